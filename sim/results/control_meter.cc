#include "sim/results/control_meter.h"

namespace ishaken::sim {

void ControlMeter::count(const ControlExchange& exchange, std::size_t period) {
  ControlCounts& counts = by_interface_[exchange.interface][period];
  ++counts.messages;
  counts.bytes += exchange.bytes;
}

ControlCounts ControlMeter::counts(const Selection& asked, const Periods& periods) const {
  ControlCounts out;
  for (const auto& [name, by_period] : by_interface_) {
    if (!covers(asked.interface, name)) continue;
    for (const auto& [period, counts] : by_period) {
      if (!periods.within(asked.time, period)) continue;
      out.messages += counts.messages;
      out.bytes += counts.bytes;
    }
  }
  return out;
}

std::vector<std::string_view> ControlMeter::interfaces() const {
  std::vector<std::string_view> out;
  for (const auto& [name, by_period] : by_interface_) out.push_back(name);
  return out;
}

}  // namespace ishaken::sim
