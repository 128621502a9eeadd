#include "models/base/bytes.h"

#include <array>

namespace ishaken {
namespace {

constexpr std::string_view url_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view standard_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t invalid = 0xff;

constexpr std::array<std::uint8_t, 256> reverse(std::string_view alphabet) {
  std::array<std::uint8_t, 256> table{};
  table.fill(invalid);
  for (std::size_t i = 0; i < alphabet.size(); ++i)
    table[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::uint8_t>(i);
  return table;
}

void append_base64(std::string& out, ByteView bytes, std::string_view alphabet) {
  const std::size_t start = out.size();
  out.resize(start + (bytes.size() * 4 + 2) / 3);
  char* to = out.data() + start;
  std::size_t i = 0;
  for (; i + 3 <= bytes.size(); i += 3) {
    const unsigned word = static_cast<unsigned>(bytes[i] << 16 | bytes[i + 1] << 8 | bytes[i + 2]);
    *to++ = alphabet[word >> 18];
    *to++ = alphabet[word >> 12 & 63];
    *to++ = alphabet[word >> 6 & 63];
    *to++ = alphabet[word & 63];
  }
  if (const std::size_t rest = bytes.size() - i; rest > 0) {
    const unsigned word = static_cast<unsigned>(bytes[i] << 16 | (rest == 2 ? bytes[i + 1] << 8 : 0));
    *to++ = alphabet[word >> 18];
    *to++ = alphabet[word >> 12 & 63];
    if (rest == 2) *to++ = alphabet[word >> 6 & 63];
  }
}

// Decodes unpadded text into `out`, which has enough room. Returns false if a character is invalid or the
// last one has stray bits.
bool decode_base64(std::string_view text, const std::array<std::uint8_t, 256>& table, std::uint8_t* out) {
  if (text.size() % 4 == 1) return false;
  const auto value = [&](std::size_t i) { return table[static_cast<std::uint8_t>(text[i])]; };
  std::size_t i = 0;
  unsigned bad = 0;
  for (; i + 4 <= text.size(); i += 4) {
    const unsigned a = value(i), b = value(i + 1), c = value(i + 2), d = value(i + 3);
    bad |= a | b | c | d;
    *out++ = static_cast<std::uint8_t>(a << 2 | b >> 4);
    *out++ = static_cast<std::uint8_t>(b << 4 | c >> 2);
    *out++ = static_cast<std::uint8_t>(c << 6 | d);
  }
  if (const std::size_t rest = text.size() - i; rest > 0) {
    const unsigned a = value(i), b = value(i + 1), c = rest == 3 ? value(i + 2) : 0u;
    bad |= a | b | c;
    *out++ = static_cast<std::uint8_t>(a << 2 | b >> 4);
    if (rest == 3) *out++ = static_cast<std::uint8_t>(b << 4 | c >> 2);
    if ((rest == 3 ? c & 3 : b & 15) != 0) return false;
  }
  return bad < 64;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

constexpr auto url_table = reverse(url_alphabet);
constexpr auto standard_table = reverse(standard_alphabet);

}  // namespace

void append_base64url(std::string& out, ByteView bytes) { append_base64(out, bytes, url_alphabet); }

std::string base64url(ByteView bytes) {
  std::string out;
  append_base64(out, bytes, url_alphabet);
  return out;
}

std::optional<Bytes> from_base64url(std::string_view text) {
  Bytes out(text.size() * 3 / 4);
  if (!decode_base64(text, url_table, out.data())) return std::nullopt;
  return out;
}

bool from_base64url(std::string_view text, std::string& out) {
  out.resize(text.size() * 3 / 4);
  return decode_base64(text, url_table, reinterpret_cast<std::uint8_t*>(out.data()));
}

std::string base64(ByteView bytes) {
  std::string out;
  append_base64(out, bytes, standard_alphabet);
  out.append((4 - out.size() % 4) % 4, '=');
  return out;
}

std::optional<Bytes> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  if (text.ends_with("==")) {
    text.remove_suffix(2);
  } else if (text.ends_with('=')) {
    text.remove_suffix(1);
  }
  Bytes out(text.size() * 3 / 4);
  if (!decode_base64(text, standard_table, out.data())) return std::nullopt;
  return out;
}

std::string hex(ByteView bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const std::uint8_t byte : bytes) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

std::optional<Bytes> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  Bytes out;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = hex_digit(text[i]), low = hex_digit(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    out.push_back(static_cast<std::uint8_t>(high << 4 | low));
  }
  return out;
}

}  // namespace ishaken
