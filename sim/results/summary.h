// The summary of a run: metrics with their dimensions, and the results of expectations (summary.json of a run
// directory).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ishaken::sim {

struct MetricValue {
  std::string_view name;
  double value = 0;
  std::string_view unit;  // "calls", "share", "s", ...
  // Dimension and value, in the order of the contract.
  std::vector<std::pair<std::string_view, std::string>> where{};
};

struct ExpectationResult {
  std::string text;
  bool held = false;
  // Empty if there was nothing to measure, such as a share of no calls; then the expectation does not hold.
  std::optional<double> value;
  std::string note;  // why there is no value
};

struct Summary {
  std::vector<MetricValue> metrics;       // in a fixed order
  std::vector<ExpectationResult> expect;  // as the scenario has them
  std::vector<std::string> violations;    // broken conservation; empty if all is well
  bool expectations_held() const;
};

// Returns {"metrics": [{"name", "value", "unit", <dimensions>}], "expect": [{"text", "held", "value"}]}.
// Numbers have the shortest form that reads back the same, so that equal runs give equal bytes.
std::string summary_json(const Summary& summary);

}  // namespace ishaken::sim
