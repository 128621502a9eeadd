// The list of figures in a summary.
#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "sim/results/meters.h"
#include "sim/results/metric.h"
#include "sim/results/summary.h"

namespace ishaken::sim {

// Returns the figures of a summary, totals first, then by dimension, in a fixed order. Counts of zero and
// shares of no calls are left out, but not totals of counts. The values of `outcome` are results here:
// passed, failed, unverified or undelivered.
std::vector<MetricValue> list_metrics(const Meters& meters);

// The list under construction. Each function below appends its figures in a fixed order.
class MetricList {
 public:
  explicit MetricList(const Meters& meters) : meters_(meters) {}

  // Appends a value, even if it is zero; appends nothing if there is none.
  void add(const Metric& metric, std::optional<double> value, const Selection& of = {});
  // Appends the value that an expectation of that metric and selection would get.
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

// Appends calls and their delays, by kind, pair of countries, profile.
void list_calls(MetricList& list);
// Appends the figures of reputation, if any country reviews.
void list_reputation(MetricList& list);
// Appends the figures of attacks, if there were any: answers, exposure by calls, collateral, recovery.
void list_attacks(MetricList& list);
// Appends the differences from the baseline, if there is one: totals always, parts if they are not zero.
void list_differences(MetricList& list);

// Returns the selection of a pair of countries.
Selection of_pair(const Meters& meters, CountryPair pair);
// Returns the sums of the calls of each pair.
std::map<CountryPair, CallCounts> counts_by_pair(const Meters& meters);

}  // namespace ishaken::sim
