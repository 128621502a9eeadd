// The parts of list_metrics (metrics.h), each of which appends its figures in a fixed order.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/results/metrics.h"

namespace ishaken::sim {

// Dimension -> value, in the order of the contract.
using Dimensions = std::vector<std::pair<std::string_view, std::string>>;

class MetricList {
 public:
  explicit MetricList(const Metrics& metrics) : metrics_(metrics) {}

  void add(std::string_view metric, std::optional<double> value, Dimensions where);
  void ask(std::string_view metric, Dimensions where);  // as an expectation does

  const Metrics& metrics() const { return metrics_; }
  std::vector<MetricValue> take() { return std::move(out_); }

 private:
  const Metrics& metrics_;
  std::vector<MetricValue> out_;
};

// What reputation came to, where anybody reviews.
void list_reputation(MetricList& list);
// How attacks went, where there were any: answers, exposure by calls, collateral, recovery.
void list_attacks(MetricList& list);
// What the attacks changed, where there is a baseline: totals always, parts where they are not zero.
void list_differences(MetricList& list);

}  // namespace ishaken::sim
