// The dimensions by which metrics are divided: how each is written, and which values a run can have.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/results/metric.h"
#include "sim/results/selection.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

struct DimensionInfo {
  Dimension dimension;
  std::string_view key;  // as written before '='
  std::string_view help;
  // Returns why a run of that scenario cannot have the value, with the nearest possible value; nothing if it
  // can.
  std::optional<std::string> (*refusal)(const std::string& value, const Metric& metric,
                                        const Scenario& scenario);
  // Sets the value, which was not refused, in the selection.
  void (*select)(const std::string& value, Selection& out);
  // Writes the value of a selection; empty if it has none.
  std::string (*text)(const Selection& selection);
};

std::span<const DimensionInfo> dimensions();

// Returns the dimension of that key by which the metric is divided; null if it has none.
const DimensionInfo* find_dimension(const Metric& metric, std::string_view key);

// Returns the keys that an expectation of that metric may write before '='.
std::vector<std::string> keys_of(const Metric& metric);

}  // namespace ishaken::sim
