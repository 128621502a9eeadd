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
      DimensionInfo{from, "from", "country in which the call enters the network, or that is judged"},
      DimensionInfo{to, "to", "country of the called number, or that judges"},
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
      Metric{"unwanted_accepts", "calls",
             "spoofed calls and robocalls that passed verification and rang without a warning",
             by({from, to, kind, attestation, profile, against}), true},
      Metric{"unwanted_accept_share", "share", "the same, of the spoofed calls and robocalls delivered",
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
      Metric{
          "time_to_delist_s", "s",
          "where a country turned bad (see Measures) while on the list: from the beginning of that day until "
          "the first list published without it, if that came before it had become good again; the window "
          "is about the former",
          by({from, to, stat}), true, quantiles},
      Metric{"exclusions", "exclusions", "times that a country went off a list because of a review",
             by({from, to}), true},
      Metric{"readmissions_failed", "exclusions",
             "exclusions of a country that the same reviewer had excluded and readmitted before",
             by({from, to}), true},
      Metric{
          "wrongly_delisted_s", "s",
          "how long countries that were not bad were off lists because of a review, also when they were when "
          "it decided",
          by({from, to}), true},
      Metric{"wrongly_delisted_share", "share", "the same, of the time from the start, per pair of countries",
             by({from, to}), true},
      Metric{
          "missed_delisting", "pairs",
          "countries that were bad for as long as Measures say, and on every list of the reviewer since they "
          "first were",
          by({from, to})},
      Metric{
          "reviews_blind_share", "share",
          "reviews of a country to which the period before brought no evidence, of all: whom nobody believes "
          "gives none, and what is still thought of it rests on memory",
          by({from, to}), true},
      Metric{"brier_score", "",
             "mean over signed calls of (p - o)^2: p the newest belief about the country when the call was "
             "placed, o 1 if it was unwanted, else 0; smaller is better",
             by({from, to}), true},
      Metric{"brier_reliability", "",
             "its part for beliefs that say something else than what comes, over ten bins of p; 0 is best",
             by({from, to}), true},
      Metric{
          "brier_resolution", "",
          "its part, to be taken off, for telling good and bad apart, over ten bins of p; larger is better",
          by({from, to}), true},
      Metric{"brier_uncertainty", "", "its part that is in the calls: what one constant belief would get",
             by({from, to}), true},
      Metric{"interval_coverage", "share",
             "reviews whose interval holds the share of unwanted calls among those that came until the next "
             "review; small numbers of calls vary by chance, of which the interval knows nothing",
             by({from, to}), true},
      Metric{"belief_auc", "share",
             "chance that of two reviews the belief is higher in the one that bad calls followed (area under "
             "the ROC curve); equals count half",
             by({from, to}), true},
      Metric{"belief_precision", "share",
             "reviews that bad calls followed, of those with a belief above the limit of bad", by({from, to}),
             true},
      Metric{"belief_recall", "share",
             "reviews with a belief above the limit of bad, of those that bad calls followed", by({from, to}),
             true},
      Metric{"verification_delay_s", "s", "what verification added to the call set-up", by({from, to, stat}),
             true, quantiles},
      Metric{"setup_delay_s", "s", "from the caller's INVITE until the called side rings or refuses",
             by({from, to, stat}), true, quantiles},
      Metric{"control_messages", "messages", "messages of the control plane", by({interface, against}), true},
      Metric{"control_bytes", "bytes", "bytes of the control plane", by({interface, against}), true},
      Metric{"packets", "packets", "packets sent into cables, of all or of a party's own, both directions",
             by({party, against})},
      Metric{"packet_bytes", "bytes", "bytes of these packets, with all headers", by({party, against})},
      Metric{"packets_retransmitted", "packets", "of these, packets that TCP or SIP sent again",
             by({party, against})},
      Metric{"packets_dropped", "packets", "packets that found the queue before a cable full",
             by({party, against})},
      Metric{"packets_lost", "packets", "packets lost in cables: errors, faults, floods",
             by({party, against})},
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
