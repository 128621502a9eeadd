// What an adversary can choose between, as scenarios name it.
#pragma once

#include <array>

#include "models/base/fields.h"

namespace ishaken::messages {

// Which numbers a campaign shows.
enum class Spoofing { domestic, third_country, unallocated, one_number };
// What a campaign does when too few of its calls pass.
enum class Endurance { persist, stop, move_on };
// What the calls carry.
enum class Dress { signed_by_loot, unsigned_calls, hostile };

// What stands in the place of a list, a CRL, a certificate chain.
enum class Poison { oversized, malformed, nested, wrong_type };

}  // namespace ishaken::messages

template <>
struct ishaken::EnumNames<ishaken::messages::Spoofing> {
  using enum messages::Spoofing;
  static constexpr std::array values{
      EnumValue{domestic, "domestic", "numbers of the country that is called"},
      EnumValue{third_country, "third-country", "numbers of the country in `country`"},
      EnumValue{unallocated, "unallocated", "numbers under a country code that nobody has"},
      EnumValue{one_number, "one-number", "always the number in `number`: one victim's"}};
};
template <>
struct ishaken::EnumNames<ishaken::messages::Endurance> {
  using enum messages::Endurance;
  static constexpr std::array values{
      EnumValue{persist, "persist", "goes on to its end whatever happens"},
      EnumValue{stop, "stop", "stops when too few of its last 20 calls pass"},
      EnumValue{move_on, "move-on", "turns to the next thing that it holds, and stops when there is none"}};
};
template <>
struct ishaken::EnumNames<ishaken::messages::Dress> {
  using enum messages::Dress;
  static constexpr std::array values{
      EnumValue{signed_by_loot, "signed", "signed with what it holds; unsigned while it holds nothing"},
      EnumValue{unsigned_calls, "unsigned", "no Identity header"},
      EnumValue{hostile, "hostile", "Identity headers that a parser must survive"}};
};
template <>
struct ishaken::EnumNames<ishaken::messages::Poison> {
  using enum messages::Poison;
  static constexpr std::array values{
      EnumValue{oversized, "oversized", "40 MB of it"},
      EnumValue{malformed, "malformed", "half of it, then octets that belong nowhere"},
      EnumValue{nested, "nested", "JSON a hundred thousand levels deep"},
      EnumValue{wrong_type, "wrong-type", "an HTML page in its place"}};
};
