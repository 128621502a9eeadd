// A telephone number in the canonical form of RFC 8224 section 8.3: digits, '#' and '*', country code first,
// no '+'.
#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "models/base/result.h"

namespace ishaken {

// A telephone number. Sixteen bytes held inline, so that a call can be copied without an allocation. Empty by
// default.
class TelephoneNumber {
 public:
  static constexpr std::size_t max_size = 15;  // E.164 clause 6.1

  constexpr TelephoneNumber() = default;

  // Parses a number as people and SIP fields write it: drops a leading '+' and the separators ' ', '-', '(',
  // ')', '.'. It must include the country code. Refuses other characters, an empty number, and more than 15
  // characters.
  static Result<TelephoneNumber> parse(std::string_view raw);

  // Returns the number if the text is already canonical, as the "tn" of a PASSporT must be; else nullopt.
  static std::optional<TelephoneNumber> canonical(std::string_view text);

  std::string_view text() const { return {characters_.data(), size_}; }
  bool empty() const { return size_ == 0; }

  // Compares like the texts: unused places are NUL, which is less than every character of a number.
  auto operator<=>(const TelephoneNumber&) const = default;

 private:
  friend struct std::hash<TelephoneNumber>;

  static constexpr bool is_allowed(char c) { return (c >= '0' && c <= '9') || c == '#' || c == '*'; }

  std::array<char, max_size> characters_{};
  std::uint8_t size_ = 0;
};

static_assert(sizeof(TelephoneNumber) == 16);

}  // namespace ishaken

template <>
struct std::hash<ishaken::TelephoneNumber> {
  std::size_t operator()(const ishaken::TelephoneNumber& number) const noexcept {
    const auto words = std::bit_cast<std::array<std::uint64_t, 2>>(number);
    std::uint64_t mixed = (words[0] ^ 0x9e3779b97f4a7c15u) * 0xff51afd7ed558ccdu;
    mixed = (mixed ^ (mixed >> 32) ^ words[1]) * 0xc4ceb9fe1a85ec53u;
    return mixed ^ (mixed >> 29);
  }
};
