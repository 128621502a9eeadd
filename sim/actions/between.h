// The links between a group of countries and others, which a partition cuts and a degradation worsens.
#pragma once

#include "sim/network/faults.h"
#include "sim/scenario/country_selector.h"

namespace ishaken::sim {

inline Faults::Between between(const std::vector<CountryCode>& group, const CountrySelector& others) {
  return {{group.begin(), group.end()}, {others.codes.begin(), others.codes.end()}};
}

}  // namespace ishaken::sim
