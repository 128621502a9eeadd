// Everything that a run measures, in one place, and one question to ask of it: the value of a metric with
// these dimensions, in this window.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "sim/results/call_metrics.h"
#include "sim/results/control_metrics.h"
#include "sim/results/countries.h"
#include "sim/results/exposure.h"
#include "sim/results/periods.h"
#include "sim/results/profiles.h"
#include "sim/results/summary.h"

namespace ishaken::sim {

struct Metrics {
  Metrics(const Scenario& scenario, const std::vector<PartyInfo>& parties);
  Metrics(const Metrics&) = delete;  // `calls` looks into `countries` and `profiles`
  Metrics& operator=(const Metrics&) = delete;

  CountryIndex countries;
  ProfileIndex profiles;
  Periods periods;
  CallMetrics calls;
  ControlMetrics control;
  TrustMetrics trust;
  ExposureMeter exposure;

  // Empty where there is nothing to measure: a share of no calls, a delay that nobody had.
  std::optional<double> value(std::string_view metric, const Where& where, const Window& window = {}) const;
};

// Totals first, then by dimension, in a fixed order. Counts of zero and shares of nothing are left out,
// totals of counts are not. `outcome` is the result here: passed, failed, unverified or undelivered.
std::vector<MetricValue> list_metrics(const Metrics& metrics);

}  // namespace ishaken::sim
