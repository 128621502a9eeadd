// The metrics of calls and of their delays.
#pragma once

#include <array>

#include "sim/results/metric.h"
#include "sim/results/share.h"

namespace ishaken::sim::metric {

using enum Dimension;

// The kinds of calls that are spoofed, and those that nobody wants.
inline constexpr std::array spoofed{CallKind::spoofed};
inline constexpr std::array unwanted{CallKind::spoofed, CallKind::robocall};

constexpr std::optional<double> count(std::uint64_t number) { return static_cast<double>(number); }

inline constexpr Metric calls{"calls",
                              "calls",
                              "calls placed",
                              {from, to, kind, outcome, attestation, profile, against},
                              true,
                              {},
                              [](const CallCounts& of) { return count(of.placed); }};
inline constexpr Metric verified_share{"verified_share",
                                       "share",
                                       "calls that passed verification, of those delivered",
                                       {from, to, kind, attestation, profile, against},
                                       true,
                                       {},
                                       [](const CallCounts& of) { return share(of.passed, of.delivered); }};
inline constexpr Metric false_accepts{"false_accepts",
                                      "calls",
                                      "spoofed calls that passed verification",
                                      {from, to, kind, attestation, profile, against},
                                      true,
                                      {},
                                      [](const CallCounts& of) { return count(of.spoofed_passed); },
                                      spoofed};
inline constexpr Metric false_accept_share{
    "false_accept_share",
    "share",
    "spoofed calls that passed verification, of the spoofed delivered",
    {from, to, kind, attestation, profile, against},
    true,
    {},
    [](const CallCounts& of) { return share(of.spoofed_passed, of.spoofed_delivered); },
    spoofed};
inline constexpr Metric unwanted_accepts{
    "unwanted_accepts",
    "calls",
    "spoofed calls and robocalls that passed verification and rang without a warning",
    {from, to, kind, attestation, profile, against},
    true,
    {},
    [](const CallCounts& of) { return count(of.unwanted_accepted); },
    unwanted};
inline constexpr Metric unwanted_accept_share{
    "unwanted_accept_share",
    "share",
    "the same, of the spoofed calls and robocalls delivered",
    {from, to, kind, attestation, profile, against},
    true,
    {},
    [](const CallCounts& of) { return share(of.unwanted_accepted, of.unwanted_delivered); },
    unwanted};
inline constexpr Metric collateral_rejects{
    "collateral_rejects",
    "calls",
    "honest calls, signed by their originating provider, that were delivered and did not pass",
    {from, to, attestation, profile, against},
    true,
    {},
    [](const CallCounts& of) { return count(of.honest_rejected); }};
inline constexpr Metric collateral_reject_share{
    "collateral_reject_share",
    "share",
    "honest calls, signed by their originating provider, that did not pass, of those delivered",
    {from, to, attestation, profile, against},
    true,
    {},
    [](const CallCounts& of) { return share(of.honest_rejected, of.honest_signed); }};
inline constexpr Metric calls_blocked{"calls_blocked",
                                      "calls",
                                      "calls that CVT refused",
                                      {from, to, kind, attestation, against},
                                      true,
                                      {},
                                      [](const CallCounts& of) { return count(of.blocked); }};
inline constexpr Metric block_share{"block_share",
                                    "share",
                                    "calls that CVT refused, of those delivered",
                                    {from, to, kind, attestation, profile, against},
                                    true,
                                    {},
                                    [](const CallCounts& of) { return share(of.blocked, of.delivered); }};
inline constexpr Metric identity_lost_share{
    "identity_lost_share",
    "share",
    "calls whose Identity header a TDM leg took away, of those delivered",
    {from, to, kind, attestation, against},
    true,
    {},
    [](const CallCounts& of) { return share(of.identity_lost, of.delivered); }};
inline constexpr Metric verification_delay_s{
    "verification_delay_s",   "s",  "time that verification added to the call set-up",
    {from, to, stat},         true, quantiles,
    &CallDelays::verification};
inline constexpr Metric setup_delay_s{
    "setup_delay_s",   "s",  "from the caller's INVITE until the called side rings or refuses",
    {from, to, stat},  true, quantiles,
    &CallDelays::setup};

}  // namespace ishaken::sim::metric
