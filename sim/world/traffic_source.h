// A source of calls: Poisson arrivals, spread over pairs of countries. Call k of a source is the same whoever
// asks first and whatever else happens (its draws are keyed by the source and k), so that calls can be looked
// at ahead of time. Where callers answer back, their calls depend on what became of the earlier ones: then
// nobody looks ahead, and when a call is made stays the same whatever else happens.
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

// Who takes the calls.
class Exchange {
 public:
  virtual ~Exchange() = default;
  virtual void place(const CallPlaced& truth, const messages::CallAttempt& attempt) = 0;
  // This call will be placed at that time.
  virtual void foresee(const CallPlaced& truth, const messages::CallAttempt& attempt) = 0;
  // Callers have answered.
  virtual void answered(const TimelineEvent& event) = 0;
};

class TrafficSource {
 public:
  // `index` numbers the source within its scenario; `ahead` calls are planned before they are placed.
  TrafficSource(const Scenario& scenario, std::size_t index, const parties::Directory& directory,
                Engine& engine, Exchange& exchange, std::size_t ahead);

  void start();

  // Which source, from 0, made this call; other parties number theirs beyond all sources.
  static std::size_t index_of(CallId call) { return (number(call) - 1) / per_source; }
  // Whether its callers want to know what becomes of their calls.
  bool listens() const { return callers_ != nullptr && callers_->answer(); }
  void verified(const parties::CallVerified& told);
  void ended(const parties::CallEnded& told);

 private:
  // Numbers of calls: those of the first source count from 1, those of the second from 1,000,000,001, and so
  // on. So a source that is added after the others, or changed, renumbers none of them.
  static constexpr std::uint64_t per_source = 1'000'000'000;

  struct Plan {
    CallPlaced truth;
    messages::CallAttempt attempt;
    std::uint32_t caller = 0;  // where callers answer
    bool dropped = false;      // the caller lies low
  };
  struct Pair {
    CountryCode from, to;
  };
  void place_next();
  void act(std::uint32_t caller);
  void settle(Plan& call);
  // Plans calls until enough are ahead, or the source ends.
  void fill();
  // Call `item`, at that time; `draws` are those that are left of it.
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
  std::vector<double> cumulative_;  // of the pairs' weights; empty where all weigh the same
  std::deque<Plan> plans_;
  std::unique_ptr<Callers> callers_;  // none where each number is a customer, of any provider, and goes on
};

}  // namespace ishaken::sim
