// A source of calls: Poisson arrivals, spread over pairs of countries. Its draws are keyed by the source and
// the call's number, so call k is the same whatever else happens, and can be planned ahead. If callers
// answer, their calls depend on the results of earlier ones: then only the time of call k is fixed, and
// nothing is planned ahead.
#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "models/base/random.h"
#include "models/messages/user.h"
#include "models/parties/directory.h"
#include "models/parties/observation.h"
#include "sim/engine/engine.h"
#include "sim/results/events.h"
#include "sim/scenario/scenario.h"
#include "sim/world/callers.h"

namespace ishaken::sim {

// The receiver of a source's calls.
class Exchange {
 public:
  virtual ~Exchange() = default;
  virtual void place(const CallPlaced& truth, const messages::CallAttempt& attempt) = 0;
  // Announces a call that is planned for later, so that its signature can be computed ahead.
  virtual void foresee(const CallPlaced& truth, const messages::CallAttempt& attempt) = 0;
  // Records an answer of callers.
  virtual void answered(const TimelineEvent& event) = 0;
};

class TrafficSource {
 public:
  // `index` numbers the source within its scenario; `ahead` calls are planned before they are placed.
  TrafficSource(const Scenario& scenario, std::size_t index, const parties::Directory& directory,
                Engine& engine, Exchange& exchange, std::size_t ahead);

  void start();

  // Returns the index of the source of a call, from 0; other parties use numbers beyond those of all sources.
  static std::size_t index_of(CallId call) { return (number(call) - 1) / per_source; }
  // Returns whether its callers need the results of their calls.
  bool listens() const { return callers_ != nullptr && callers_->answer(); }
  void verified(const parties::CallVerified& told);
  void ended(const parties::CallEnded& told);

 private:
  // The call numbers per source: the first source counts from 1, the second from 1,000,000,001, and so on. So
  // a source that is added after the others, or changed, renumbers none of them.
  static constexpr std::uint64_t per_source = 1'000'000'000;

  struct Plan {
    CallPlaced truth;
    messages::CallAttempt attempt;
    std::uint32_t caller = 0;  // if callers answer
    bool dropped = false;      // the caller is silent
  };
  struct Pair {
    CountryCode from, to;
  };
  void place_next();
  void act(std::uint32_t caller);
  void settle(Plan& call);
  // Plans calls until enough are ahead, or the source ends.
  void fill();
  // Returns the plan of call `item` at that time; `draws` are its remaining draws.
  Plan plan(Instant at, std::uint64_t item, Stream draws) const;
  TelephoneNumber calling(CountryCode from, unsigned provider, Stream& draws) const;
  void collect_pairs(const Scenario& scenario);

  const Traffic traffic_;
  const parties::Directory& directory_;
  Engine& engine_;
  Exchange& exchange_;
  const std::size_t ahead_;
  const std::uint64_t first_id_;
  Stream stream_;
  Instant last_, end_;
  std::uint64_t planned_ = 0;
  std::vector<Pair> pairs_;
  std::vector<double> cumulative_;  // of the pairs' weights; empty if all are equal
  std::deque<Plan> plans_;
  std::unique_ptr<Callers>
      callers_;  // null if each number is a customer, of any provider, and callers never answer
};

}  // namespace ishaken::sim
