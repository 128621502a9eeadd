// One line of `expect:`, such as `verified_share[from=XA, to=FR, after=4 d] == 0`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"
#include "sim/scenario/names.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

struct ExpectationError {
  std::size_t at = 0;  // byte of the text
  std::string what;
};

// Metric and dimensions must be known; countries, kinds, actions and party paths are checked against the
// scenario.
Result<Expectation, ExpectationError> parse_expectation(std::string_view text, const KnownNames& names);

}  // namespace ishaken::sim
