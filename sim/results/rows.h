// The rows of the tables of a run directory: wide, flat, typed; SI units are in the column's name.
// Column types: Name -> dictionary of texts, Instant -> timestamp in nanoseconds UTC, std::string -> text.
#pragma once

#include <cstdint>
#include <string>

#include "models/base/time.h"
#include "sim/results/names.h"
#include "sim/results/row.h"

namespace ishaken::sim {

struct CallRow {
  std::uint64_t call = 0;
  Instant placed_at{};
  Name kind{}, from{}, to{}, originating{}, terminating{};
  std::string calling, called;
  Name attestation{};
  Name result{};
  Name outcome{};
  Name verstat{};
  Name treatment{};
  std::int32_t sip_code = 0;
  std::int64_t list_sequence = 0;
  Name anchor{}, via{}, mechanism{};
  bool identity_lost = false;
  bool fetched = false;
  double verification_delay_s = 0;
  double setup_delay_s = 0;
  std::uint64_t weight = 1;
  Name profile{};

  static constexpr std::string_view help = "one row per call, in the order in which calls end";
  static constexpr auto columns() {
    return std::tuple{
        column("call", &CallRow::call, "number of the call"),
        column("placed_at", &CallRow::placed_at, "simulated date"),
        column("kind", &CallRow::kind, "ground truth"),
        column("from", &CallRow::from, "country in which the call entered the network"),
        column("to", &CallRow::to, "country of the called number"),
        column("originating", &CallRow::originating, "originating provider"),
        column("terminating", &CallRow::terminating, "terminating provider"),
        column("calling", &CallRow::calling, "number shown"),
        column("called", &CallRow::called, "number called"),
        column("attestation", &CallRow::attestation, "as the verifier read it: A, B, C or none"),
        column("result", &CallRow::result, "passed, failed, unverified or undelivered"),
        column("outcome", &CallRow::outcome, "named outcome of verification"),
        column("verstat", &CallRow::verstat, "verstat value"),
        column("treatment", &CallRow::treatment, "treatment by CVT"),
        column("sip_code", &CallRow::sip_code, "final response; 0 if none came"),
        column("list_sequence", &CallRow::list_sequence, "of the list that the verdict was made under"),
        column("anchor", &CallRow::anchor, "country that vouches for the anchor"),
        column("via", &CallRow::via, "partner through whom the anchor came"),
        column("mechanism", &CallRow::mechanism, "how the anchor came: national, bilateral, registry"),
        column("identity_lost", &CallRow::identity_lost, "a TDM leg took the Identity header away"),
        column("fetched", &CallRow::fetched, "the certificate had to be fetched"),
        column("verification_delay_s", &CallRow::verification_delay_s, "at the terminating provider"),
        column("setup_delay_s", &CallRow::setup_delay_s, "from the attempt to the final response"),
        column("weight", &CallRow::weight, "how many calls this row stands for"),
        column("profile", &CallRow::profile,
               "how the terminating provider verifies; empty if by its policy alone")};
  }
};

struct DecisionRow {
  Instant at{};
  Name party{}, action{}, subject{}, object{};
  std::string reason;
  std::int64_t sequence = 0;
  static constexpr std::string_view help = "every trust decision and every change of a list";
  static constexpr auto columns() {
    return std::tuple{column("at", &DecisionRow::at, "simulated date"),
                      column("party", &DecisionRow::party, "party that decided or acted"),
                      column("action", &DecisionRow::action, "the decision or act"),
                      column("subject", &DecisionRow::subject, "about which country"),
                      column("object", &DecisionRow::object, "about which party"),
                      column("reason", &DecisionRow::reason, "the reason"),
                      column("sequence", &DecisionRow::sequence, "of the list or CRL")};
  }
};

struct ControlRow {
  Instant sent_at{};
  Name interface{}, message{}, sender{}, receiver{};
  std::uint64_t bytes = 0;
  double latency_s = 0;
  Name outcome{};
  static constexpr std::string_view help = "every message of the control plane";
  static constexpr auto columns() {
    return std::tuple{
        column("sent_at", &ControlRow::sent_at, "simulated date"),
        column("interface", &ControlRow::interface, "between which roles: provider-pa, pa-registry, ..."),
        column("message", &ControlRow::message, "which message"),
        column("sender", &ControlRow::sender, "from"),
        column("receiver", &ControlRow::receiver, "to"),
        column("bytes", &ControlRow::bytes, "size of its encoding"),
        column("latency_s", &ControlRow::latency_s, "until delivered"),
        column("outcome", &ControlRow::outcome, "delivered or undelivered")};
  }
};

struct ReputationRow {
  Instant at{};
  Name reviewer{}, country{}, level{}, name{};
  double unwanted_share = 0, low = 0, high = 0;
  double evidence_calls = 0, fresh_calls = 0;
  Name standing{};
  static constexpr std::string_view help =
      "the belief of each STI-GA about each subject at each of its reviews";
  static constexpr auto columns() {
    return std::tuple{
        column("at", &ReputationRow::at, "simulated date"),
        column("reviewer", &ReputationRow::reviewer, "the country whose STI-GA judges"),
        column("country", &ReputationRow::country, "the country that answers for the calls"),
        column("level", &ReputationRow::level, "country, ca, provider or range"),
        column("name", &ReputationRow::name, "subject of the STI-CA, SPC, number block; empty for a country"),
        column("unwanted_share", &ReputationRow::unwanted_share, "share of unwanted calls, as believed"),
        column("low", &ReputationRow::low, "lower end of its interval"),
        column("high", &ReputationRow::high, "upper end"),
        column("evidence_calls", &ReputationRow::evidence_calls, "calls that the belief rests upon"),
        column("fresh_calls", &ReputationRow::fresh_calls, "those of the last period"),
        column("standing", &ReputationRow::standing, "of the country, after the review")};
  }
};

struct LinkRow {
  Name from{}, to{};
  std::uint64_t packets = 0, bytes = 0, retransmitted = 0, dropped = 0, lost = 0;
  static constexpr std::string_view help =
      "packets on the cables, each direction by itself, warm-up included; empty if fidelity.network is "
      "message";
  static constexpr auto columns() {
    return std::tuple{
        column("from", &LinkRow::from, "one end: a party, a country, or world for that of the registry"),
        column("to", &LinkRow::to, "the other end"),
        column("packets", &LinkRow::packets, "sent into the cable"),
        column("bytes", &LinkRow::bytes, "of these packets, with all headers"),
        column("retransmitted", &LinkRow::retransmitted,
               "of these packets, those that TCP or SIP sent again"),
        column("dropped", &LinkRow::dropped, "packets dropped because the queue before it was full"),
        column("lost", &LinkRow::lost, "packets lost on the way: errors, faults, floods")};
  }
};

struct FaultRow {
  Instant at{};
  Name action{};
  std::string subject;
  double lasts_s = 0;
  static constexpr std::string_view help = "actions of the timeline, and answers of callers";
  static constexpr auto columns() {
    return std::tuple{column("at", &FaultRow::at, "simulated date"),
                      column("action", &FaultRow::action, "which action, or which answer"),
                      column("subject", &FaultRow::subject, "subject of the action, with its values"),
                      column("lasts_s", &FaultRow::lasts_s, "how long, if it ends")};
  }
};

}  // namespace ishaken::sim
