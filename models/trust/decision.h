// What an STI-GA decides about other countries, as a pure function of its policy and of what it knows.
#pragma once

#include <compare>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/names.h"
#include "models/trust/policy.h"

namespace ishaken::trust {

// How a country's anchors came into a list.
enum class Mechanism : std::uint8_t { national, bilateral, registry };

// A country that stands in the registry, with what policies may ask of it.
struct Candidate {
  CountryCode country;
  Region region{};
  bool mandate = false;
  auto operator<=>(const Candidate&) const = default;
};

struct TrustedCountry {
  CountryCode country;
  Mechanism mechanism = Mechanism::registry;
  Merge merge = Merge::flat;
  bool downgraded = false;  // its calls verify, and are labelled
  auto operator<=>(const TrustedCountry&) const = default;
};

// A provider (SPC) or STI-CA (subject of its root) of a country that is trusted otherwise.
struct Part {
  CountryCode country;
  std::string name;
  auto operator<=>(const Part&) const = default;
};

// What an STI-GA holds against others, whatever its rule about the registry says.
struct Reservations {
  std::set<CountryCode> excluded{}, scoped{}, downgraded{};
  std::set<Part> providers{}, cas{};  // not to be believed
};

// The whole instruction of an STI-GA to its STI-PA, by country. It replaces the one before.
struct Instruction {
  std::vector<TrustedCountry> trusted{};
  std::vector<CountryCode> excluded{};   // not even through a partner that re-exports
  std::vector<Part> providers{}, cas{};  // not to be believed, whoever's list they come by; sorted
  bool use_registry = false;
  bool re_export = false;
  bool operator==(const Instruction&) const = default;
};

// The decision about one registry entry by the registry rule alone.
bool rule_accepts(const Policy& policy, const Candidate& candidate);

// An agreement (ATIS-1000087) goes before the registry, an exclusion before both (ATIS-1000091
// clauses 4.4, 4.6).
Instruction decide(const Policy& policy, CountryCode self, const std::vector<Candidate>& registry,
                   const std::set<CountryCode>& partners, const Reservations& reservations);

}  // namespace ishaken::trust

template <>
struct ishaken::EnumNames<ishaken::trust::Mechanism> {
  using enum trust::Mechanism;
  static constexpr std::array values{
      EnumValue{national, "national", "approved by the country's own STI-GA"},
      EnumValue{bilateral, "bilateral", "from a partner's list (ATIS-1000087)"},
      EnumValue{registry, "registry", "from the International SHAKEN registry"}};
};
