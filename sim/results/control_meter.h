// The counts of the control plane: messages sent and their bytes, by interface and period, whether they were
// delivered or not.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "sim/results/events.h"
#include "sim/results/periods.h"
#include "sim/results/selection.h"

namespace ishaken::sim {

struct ControlCounts {
  std::uint64_t messages = 0, bytes = 0;
};

class ControlMeter {
 public:
  void count(const ControlExchange& exchange, std::size_t period);

  ControlCounts counts(const Selection& asked, const Periods& periods) const;
  std::vector<std::string_view> interfaces() const;  // sorted

 private:
  std::map<std::string_view, std::map<std::size_t, ControlCounts>> by_interface_;
};

}  // namespace ishaken::sim
