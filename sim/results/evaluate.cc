#include "sim/results/expectation.h"

#include <algorithm>
#include <cmath>

namespace ishaken::sim {
namespace {

bool nearly(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b)); }

}  // namespace

bool holds(double value, Expectation::Comparison comparison, double expected) {
  using enum Expectation::Comparison;
  const bool same = nearly(value, expected);
  switch (comparison) {
    case equal:
      return same;
    case not_equal:
      return !same;
    case less:
      return value < expected && !same;
    case less_or_equal:
      return value < expected || same;
    case greater:
      return value > expected && !same;
    case greater_or_equal:
      return value > expected || same;
  }
  return false;
}

ExpectationResult evaluate(const Expectation& expectation, const Meters& meters) {
  ExpectationResult out;
  out.text = expectation.text;
  out.value = value(*expectation.metric, meters, expectation.asked);
  if (out.value)
    out.held = holds(*out.value, expectation.comparison, expectation.value);
  else
    out.note = expectation.metric->measure.is_of_calls() ? "no calls matched" : "nothing was measured";
  return out;
}

}  // namespace ishaken::sim
