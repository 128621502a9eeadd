// Everything that a run measures, in one place, and one question to ask of it: the value of a metric with
// these dimensions, in this window.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "sim/results/attacks.h"
#include "sim/results/call_metrics.h"
#include "sim/results/control_metrics.h"
#include "sim/results/countries.h"
#include "sim/results/exposure.h"
#include "sim/results/forgeries.h"
#include "sim/results/link_metrics.h"
#include "sim/results/periods.h"
#include "sim/results/profiles.h"
#include "sim/results/recovery.h"
#include "sim/results/reputation_meter.h"
#include "sim/results/summary.h"

namespace ishaken::sim {

struct Metrics {
  // `baseline`: of the same scenario without its attacks, where it was played.
  Metrics(const Scenario& scenario, const std::vector<PartyInfo>& parties,
          std::shared_ptr<const Metrics> baseline = nullptr);
  Metrics(const Metrics&) = delete;  // parts of it look into `countries` and `profiles`
  Metrics& operator=(const Metrics&) = delete;

  CountryIndex countries;
  ProfileIndex profiles;
  Periods periods;
  CallMetrics calls;
  ControlMetrics control;
  LinkMetrics links;
  TrustMetrics trust;
  ExposureMeter exposure;
  ForgeryMeter forgeries;
  AttackMeter attacks;
  ReputationMeter reputation;
  HourlyCalls hours;
  CallsTerminated terminated;  // empty where the timeline is: then nothing asks
  std::shared_ptr<const Metrics> baseline;

  // Empty where there is nothing to measure: a share of no calls, a delay that nobody had. With
  // against=baseline the difference from the baseline's value.
  std::optional<double> value(std::string_view metric, const Where& where, const Window& window = {}) const;

  // Of both meters. Of one action, or of all where it is empty.
  std::vector<Exposure> exposures(std::string_view action, const Window& window = {}) const;
  // One for each attack of that action; none where there is no baseline.
  std::vector<Recovery> recoveries(std::string_view action) const;
};

// Totals first, then by dimension, in a fixed order. Counts of zero and shares of nothing are left out,
// totals of counts are not. `outcome` is the result here: passed, failed, unverified or undelivered.
std::vector<MetricValue> list_metrics(const Metrics& metrics);

}  // namespace ishaken::sim
