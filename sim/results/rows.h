// The rows of the tables (design of the run directory): wide, flat, typed; SI units in the column's name.
// Column types: Name -> dictionary of texts, Instant -> timestamp in nanoseconds UTC, std::string -> text.
#pragma once

#include <cstdint>
#include <string>

#include "models/base/fields.h"
#include "models/base/time.h"
#include "sim/results/names.h"

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
  static constexpr auto fields() {
    return std::tuple{
        field("call", &CallRow::call, "number of the call"),
        field("placed_at", &CallRow::placed_at, "simulated date"),
        field("kind", &CallRow::kind, "ground truth"),
        field("from", &CallRow::from, "country in which the call entered the network"),
        field("to", &CallRow::to, "country of the called number"),
        field("originating", &CallRow::originating, "originating provider"),
        field("terminating", &CallRow::terminating, "terminating provider"),
        field("calling", &CallRow::calling, "number shown"),
        field("called", &CallRow::called, "number called"),
        field("attestation", &CallRow::attestation, "as the verifier read it: A, B, C or none"),
        field("result", &CallRow::result, "passed, failed, unverified or undelivered"),
        field("outcome", &CallRow::outcome, "named outcome of verification"),
        field("verstat", &CallRow::verstat, "verstat value"),
        field("treatment", &CallRow::treatment, "what CVT did"),
        field("sip_code", &CallRow::sip_code, "final response; 0 where none came"),
        field("list_sequence", &CallRow::list_sequence, "of the list that the verdict was made under"),
        field("anchor", &CallRow::anchor, "country that vouches for the anchor"),
        field("via", &CallRow::via, "partner through whom the anchor came"),
        field("mechanism", &CallRow::mechanism, "how the anchor came: national, bilateral, registry"),
        field("identity_lost", &CallRow::identity_lost, "a TDM leg took the Identity header away"),
        field("fetched", &CallRow::fetched, "the certificate had to be fetched"),
        field("verification_delay_s", &CallRow::verification_delay_s, "at the terminating provider"),
        field("setup_delay_s", &CallRow::setup_delay_s, "from the attempt to the final response"),
        field("weight", &CallRow::weight, "how many calls this row stands for"),
        field("profile", &CallRow::profile,
              "how the terminating provider verifies; empty where by its policy alone")};
  }
};

struct DecisionRow {
  Instant at{};
  Name party{}, action{}, subject{}, object{};
  std::string reason;
  std::int64_t sequence = 0;
  static constexpr std::string_view help = "every trust decision and every change of a list";
  static constexpr auto fields() {
    return std::tuple{field("at", &DecisionRow::at, "simulated date"),
                      field("party", &DecisionRow::party, "who decided or acted"),
                      field("action", &DecisionRow::action, "what"),
                      field("subject", &DecisionRow::subject, "about which country"),
                      field("object", &DecisionRow::object, "about which party"),
                      field("reason", &DecisionRow::reason, "why"),
                      field("sequence", &DecisionRow::sequence, "of the list or CRL")};
  }
};

struct ControlRow {
  Instant sent_at{};
  Name interface{}, message{}, sender{}, receiver{};
  std::uint64_t bytes = 0;
  double latency_s = 0;
  Name outcome{};
  static constexpr std::string_view help = "every message of the control plane";
  static constexpr auto fields() {
    return std::tuple{
        field("sent_at", &ControlRow::sent_at, "simulated date"),
        field("interface", &ControlRow::interface, "between which roles: provider-pa, pa-registry, ..."),
        field("message", &ControlRow::message, "which message"),
        field("sender", &ControlRow::sender, "from"),
        field("receiver", &ControlRow::receiver, "to"),
        field("bytes", &ControlRow::bytes, "size of its encoding"),
        field("latency_s", &ControlRow::latency_s, "until delivered"),
        field("outcome", &ControlRow::outcome, "delivered or undelivered")};
  }
};

struct ReputationRow {
  Instant at{};
  Name reviewer{}, country{}, level{}, name{};
  double unwanted_share = 0, low = 0, high = 0;
  double evidence_calls = 0, fresh_calls = 0;
  Name standing{};
  static constexpr std::string_view help = "what each STI-GA thought of whom at each of its reviews";
  static constexpr auto fields() {
    return std::tuple{
        field("at", &ReputationRow::at, "simulated date"),
        field("reviewer", &ReputationRow::reviewer, "the country whose STI-GA judges"),
        field("country", &ReputationRow::country, "the country that answers for the calls"),
        field("level", &ReputationRow::level, "country, ca, provider or range"),
        field("name", &ReputationRow::name, "subject of the STI-CA, SPC, number block; empty for a country"),
        field("unwanted_share", &ReputationRow::unwanted_share, "share of unwanted calls, as believed"),
        field("low", &ReputationRow::low, "lower end of its interval"),
        field("high", &ReputationRow::high, "upper end"),
        field("evidence_calls", &ReputationRow::evidence_calls, "calls that the belief rests upon"),
        field("fresh_calls", &ReputationRow::fresh_calls, "those of the last period"),
        field("standing", &ReputationRow::standing, "of the country, after the review")};
  }
};

struct LinkRow {
  Name from{}, to{};
  std::uint64_t packets = 0, bytes = 0, retransmitted = 0, dropped = 0, lost = 0;
  static constexpr std::string_view help =
      "what the cables carried, each direction by itself, warm-up included; empty where fidelity.network is "
      "message";
  static constexpr auto fields() {
    return std::tuple{
        field("from", &LinkRow::from, "one end: a party, a country, or world for that of the registry"),
        field("to", &LinkRow::to, "the other end"),
        field("packets", &LinkRow::packets, "sent into the cable"),
        field("bytes", &LinkRow::bytes, "of these packets, with all headers"),
        field("retransmitted", &LinkRow::retransmitted, "of these packets, those that TCP or SIP sent again"),
        field("dropped", &LinkRow::dropped, "packets that found the queue before it full"),
        field("lost", &LinkRow::lost, "packets lost on the way: errors, faults, floods")};
  }
};

struct FaultRow {
  Instant at{};
  Name action{};
  std::string subject;
  double lasts_s = 0;
  static constexpr std::string_view help =
      "what happened to the world: the timeline, and callers who answer back";
  static constexpr auto fields() {
    return std::tuple{field("at", &FaultRow::at, "simulated date"),
                      field("action", &FaultRow::action, "which action, or which answer"),
                      field("subject", &FaultRow::subject, "to whom, with its values"),
                      field("lasts_s", &FaultRow::lasts_s, "how long, where it ends")};
  }
};

}  // namespace ishaken::sim
