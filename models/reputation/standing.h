// The treatment of a country by an STI-GA, and the input and output of a rule: one case, one decision.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "models/base/fields.h"
#include "models/base/names.h"
#include "models/base/time.h"
#include "models/reputation/belief.h"
#include "models/reputation/tracing.h"

namespace ishaken::reputation {

// The standings from lenient to harsh. Under probation, a country is trusted again on conditions.
enum class Standing : std::uint8_t { kept, watched, probation, downgraded, scoped, excluded };

// A provider or an STI-CA of the country.
struct Part {
  std::string name;  // SPC, or subject of the STI-CA
  Belief belief;
  bool dropped = false;  // no longer trusted, independent of the country's standing
};

// The input of a rule. Shares are of unwanted calls (corrected by the reviewer's lens).
struct Case {
  CountryCode country;
  Standing standing = Standing::kept;
  Duration since{0};        // time in this standing
  unsigned exclusions = 0;  // number of exclusions, the present one included
  Belief belief;
  double fresh_calls = 0;  // calls of the last period; 0 once no country trusts its calls any more
  Conduct conduct;
  std::vector<Part> providers, cas;  // by name
  // The belief of each country that shares its evidence, the reviewer included, from its own evidence only.
  std::vector<Part> reporters;
};

struct Decision {
  Standing standing = Standing::kept;
  std::vector<std::string> drop_providers, drop_cas;  // all that are not to be trusted, by name
  std::string why;                                    // the figures that decided
};

}  // namespace ishaken::reputation

template <>
struct ishaken::EnumNames<ishaken::reputation::Standing> {
  using enum reputation::Standing;
  static constexpr std::array values{
      EnumValue{kept, "kept", "trusted"},
      EnumValue{watched, "watched", "trusted, and looked at closely"},
      EnumValue{probation, "probation", "trusted again after an exclusion, on conditions"},
      EnumValue{downgraded, "downgraded", "its calls verify, and are labelled"},
      EnumValue{scoped, "scoped", "its anchors are trusted for its own numbers alone"},
      EnumValue{excluded, "excluded", "not trusted"}};
};
