// Functions on characters that SIP and HTTP share: white space, tokens, numbers, percent-encoding.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace ishaken::messages {

// Returns `text` without the spaces and tabs around it.
std::string_view trimmed(std::string_view text);
bool same_ignoring_case(std::string_view a, std::string_view b);
bool starts_ignoring_case(std::string_view text, std::string_view prefix);

// Removes the text before the first `mark` from `rest`, with the mark, and returns it; takes all of `rest` if
// there is no mark.
std::string_view take_until(std::string_view& rest, char mark);

// Returns the value of a text of decimal digits alone; nothing for any other text and for values above `max`.
std::optional<std::uint64_t> decimal(std::string_view text, std::uint64_t max);

// The decimal digits of a number. The view is valid until the end of the expression that a temporary Digits
// is in.
class Digits {
 public:
  explicit Digits(std::uint64_t value);
  operator std::string_view() const { return {text_.data(), size_}; }

 private:
  std::array<char, 20> text_;
  std::size_t size_;
};

// Joins the parts with one allocation.
std::string joined(std::initializer_list<std::string_view> parts);

// Returns whether the text is a token (RFC 9110 section 5.6.2).
bool is_token(std::string_view text);

// Returns whether the text has a control character other than a tab.
bool has_control(std::string_view text);

// Appends a header field value. Control characters become spaces, so that no line can end inside the value.
void append_field_value(std::string& out, std::string_view raw);

// Appends `raw` percent-encoded (RFC 3986 section 2.1): all characters except unreserved ones and those in
// `also_plain` become %XX.
void append_escaped(std::string& out, std::string_view raw, std::string_view also_plain = "");
std::string escaped(std::string_view raw, std::string_view also_plain = "");
// Decodes percent-encoding; returns nothing if a % is not followed by two hexadecimal digits.
std::optional<std::string> unescaped(std::string_view text);

}  // namespace ishaken::messages
