#include "sim/scenario/metric_names.h"

#include <initializer_list>

namespace ishaken::sim {
namespace {

using enum Dimension;

constexpr std::array<bool, dimension_count> by(std::initializer_list<Dimension> dimensions) {
  std::array<bool, dimension_count> out{};
  for (const Dimension each : dimensions) out[static_cast<std::size_t>(each)] = true;
  return out;
}

constexpr std::string_view quantiles = "mean p50 p95 max";
constexpr std::string_view exposure_figures = "mean p50 p95 max mean_by_calls p50_by_calls p95_by_calls";

}  // namespace

std::span<const DimensionInfo> dimensions() {
  static constexpr std::array all{
      DimensionInfo{from, "from", "country in which the call enters the network"},
      DimensionInfo{to, "to", "country of the called number"},
      DimensionInfo{kind, "kind", "ground truth of the call: a kind of traffic"},
      DimensionInfo{outcome, "outcome",
                    "passed, failed, unverified or undelivered; or a named outcome of verification"},
      DimensionInfo{attestation, "attestation", "what its PASSporT asserts: A, B, C, or none"},
      DimensionInfo{profile, "profile", "how the terminating provider verifies: a profile by its name"},
      DimensionInfo{party, "party", "a party by its path, such as FR/pa or FR/provider/2"},
      DimensionInfo{event, "event", "an action of the timeline, such as exclude"},
      DimensionInfo{interface, "interface",
                    "the exchange, such as list, crl, certificate, registry, agreement"},
      DimensionInfo{
          stat, "stat",
          "which figure of a distribution; '..._by_calls' weighs each provider by the calls that it "
          "terminated"},
      DimensionInfo{
          against, "against",
          "baseline: the difference from the same figure of the run without attacks (baseline: true)"}};
  return all;
}

std::span<const Metric> metrics() {
  static constexpr std::array all{
      Metric{"calls", "calls", "calls placed", by({from, to, kind, outcome, attestation, profile, against}),
             true},
      Metric{"verified_share", "share", "calls that passed verification, of those delivered",
             by({from, to, kind, attestation, profile, against}), true},
      Metric{"false_accepts", "calls", "spoofed calls that passed verification",
             by({from, to, kind, attestation, profile, against}), true},
      Metric{"false_accept_share", "share",
             "spoofed calls that passed verification, of the spoofed delivered",
             by({from, to, kind, attestation, profile, against}), true},
      Metric{"collateral_rejects", "calls",
             "honest calls, signed by their originating provider, that were delivered and did not pass",
             by({from, to, attestation, profile, against}), true},
      Metric{"collateral_reject_share", "share",
             "honest calls, signed by their originating provider, that did not pass, of those delivered",
             by({from, to, attestation, profile, against}), true},
      Metric{"calls_blocked", "calls", "calls that CVT refused", by({from, to, kind, attestation, against}),
             true},
      Metric{"identity_lost_share", "share",
             "calls whose Identity header a TDM leg took away, of those delivered",
             by({from, to, kind, attestation, against}), true},
      Metric{"exposure_window_s", "s", "per relying provider, from the event until it no longer accepts",
             by({event, stat}), true, exposure_figures},
      Metric{"exposure_open", "providers", "relying providers that still accepted at the end", by({event}),
             true},
      Metric{"time_to_detect_s", "s", "from the attack until a party has evidence of it", by({event, stat}),
             false, quantiles},
      Metric{"time_to_decide_s", "s", "from the attack until somebody has decided what to do about it",
             by({event, stat}), false, quantiles},
      Metric{"time_to_publish_s", "s", "from the attack until the first list or CRL that answers it is out",
             by({event, stat}), false, quantiles},
      Metric{"attacks_undetected", "attacks", "attacks of which no party had evidence until the end",
             by({event})},
      Metric{
          "time_to_recover_s", "s",
          "from the attack until honest calls pass, and false ones fail, as without it, within 1 %, for good "
          "(needs baseline: true)",
          by({event, stat}), false, quantiles},
      Metric{"unrecovered", "attacks", "attacks whose effect lasted until the end (needs baseline: true)",
             by({event})},
      Metric{"verification_delay_s", "s", "what verification added to the call set-up", by({from, to, stat}),
             true, quantiles},
      Metric{"setup_delay_s", "s", "from the caller's INVITE until the called side rings or refuses",
             by({from, to, stat}), true, quantiles},
      Metric{"control_messages", "messages", "messages of the control plane", by({interface, against}), true},
      Metric{"control_bytes", "bytes", "bytes of the control plane", by({interface, against}), true},
      Metric{"agreements", "agreements", "bilateral agreements in force at the end", by({})},
      Metric{"registrations", "entries", "entries of the registry at the end", by({})},
      Metric{"trusted_cas", "STI-CAs", "STI-CAs on a published list", by({party, stat}), false, "last max"}};
  return all;
}

const Metric* find_metric(std::string_view name) {
  for (const Metric& metric : metrics())
    if (metric.name == name) return &metric;
  return nullptr;
}

}  // namespace ishaken::sim
