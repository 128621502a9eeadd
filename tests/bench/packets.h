// What packets cost: a call beside bare ns-3 applications that exchange the same packets, and a world of
// hosts.
#pragma once

#include <string>
#include <vector>

#include "tests/bench/measure.h"

namespace ishaken::bench {

// Calls per CPU second; limit: of ns-3 applications that send the same datagrams and do nothing else.
Figure calls_beside_bare_ns3(std::string name, const std::vector<std::string>& overrides);

// A run of 193 countries with five hosts each, made and not played.
struct Built {
  double cpu_s = 0, peak_mb = 0;
};
Built build_world(const std::string& network);

}  // namespace ishaken::bench
