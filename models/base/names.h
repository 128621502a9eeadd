// Small strong types for the whole program.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace ishaken {

// ISO 3166-1 alpha-2, or a user-assigned code such as XA. Two upper-case letters; "--" if there is none.
struct CountryCode {
  std::array<char, 2> letters{'-', '-'};

  constexpr CountryCode() = default;
  // Takes a code that the program itself names; one that is none does not compile.
  consteval explicit CountryCode(const char (&code)[3]) : CountryCode(*parse(code)) {}
  // Returns the code that `text` is; nullopt if it is not two upper-case letters.
  static constexpr std::optional<CountryCode> parse(std::string_view text) {
    const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (text.size() != 2 || !is_letter(text[0]) || !is_letter(text[1])) return std::nullopt;
    CountryCode code;
    code.letters = {text[0], text[1]};
    return code;
  }
  constexpr bool known() const { return letters[0] != '-'; }
  std::string text() const { return {letters[0], letters[1]}; }
  auto operator<=>(const CountryCode&) const = default;
};

// The index of a party in the directory. It is the address of messages.
enum class PartyId : std::uint32_t {};
inline constexpr PartyId no_party{0xffffffffu};

// The number of a call: the index of its source (from 0), then nine digits, from 1. 0 means none.
enum class CallId : std::uint64_t {};

// The number of a request and its reply; 0 if a message expects no reply.
enum class RequestId : std::uint64_t {};

template <class Enum>
constexpr auto number(Enum value) {
  return static_cast<std::underlying_type_t<Enum>>(value);
}

}  // namespace ishaken

template <>
struct std::hash<ishaken::CountryCode> {
  std::size_t operator()(ishaken::CountryCode code) const noexcept {
    return static_cast<std::size_t>(code.letters[0]) * 256u + static_cast<std::size_t>(code.letters[1]);
  }
};
