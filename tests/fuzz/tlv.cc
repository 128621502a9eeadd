#include "tests/fuzz/tlv.h"

namespace ishaken::fuzz {
namespace {

constexpr int deepest = 24;

// Header and content of the first element; `der` loses it.
bool take(std::string_view& der, Element& out) {
  if (der.size() < 2) return false;
  out.tag = static_cast<std::uint8_t>(der[0]);
  std::size_t length = static_cast<unsigned char>(der[1]), header = 2;
  if (length >= 0x80) {
    const std::size_t octets = length & 0x7f;
    if (octets == 0 || octets > 3 || der.size() < 2 + octets) return false;
    length = 0;
    for (std::size_t i = 0; i < octets; ++i) length = length << 8 | static_cast<unsigned char>(der[2 + i]);
    header += octets;
  }
  if (length > der.size() - header) return false;
  out.content = der.substr(header, length);
  der.remove_prefix(header + length);
  return true;
}

}  // namespace

std::optional<std::vector<Element>> decode(std::string_view der, int depth) {
  std::vector<Element> out;
  if (depth > deepest) return std::nullopt;
  while (!der.empty()) {
    Element& element = out.emplace_back();
    if (!take(der, element)) return std::nullopt;
    const bool constructed = (element.tag & 0x20) != 0, bits = element.tag == 0x03;
    if (!constructed && !bits && element.tag != 0x04) continue;
    const std::size_t front = bits && !element.content.empty() ? 1 : 0;
    auto inside = decode(std::string_view(element.content).substr(front), depth + 1);
    if (!inside || inside->empty()) continue;
    element.content.resize(front);
    element.inside = std::move(*inside);
  }
  return out;
}

std::string encode(const std::vector<Element>& elements) {
  std::string out;
  for (const Element& element : elements) {
    const std::string content = element.content + encode(element.inside);
    out.push_back(static_cast<char>(element.tag));
    std::string length;
    for (std::size_t rest = content.size(); rest != 0; rest >>= 8)
      length.insert(length.begin(), static_cast<char>(rest));
    if (content.size() >= 0x80) out.push_back(static_cast<char>(0x80 | length.size()));
    out += content.empty() ? std::string(1, '\0') : length;
    out += content;
  }
  return out;
}

}  // namespace ishaken::fuzz
