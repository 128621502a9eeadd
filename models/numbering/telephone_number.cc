#include "models/numbering/telephone_number.h"

#include <fmt/format.h>

namespace ishaken {
namespace {

// Returns the text as error messages show it: short and printable, since it may be hostile.
std::string shown(std::string_view raw) {
  constexpr std::size_t limit = 32;
  std::string text;
  for (const char c : raw.substr(0, limit)) text += c >= ' ' && c <= '~' ? c : '?';
  if (raw.size() > limit) text += "...";
  return text;
}

bool is_separator(char c) { return c == ' ' || c == '-' || c == '(' || c == ')' || c == '.'; }

}  // namespace

Result<TelephoneNumber> TelephoneNumber::parse(std::string_view raw) {
  TelephoneNumber number;
  bool plus_may_come = true;
  for (const char c : raw) {
    if (is_separator(c)) continue;
    if (c == '+' && plus_may_come) {
      plus_may_come = false;
      continue;
    }
    plus_may_come = false;
    if (!is_allowed(c)) return fail(fmt::format("'{}' is no telephone number", shown(raw)));
    if (number.size_ == max_size)
      return fail(fmt::format("'{}' is longer than the {} digits of E.164", shown(raw), max_size));
    number.characters_[number.size_++] = c;
  }
  if (number.empty()) return fail(fmt::format("'{}' is no telephone number: it has no digits", shown(raw)));
  return number;
}

std::optional<TelephoneNumber> TelephoneNumber::canonical(std::string_view text) {
  if (text.empty() || text.size() > max_size) return std::nullopt;
  TelephoneNumber number;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_allowed(text[i])) return std::nullopt;
    number.characters_[i] = text[i];
  }
  number.size_ = static_cast<std::uint8_t>(text.size());
  return number;
}

}  // namespace ishaken
