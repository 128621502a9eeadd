// Figures of a distribution: the values of the dimension `stat`.
#pragma once

#include <array>
#include <cstdint>

#include "models/base/fields.h"

namespace ishaken::sim {

enum class Stat : std::uint8_t { mean, p50, p95, max, mean_by_calls, p50_by_calls, p95_by_calls, last };

inline constexpr std::array quantiles{Stat::mean, Stat::p50, Stat::p95, Stat::max};
// The figures in which each provider weighs as much as the calls that it terminated.
inline constexpr std::array quantiles_by_calls{Stat::mean_by_calls, Stat::p50_by_calls, Stat::p95_by_calls};

}  // namespace ishaken::sim

template <>
struct ishaken::EnumNames<ishaken::sim::Stat> {
  using enum sim::Stat;
  static constexpr std::array values{
      EnumValue{mean, "mean", "the mean"},
      EnumValue{p50, "p50", "the median"},
      EnumValue{p95, "p95", "not exceeded by 95 % of them"},
      EnumValue{max, "max", "the largest"},
      EnumValue{mean_by_calls, "mean_by_calls", "the mean, each provider weighed by its calls"},
      EnumValue{p50_by_calls, "p50_by_calls", "the median, each provider weighed by its calls"},
      EnumValue{p95_by_calls, "p95_by_calls", "not exceeded by 95 % of the calls"},
      EnumValue{last, "last", "the last one"}};
};
