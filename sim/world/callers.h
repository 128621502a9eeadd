// Who places the calls of a source, at which providers, and how they answer when their calls no longer get
// through. Plain state: time, and what becomes of the calls, is told to it.
//
// A caller is one customer of one provider (`callers` of the source), or all who call are taken as one. It
// knows of its own calls alone, of each whether it rang without a label. It answers when it has seen enough
// of them since its last answer and too few got through; how calls placed before that end counts no more.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "models/base/flat_map.h"
#include "models/base/random.h"
#include "models/parties/directory.h"
#include "sim/results/events.h"
#include "sim/scenario/traffic.h"
#include "sim/world/tally.h"

namespace ishaken::sim {

class Callers {
 public:
  // `source`: its number within the scenario.
  Callers(const Traffic& traffic, std::size_t source, std::uint64_t seed,
          const parties::Directory& directory);

  bool answer() const { return patience_ != nullptr; }

  // Where a call is placed, and by whom.
  struct Seat {
    CountryCode country;
    unsigned provider = 0;       // from 0
    std::uint64_t customer = 0;  // 0: the number tells
    std::uint32_t caller = 0;    // for `placed`
    bool calls = true;           // false: whoever would call lies low
  };
  // Of call `item`, which by its draws begins in the country `home`.
  Seat seat(CountryCode home, std::uint64_t item, Instant at, Stream& draws);

  void placed(CallId call, std::uint32_t caller);
  void labelled(CallId call);
  // That caller will answer after that time; then `act` wants to be called.
  struct Decision {
    std::uint32_t caller;
    Duration after;
  };
  std::optional<Decision> ended(CallId call, bool rang, Instant now);
  TimelineEvent act(std::uint32_t caller, Instant now);

 private:
  // Where a caller began: the country, which of the source's providers there, and which customer of it.
  using Home = std::tuple<CountryCode, std::size_t, std::uint64_t>;
  // What its answers have changed so far.
  struct Place {
    CountryCode country{};         // where it has gone; none: it is at home
    unsigned provider = 0;         // the same, from 1; 0: as it began, but for the steps
    unsigned steps = 0;            // to the country's next provider
    std::size_t next = 0;          // of those that the answer lists
    std::uint64_t identities = 0;  // had before this one
    Instant silent_until{};
  };
  struct Caller {
    std::optional<Home> home;  // none: all who call
    Tally tally;
    Place place{};
    std::optional<Place> decided{};
    std::uint32_t answers = 0;  // given so far
  };
  struct Call {
    std::uint32_t caller = 0, answers = 0;
    bool labelled = false;
  };

  std::uint32_t find(const Home& home);
  std::size_t choices(CountryCode country) const;
  unsigned provider(const Place& place, CountryCode country, std::size_t choice) const;
  // What its answer would change; nothing where there is nothing else to go to.
  std::optional<Place> next(const Caller& caller, Instant now) const;
  std::optional<CountryCode> country_now(const Caller& caller) const;
  std::optional<unsigned> provider_now(const Caller& caller) const;
  std::string countries(const Caller& caller) const;
  std::string providers(const Caller& caller) const;

  const Traffic& traffic_;
  const std::size_t source_;
  const parties::Directory& directory_;
  const Patience* const patience_;  // none: they never answer
  Stream draws_;
  std::vector<Caller> callers_;
  std::map<Home, std::uint32_t> by_home_;
  FlatMap<Call> calls_;  // under way
};

}  // namespace ishaken::sim
