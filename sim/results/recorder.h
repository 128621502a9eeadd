// The recorder of a run: it writes the rows of the tables and counts for the metrics. Nothing in the
// simulation reads it back. Apart from the rows not yet taken, its memory grows with the calls in flight, not
// with the calls placed.
//
//   Recorder recorder(scenario, parties);
//   recorder.placed({.call = CallId{1}, .at = now, ...});
//   recorder.observed(now, provider, parties::CallVerified{...});
//   recorder.observed(now, provider, parties::CallEnded{CallId{1}, 200});   // appends the call's row
//   recorder.finish(end);                      // calls that are still in flight end as undelivered
//   std::string json = summary_json(recorder.summary());
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "models/base/time.h"
#include "models/parties/observation.h"
#include "sim/results/events.h"
#include "sim/results/rows.h"
#include "sim/results/summary.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

struct Meters;
struct Tables;

class Recorder {
 public:
  // `baseline`: the meters of the same scenario without its attacks, or null if that was not run.
  Recorder(const Scenario& scenario, const std::vector<PartyInfo>& parties,
           std::shared_ptr<const Meters> baseline = nullptr);
  ~Recorder();

  // All instants are simulated time, never a party's skewed clock.
  void placed(const CallPlaced& call);
  void observed(Instant now, PartyId who, const parties::Observation& observation);
  void exchanged(const ControlExchange& exchange);
  void happened(const TimelineEvent& event);
  // Records the packets that one direction of a cable carried.
  void carried(std::string_view from, std::string_view to, const LinkRow& row);
  // Records that a relying provider begins, or ceases, to accept a forgery of the attack of that number.
  void exposed(Instant now, PartyId provider, unsigned attack, bool accepts);

  // Ends every call in flight as undelivered and checks conservation. Nothing is recorded afterwards.
  void finish(Instant end);

  Tables& tables();
  std::uint64_t calls_placed() const;
  std::uint64_t calls_in_flight() const;
  // Returns the number of observations about calls that had already ended, such as a verdict that came after
  // the caller gave up.
  std::uint64_t late_observations() const;
  // Returns whether, after `finish`, calls placed = passed + failed + unverified + undelivered, no call was
  // placed twice or reported without having been placed, and every verdict of passed names its list.
  bool conserved() const;
  Summary summary() const;
  // Returns the meters, complete after `finish`. They may outlive the recorder.
  std::shared_ptr<const Meters> meters() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ishaken::sim
