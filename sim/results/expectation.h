// One line of `expect:`, such as `verified_share[from=XA, to=FR, after=4 d] == 0`, and its evaluation.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/base/result.h"
#include "sim/results/metric.h"
#include "sim/results/summary.h"
#include "sim/scenario/load.h"

namespace ishaken::sim {

struct Expectation {
  enum class Comparison { equal, not_equal, less, less_or_equal, greater, greater_or_equal };
  std::string text{};  // as written
  const Metric* metric = nullptr;
  Selection asked{};
  Comparison comparison = Comparison::equal;
  double value = 0;  // durations in seconds
};

// Reads a line. Fails if the metric or a dimension is unknown, or if a run of that scenario cannot have a
// value.
Result<Expectation, TextError> parse_expectation(std::string_view text, const Scenario& scenario);

// Returns what is wrong with a line; nothing if it can be read.
std::optional<TextError> check_expectation(std::string_view text, const Scenario& scenario);

// Returns whether the comparison is true. Numbers are equal if they differ by no more than 1e-9 of the
// larger, so that a share of 1/3 equals 0.333333333333.
bool holds(double value, Expectation::Comparison comparison, double expected);

ExpectationResult evaluate(const Expectation& expectation, const Meters& meters);

}  // namespace ishaken::sim
