// Whether what a scenario expects has come true.
#pragma once

#include "sim/results/metrics.h"
#include "sim/results/summary.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

// Numbers are equal where they differ by no more than 1e-9 of the larger: a share of 1/3 is 0.333333333333.
bool holds(double value, Expectation::Comparison comparison, double expected);

// `start`: of the scenario; windows count from it.
ExpectationResult evaluate(const Expectation& expectation, Instant start, const Metrics& metrics);

}  // namespace ishaken::sim
