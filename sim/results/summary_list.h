// The figures that a summary lists.
#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "sim/results/meters.h"
#include "sim/results/metric.h"
#include "sim/results/summary.h"

namespace ishaken::sim {

// Returns totals first, then by dimension, in a fixed order. Counts of zero and shares of nothing are left
// out, totals of counts are not. `outcome` is the result here: passed, failed, unverified or undelivered.
std::vector<MetricValue> list_metrics(const Meters& meters);

// The list while it is made. Each part below appends its figures in a fixed order.
class MetricList {
 public:
  explicit MetricList(const Meters& meters) : meters_(meters) {}

  // Appends a value; nothing is left out.
  void add(const Metric& metric, std::optional<double> value, const Selection& of = {});
  // Appends what an expectation would get.
  void ask(const Metric& metric, const Selection& of = {}) { add(metric, value(metric, meters_, of), of); }
  // Appends a metric with each of its figures.
  template <class Stats>
  void ask_each(const Metric& metric, const Stats& stats, Selection of = {}) {
    for (const Stat each : stats) {
      of.stat = each;
      ask(metric, of);
    }
  }

  const Meters& meters() const { return meters_; }
  std::vector<MetricValue> take() { return std::move(out_); }

 private:
  const Meters& meters_;
  std::vector<MetricValue> out_;
};

// Calls and their delays, by kind, pair of countries, profile.
void list_calls(MetricList& list);
// What reputation came to, if anybody reviews.
void list_reputation(MetricList& list);
// How attacks went, if there were any: answers, exposure by calls, collateral, recovery.
void list_attacks(MetricList& list);
// What the attacks changed, if there is a baseline: totals always, parts if they are not zero.
void list_differences(MetricList& list);

// Returns what selects a pair of countries.
Selection of_pair(const Meters& meters, CountryPair pair);
// Sums the calls of each pair.
std::map<CountryPair, CallCounts> counts_by_pair(const Meters& meters);

}  // namespace ishaken::sim
