// The metrics of exposure, and of how attacks were answered.
#pragma once

#include <algorithm>
#include <array>

#include "sim/results/meters.h"
#include "sim/results/metric.h"

namespace ishaken::sim::metric {

using enum Dimension;

inline constexpr std::array exposure_stats{
    Stat::mean, Stat::p50, Stat::p95, Stat::max, Stat::mean_by_calls, Stat::p50_by_calls, Stat::p95_by_calls};

template <AttackMeter::Milestone milestone>
std::optional<double> time_until(const Meters& run, const Selection& asked) {
  return figure_of(run.attacks.until(milestone, asked.event), *asked.stat);
}

inline constexpr Metric exposure_window_s{"exposure_window_s",
                                          "s",
                                          "per relying provider, from the event until it no longer accepts",
                                          {event, stat},
                                          true,
                                          exposure_stats,
                                          [](const Meters& run, const Selection& asked) {
                                            return figure_of(run.exposures(asked.event, asked.time),
                                                             *asked.stat, run.terminated);
                                          }};
inline constexpr Metric exposure_open{"exposure_open",
                                      "providers",
                                      "relying providers that still accepted at the end",
                                      {event},
                                      true,
                                      {},
                                      [](const Meters& run, const Selection& asked) -> std::optional<double> {
                                        return std::ranges::count(run.exposures(asked.event, asked.time),
                                                                  true, &Exposure::open);
                                      }};
inline constexpr Metric time_to_detect_s{"time_to_detect_s",
                                         "s",
                                         "from the attack until a party has evidence of it",
                                         {attack, stat},
                                         false,
                                         quantiles,
                                         time_until<AttackMeter::Milestone::detected>};
inline constexpr Metric time_to_decide_s{"time_to_decide_s",
                                         "s",
                                         "from the attack until a party has decided about it",
                                         {attack, stat},
                                         false,
                                         quantiles,
                                         time_until<AttackMeter::Milestone::decided>};
inline constexpr Metric time_to_publish_s{
    "time_to_publish_s",
    "s",
    "from the attack until the first list or CRL that answers it is out",
    {attack, stat},
    false,
    quantiles,
    time_until<AttackMeter::Milestone::published>};
inline constexpr Metric attacks_undetected{
    "attacks_undetected",
    "attacks",
    "attacks of which no party had evidence until the end",
    {attack},
    false,
    {},
    [](const Meters& run, const Selection& asked) -> std::optional<double> {
      return run.attacks.undetected(asked.event);
    }};
inline constexpr Metric time_to_recover_s{
    "time_to_recover_s",
    "s",
    "from the attack until honest calls pass, and false ones fail, as without it, within 1 %, for good "
    "(needs baseline: true)",
    {attack, stat},
    false,
    quantiles,
    [](const Meters& run, const Selection& asked) {
      std::vector<WeightedDuration> times;
      for (const Recovery& each : run.recoveries(asked.event)) times.push_back({each.took});
      return figure_of(std::move(times), *asked.stat);
    }};
inline constexpr Metric unrecovered{"unrecovered",
                                    "attacks",
                                    "attacks whose effect lasted until the end (needs baseline: true)",
                                    {attack},
                                    false,
                                    {},
                                    [](const Meters& run, const Selection& asked) -> std::optional<double> {
                                      if (!run.baseline) return std::nullopt;
                                      return std::ranges::count(run.recoveries(asked.event), false,
                                                                &Recovery::complete);
                                    }};

}  // namespace ishaken::sim::metric
