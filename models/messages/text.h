// The alphabet work that SIP and HTTP share: white space, tokens, numbers, percent-encoding.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace ishaken::messages {

// Without the spaces and tabs around it.
std::string_view trimmed(std::string_view text);
bool same_ignoring_case(std::string_view a, std::string_view b);
bool starts_ignoring_case(std::string_view text, std::string_view prefix);

// The text before the first `mark`, which `rest` loses with it; all of it where there is none.
std::string_view take_until(std::string_view& rest, char mark);

// Decimal digits and nothing else, up to `max`.
std::optional<std::uint64_t> decimal(std::string_view text, std::uint64_t max);

// The decimal digits of a number, for as long as the expression that they stand in.
class Digits {
 public:
  explicit Digits(std::uint64_t value);
  operator std::string_view() const { return {text_.data(), size_}; }

 private:
  std::array<char, 20> text_;
  std::size_t size_;
};

// Allocates once.
std::string joined(std::initializer_list<std::string_view> parts);

// RFC 9110 section 5.6.2.
bool is_token(std::string_view text);

// Other than a tab.
bool has_control(std::string_view text);

// A header field value. Whatever a struct holds, no line may end inside it: control characters become spaces.
void append_field_value(std::string& out, std::string_view raw);

// RFC 3986 section 2.1: everything but unreserved characters and those in `also_plain` becomes %XX.
void append_escaped(std::string& out, std::string_view raw, std::string_view also_plain = "");
std::string escaped(std::string_view raw, std::string_view also_plain = "");
// Empty where a % is not followed by two hexadecimal digits.
std::optional<std::string> unescaped(std::string_view text);

}  // namespace ishaken::messages
