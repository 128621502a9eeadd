// The choices that scenarios have for an adversary, with the names that they use.
#pragma once

#include <array>

#include "models/base/fields.h"

namespace ishaken::messages {

// The calling numbers that a campaign shows.
enum class Spoofing { domestic, third_country, unallocated, one_number };
// The reaction of a campaign when too few of its calls pass.
enum class Endurance { persist, stop, move_on };
// The Identity header of a campaign's calls.
enum class IdentityHeader { signed_by_loot, unsigned_calls, hostile };

// The malicious content that replaces a list, a CRL or a certificate chain.
enum class Poison { oversized, malformed, nested, wrong_type };

}  // namespace ishaken::messages

template <>
struct ishaken::EnumNames<ishaken::messages::Spoofing> {
  using enum messages::Spoofing;
  static constexpr std::array values{
      EnumValue{domestic, "domestic", "numbers of the country that is called"},
      EnumValue{third_country, "third-country", "numbers of the country in `country`"},
      EnumValue{unallocated, "unallocated", "numbers under an unassigned country code"},
      EnumValue{one_number, "one-number", "always the number in `number`: one victim's"}};
};
template <>
struct ishaken::EnumNames<ishaken::messages::Endurance> {
  using enum messages::Endurance;
  static constexpr std::array values{
      EnumValue{persist, "persist", "goes on to its end whatever happens"},
      EnumValue{stop, "stop", "stops when too few of its last 20 calls pass"},
      EnumValue{move_on, "move-on",
                "uses the next key or certificate that it holds, and stops when there is none"}};
};
template <>
struct ishaken::EnumNames<ishaken::messages::IdentityHeader> {
  using enum messages::IdentityHeader;
  static constexpr std::array values{
      EnumValue{signed_by_loot, "signed", "signed with a key that it holds; unsigned while it holds none"},
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
