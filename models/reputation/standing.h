// How an STI-GA treats another country, and what a rule is shown before it decides: one case, one decision.
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

// From lenient to harsh. Probation is trust again, on conditions.
enum class Standing : std::uint8_t { kept, watched, probation, downgraded, scoped, excluded };

// A provider or an STI-CA of the country.
struct Part {
  std::string name;  // SPC, or subject of the STI-CA
  Belief belief;
  bool dropped = false;  // no longer believed, whatever becomes of the country
};

// All that a rule may look at. Shares are of unwanted calls (seen through the reviewer's lens).
struct Case {
  CountryCode country;
  Standing standing = Standing::kept;
  Duration since{0};        // how long it has stood there
  unsigned exclusions = 0;  // how often it was excluded before, the present time included
  Belief belief;
  double fresh_calls = 0;  // evidence of the last period alone; 0 once nobody believes its calls any more
  Conduct conduct;
  std::vector<Part> providers, cas;  // by name
  // What each country that shares its evidence, the reviewer included, would believe on its own.
  std::vector<Part> reporters;
};

struct Decision {
  Standing standing = Standing::kept;
  std::vector<std::string> drop_providers, drop_cas;  // all that shall not be believed, by name
  std::string why;                                    // with the figures that decided
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
