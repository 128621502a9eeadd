#include "tests/fuzz/formats.h"

#include <algorithm>
#include <random>

#include "models/base/bytes.h"
#include "tests/fuzz/tlv.h"

// Of libFuzzer, or of our driver: one change of any kind.
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t longest);

namespace ishaken::fuzz {
namespace {

using Random = std::minstd_rand;

void mutate_plainly(std::string& input, std::size_t longest) {
  const std::size_t size = std::min(input.size(), longest);
  input.resize(longest);
  input.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(input.data()), size, longest));
}

// All elements, each with the list that it stands in.
struct Position {
  std::vector<Element>* list;
  std::size_t index;
  Element& element() const { return (*list)[index]; }
};
void collect(std::vector<Element>& list, std::vector<Position>& out) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    out.push_back({&list, i});
    collect(list[i].inside, out);
  }
}

void change(const Position& place, const Position& other, std::size_t room, Random& random) {
  constexpr std::uint8_t tags[] = {0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0a, 0x0c, 0x13, 0x16, 0x17,
                                   0x18, 0x1e, 0x30, 0x31, 0x80, 0x82, 0x84, 0x86, 0xa0, 0xa1, 0xa4};
  std::vector<Element>& list = *place.list;
  const auto here = list.begin() + static_cast<std::ptrdiff_t>(place.index);
  const Element copy = other.element();
  switch (random() % 12) {
    case 0:
      list.erase(here);
      break;
    case 1:
      *here = copy;
      break;
    case 2:
      list.insert(here, copy);
      break;
    case 3:
      std::swap(*here, list[random() % list.size()]);
      break;
    case 4:
      here->tag = tags[random() % std::size(tags)];
      break;
    case 5: {
      const std::size_t times = random() % (random() % 16 == 0 ? 1 + room / 2 : 8);
      const std::size_t fit = room / (2 + encode({copy}).size());
      list.insert(here, std::min(times, fit), copy);
      break;
    }
    case 6:
      here->inside.clear();
      here->content.clear();
      break;
    default:
      if (here->inside.empty()) mutate_plainly(here->content, here->content.size() + 1 + random() % 64);
  }
}

}  // namespace

void mutate_der(std::string& input, std::size_t longest, unsigned seed) {
  Random random(seed);
  auto elements = decode(input);
  std::vector<Position> places;
  if (elements) collect(*elements, places);
  if (places.empty() || random() % 8 == 0) return mutate_plainly(input, longest);
  // Not the outermost: every document is one SEQUENCE.
  const std::size_t first = places.size() > 1 ? 1 : 0;
  const auto any = [&] { return places[first + random() % (places.size() - first)]; };
  const Position place = any();
  change(place, any(), longest - std::min(input.size(), longest), random);
  if (std::string made = encode(*elements); made.size() <= longest) input = std::move(made);
}

void mutate_pem(std::string& input, std::size_t longest, unsigned seed) {
  Random random(seed);
  std::vector<std::size_t> blocks;
  constexpr std::string_view front = "-----BEGIN CERTIFICATE-----", back = "-----END";
  for (std::size_t at = input.find(front); at != std::string::npos; at = input.find(front, at + 1))
    blocks.push_back(at + front.size());
  if (blocks.empty() || random() % 4 == 0) return mutate_plainly(input, longest);
  const std::size_t begin = blocks[random() % blocks.size()], end = input.find(back, begin);
  if (end == std::string::npos) return mutate_plainly(input, longest);
  std::string body = input.substr(begin, end - begin);
  std::erase_if(body, [](char c) { return c == '\n' || c == '\r' || c == ' '; });
  const auto decoded = from_base64(body);
  if (!decoded) return mutate_plainly(input, longest);
  std::string der(as_text(*decoded));
  mutate_der(der, longest / 2, seed);
  input.replace(begin, end - begin, '\n' + base64(as_bytes(der)) + '\n');
  if (input.size() > longest) input.resize(longest);
}

void mutate_jws(std::string& input, std::size_t longest, unsigned seed) {
  Random random(seed);
  const std::size_t stop = std::min(input.find(';'), input.size());
  std::vector<std::size_t> edges{0};  // where a part begins
  for (std::size_t i = 0; i < stop; ++i)
    if (input[i] == '.') edges.push_back(i + 1);
  edges.push_back(stop + 1);
  if (edges.size() != 4 || random() % 4 == 0) return mutate_plainly(input, longest);
  const std::size_t part = random() % 3, begin = edges[part], size = edges[part + 1] - 1 - begin;
  const auto decoded = from_base64url(std::string_view(input).substr(begin, size));
  if (!decoded) return mutate_plainly(input, longest);
  std::string text(as_text(*decoded));
  mutate_plainly(text, longest / 2);
  input.replace(begin, size, base64url(as_bytes(text)));
  if (input.size() > longest) input.resize(longest);
}

void mutate_http(std::string& input, std::size_t longest, unsigned seed) {
  mutate_plainly(input, longest);
  const std::size_t field = input.find("Content-Length: "), body = input.find("\r\n\r\n");
  if (seed % 4 == 0 || field == std::string::npos || body == std::string::npos || field > body) return;
  const std::size_t value = field + 16, end = input.find("\r\n", value);
  input.replace(value, end - value, std::to_string(input.size() - body - 4));
  if (input.size() > longest) input.resize(longest);
}

std::size_t apply(Mutate mutate, std::uint8_t* data, std::size_t size, std::size_t longest, unsigned seed) {
  std::string input(reinterpret_cast<const char*>(data), size);
  mutate(input, longest, seed);
  input.resize(std::min(input.size(), longest));
  std::ranges::copy(input, data);
  return input.size();
}

}  // namespace ishaken::fuzz
