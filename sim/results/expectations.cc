#include "sim/results/expectations.h"

#include <algorithm>
#include <cmath>

namespace ishaken::sim {
namespace {

bool nearly(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b)); }

bool is_about_calls(std::string_view metric) {
  return !ReputationMeter::measures(metric) &&
         (CallCounts{}.measure(metric).has_value() || metric.ends_with("_share"));
}

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

ExpectationResult evaluate(const Expectation& expectation, Instant start, const Metrics& metrics) {
  Window window;
  if (expectation.after) window.after = start + *expectation.after;
  if (expectation.before) window.before = start + *expectation.before;
  const Where where(expectation.where.begin(), expectation.where.end());

  ExpectationResult out;
  out.text = expectation.text;
  out.value = metrics.value(expectation.metric, where, window);
  if (out.value)
    out.held = holds(*out.value, expectation.comparison, expectation.value);
  else
    out.note = is_about_calls(expectation.metric) ? "no calls matched" : "nothing was measured";
  return out;
}

}  // namespace ishaken::sim
