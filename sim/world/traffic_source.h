// A source of calls: Poisson arrivals, spread over pairs of countries. Call k of a source is the same whoever
// asks first and whatever else happens (its draws are keyed by the source and k), so that calls can be looked
// at ahead of time.
#pragma once

#include <deque>
#include <vector>

#include "models/base/random.h"
#include "models/messages/call.h"
#include "models/parties/directory.h"
#include "sim/engine/engine.h"
#include "sim/results/events.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

// Who takes the calls.
class Exchange {
 public:
  virtual ~Exchange() = default;
  virtual void place(const CallPlaced& truth, const messages::CallAttempt& attempt) = 0;
  // This call will be placed at that time.
  virtual void foresee(const CallPlaced& truth, const messages::CallAttempt& attempt) = 0;
};

class TrafficSource final : private Listener {
 public:
  // `index` numbers the source within its scenario; `ahead` calls are planned before they are placed.
  TrafficSource(const Scenario& scenario, std::size_t index, const parties::Directory& directory,
                Engine& engine, Exchange& exchange, std::size_t ahead);

  void start();

 private:
  struct Plan {
    CallPlaced truth;
    messages::CallAttempt attempt;
  };
  struct Pair {
    CountryCode from, to;
  };
  void fire(std::uint64_t) override;
  // Plans calls until enough are ahead, or the source ends.
  void fill();
  Plan plan(Instant at, Stream draws) const;
  TelephoneNumber calling(const Pair& pair, unsigned provider, Stream& draws) const;
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
};

}  // namespace ishaken::sim
