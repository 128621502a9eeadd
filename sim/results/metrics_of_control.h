// The metrics of the control plane: messages and packets, agreements, registrations and STI-CAs on lists.
#pragma once

#include <array>

#include "sim/results/meters.h"
#include "sim/results/metric.h"

namespace ishaken::sim::metric {

using enum Dimension;

inline constexpr std::array list_stats{Stat::last, Stat::max};

template <std::uint64_t ControlCounts::* count>
std::optional<double> of_control(const Meters& run, const Selection& asked) {
  return static_cast<double>(run.control.counts(asked, run.periods).*count);
}

template <std::uint64_t LinkRow::* count>
std::optional<double> of_links(const Meters& run, const Selection& asked) {
  const LinkRow* row = run.links.find(asked.party);
  return row ? std::optional(static_cast<double>(row->*count)) : std::nullopt;
}

inline constexpr Metric control_messages{"control_messages",
                                         "messages",
                                         "messages of the control plane",
                                         {interface, against},
                                         true,
                                         {},
                                         of_control<&ControlCounts::messages>};
inline constexpr Metric control_bytes{"control_bytes",
                                      "bytes",
                                      "bytes of the control plane",
                                      {interface, against},
                                      true,
                                      {},
                                      of_control<&ControlCounts::bytes>};
inline constexpr Metric packets{"packets",
                                "packets",
                                "packets sent into cables, of all or of a party's own, both directions",
                                {party, against},
                                false,
                                {},
                                of_links<&LinkRow::packets>};
inline constexpr Metric packet_bytes{
    "packet_bytes",           "bytes", "bytes of these packets, with all headers",
    {party, against},         false,   {},
    of_links<&LinkRow::bytes>};
inline constexpr Metric packets_retransmitted{"packets_retransmitted",
                                              "packets",
                                              "of these, packets that TCP or SIP sent again",
                                              {party, against},
                                              false,
                                              {},
                                              of_links<&LinkRow::retransmitted>};
inline constexpr Metric packets_dropped{
    "packets_dropped",          "packets", "packets dropped because the queue before a cable was full",
    {party, against},           false,     {},
    of_links<&LinkRow::dropped>};
inline constexpr Metric packets_lost{
    "packets_lost",          "packets", "packets lost in cables: errors, faults, floods",
    {party, against},        false,     {},
    of_links<&LinkRow::lost>};
inline constexpr Metric agreements{
    "agreements",
    "agreements",
    "bilateral agreements in force at the end",
    {},
    false,
    {},
    [](const Meters& run, const Selection&) -> std::optional<double> { return run.trust.agreements(); }};
inline constexpr Metric registrations{
    "registrations",
    "entries",
    "entries of the registry at the end",
    {},
    false,
    {},
    [](const Meters& run, const Selection&) -> std::optional<double> { return run.trust.registrations(); }};
inline constexpr Metric trusted_cas{"trusted_cas",
                                    "STI-CAs",
                                    "STI-CAs on a published list",
                                    {publisher, stat},
                                    false,
                                    list_stats,
                                    [](const Meters& run, const Selection& asked) {
                                      return run.trust.trusted_cas(asked.party, *asked.stat);
                                    }};

}  // namespace ishaken::sim::metric
