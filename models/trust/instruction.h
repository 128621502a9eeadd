// The instruction of an STI-GA to its STI-PA: which countries to trust, by which mechanism, for which
// numbers.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "models/base/fields.h"
#include "models/base/members.h"
#include "models/base/names.h"
#include "models/numbering/region.h"
#include "models/trust/merge_rule.h"

namespace ishaken::trust {

// The way in which a country's anchors came into a list.
enum class Mechanism : std::uint8_t { national, bilateral, registry };

// A country in the registry, with the attributes that policies may require.
struct Candidate {
  CountryCode country;
  Region region{};
  bool mandate = false;
  auto operator<=>(const Candidate&) const = default;

  static constexpr auto members() {
    return std::tuple{member("country", &Candidate::country), member("region", &Candidate::region),
                      member("mandate", &Candidate::mandate)};
  }
};

struct TrustedCountry {
  CountryCode country;
  Mechanism mechanism = Mechanism::registry;
  Merge merge = Merge::flat;
  bool downgraded = false;  // its calls verify, but are labelled
  auto operator<=>(const TrustedCountry&) const = default;

  static constexpr auto members() {
    return std::tuple{
        member("country", &TrustedCountry::country), member("mechanism", &TrustedCountry::mechanism),
        member("merge", &TrustedCountry::merge), optional_member("downgraded", &TrustedCountry::downgraded)};
  }
};

// A provider (SPC) or STI-CA (subject of its root) that is treated differently from its country.
struct Part {
  CountryCode country;
  std::string name;
  auto operator<=>(const Part&) const = default;

  static constexpr auto members() {
    return std::tuple{member("country", &Part::country), member("name", &Part::name)};
  }
};

// The complete instruction of an STI-GA to its STI-PA, by country. It replaces the previous one.
struct Instruction {
  std::vector<TrustedCountry> trusted{};
  std::vector<CountryCode> excluded{};   // not even through a partner that re-exports
  std::vector<Part> providers{}, cas{};  // not to be trusted, from any list; sorted
  bool use_registry = false;
  bool re_export = false;
  bool operator==(const Instruction&) const = default;

  static constexpr auto members() {
    return std::tuple{member("trusted", &Instruction::trusted),
                      member("excluded", &Instruction::excluded),
                      optional_member("providers", &Instruction::providers),
                      optional_member("cas", &Instruction::cas),
                      member("use_registry", &Instruction::use_registry),
                      member("re_export", &Instruction::re_export)};
  }
};

}  // namespace ishaken::trust

template <>
struct ishaken::EnumNames<ishaken::trust::Mechanism> {
  using enum trust::Mechanism;
  static constexpr std::array values{
      EnumValue{national, "national", "approved by the country's own STI-GA"},
      EnumValue{bilateral, "bilateral", "from a partner's list (ATIS-1000087)"},
      EnumValue{registry, "registry", "from the International SHAKEN registry"}};
};
