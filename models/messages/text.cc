#include "models/messages/text.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace ishaken::messages {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z'); }

bool is_control(char c) {
  const auto code = static_cast<unsigned char>(c);
  return (code < 0x20 && c != '\t') || code == 0x7f;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = lower(c);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool same_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  if (a == b) return true;  // the most frequent case
  return std::ranges::equal(a, b, {}, lower, lower);
}

// Looks at eight characters at a time: a byte below 0x20 borrows from its highest bit, and 0x7f is zero after
// the exclusive or.
bool has_control(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101, high = 0x80 * ones;
  while (text.size() >= sizeof ones) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data(), sizeof eight);
    const std::uint64_t delete_as_zero = eight ^ 0x7f * ones;
    const std::uint64_t suspects =
        ((eight - 0x20 * ones) & ~eight) | ((delete_as_zero - ones) & ~delete_as_zero);
    if ((suspects & high) != 0 && std::ranges::any_of(text.substr(0, sizeof eight), is_control)) return true;
    text.remove_prefix(sizeof eight);
  }
  return std::ranges::any_of(text, is_control);
}

bool starts_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && same_ignoring_case(text.substr(0, prefix.size()), prefix);
}

std::string_view take_until(std::string_view& rest, char mark) {
  const std::size_t end = rest.find(mark);
  const std::string_view taken = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return taken;
}

std::optional<std::uint64_t> decimal(std::string_view text, std::uint64_t max) {
  std::uint64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end || text.empty() || value > max) return std::nullopt;
  return value;
}

Digits::Digits(std::uint64_t value)
    : size_(static_cast<std::size_t>(std::to_chars(text_.data(), text_.data() + text_.size(), value).ptr -
                                     text_.data())) {}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::size_t size = 0;
  for (const std::string_view part : parts) size += part.size();
  std::string out;
  out.reserve(size);
  for (const std::string_view part : parts) out += part;
  return out;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return is_alphanumeric(c) ||
           (c != '\0' && std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos);
  });
}

void append_field_value(std::string& out, std::string_view raw) {
  const std::size_t start = out.size();
  out += raw;
  if (!has_control(raw)) return;
  for (std::size_t i = start; i < out.size(); ++i)
    if (is_control(out[i])) out[i] = ' ';
}

void append_escaped(std::string& out, std::string_view raw, std::string_view also_plain) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : raw) {
    const bool unreserved = is_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
    if (unreserved || also_plain.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto code = static_cast<unsigned char>(c);
    out += '%';
    out += digits[code >> 4];
    out += digits[code & 15];
  }
}

std::string escaped(std::string_view raw, std::string_view also_plain) {
  std::string out;
  append_escaped(out, raw, also_plain);
  return out;
}

std::optional<std::string> unescaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (text.size() - i < 3) return std::nullopt;
    const int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

}  // namespace ishaken::messages
