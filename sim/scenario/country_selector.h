// The countries that the value of a key selects: "any", one code, or a list of codes.
#pragma once

#include <algorithm>
#include <vector>

#include "models/base/names.h"

namespace ishaken::sim {

struct CountrySelector {
  std::vector<CountryCode> codes;  // empty: any
  bool any() const { return codes.empty(); }
  bool selects(CountryCode country) const {
    return any() || std::ranges::find(codes, country) != codes.end();
  }
  bool operator==(const CountrySelector&) const = default;
};

}  // namespace ishaken::sim
