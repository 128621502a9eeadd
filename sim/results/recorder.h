// Listens to a run. Rows go into the tables, counts into the metrics; nothing in the simulation reads it
// back, and its memory grows with the calls in flight, never with the calls placed.
//
//   Recorder recorder(scenario, parties);
//   recorder.placed({.call = CallId{1}, .at = now, ...});
//   recorder.observed(now, provider, parties::CallVerified{...});
//   recorder.observed(now, provider, parties::CallEnded{CallId{1}, 200});   // appends the call's row
//   recorder.finish(end);                                                   // calls still in flight:
//   undelivered std::string json = summary_json(recorder.summary());
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/names.h"
#include "models/base/time.h"
#include "models/numbering/telephone_number.h"
#include "models/parties/observation.h"
#include "sim/results/summary.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

struct Tables;

// What the recorder must know of each party; indexed by PartyId.
struct PartyInfo {
  std::string path;
  CountryCode country;            // none for the registry
  bool relying_provider = false;  // it verifies calls by a list that it reads
};

// The ground truth of a call, which no party sees.
struct CallPlaced {
  CallId call{};
  Instant at{};
  CallKind kind = CallKind::legitimate;
  CountryCode from, to;
  PartyId originating = no_party, terminating = no_party;
  TelephoneNumber calling, called;
  std::uint64_t weight = 1;  // how many calls it stands for
};

// A message of the control plane on its way. The texts are literals: they outlive the recorder.
struct ControlExchange {
  Instant sent_at{};
  PartyId from = no_party, to = no_party;
  std::string_view interface, message;
  std::uint64_t bytes = 0;
  Duration latency{0};  // until delivered
  bool delivered = true;
};

// What the timeline did. `action` is the action's name ("exclude"), `countries` those acted upon: the
// excluded one, both of an agreement, the country of a revoked or retired party. `by` is who acts, where the
// action says so.
struct TimelineEvent {
  Instant at{};
  std::string_view action;
  std::string subject;
  Duration lasts{0};
  std::vector<CountryCode> countries;
  CountrySelector by;
};

class Recorder {
 public:
  Recorder(const Scenario& scenario, std::vector<PartyInfo> parties);
  ~Recorder();

  // All instants are simulated time, never a party's skewed clock.
  void placed(const CallPlaced& call);
  void observed(Instant now, PartyId who, const parties::Observation& observation);
  void exchanged(const ControlExchange& exchange);
  void happened(const TimelineEvent& event);

  // Ends every call in flight as undelivered and checks conservation. Nothing is recorded afterwards.
  void finish(Instant end);

  Tables& tables();
  std::uint64_t calls_placed() const;
  std::uint64_t calls_in_flight() const;
  // Observations about calls that had ended already, such as a verdict that came after the caller gave up.
  std::uint64_t late_observations() const;
  // After finish: calls placed = passed + failed + unverified + undelivered, and every pass names its list.
  bool conserved() const;
  Summary summary() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ishaken::sim
