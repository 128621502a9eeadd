// The callers of a traffic source: which provider they use, and how they answer when their calls no longer
// get through. Plain state: the owner reports the time and the results of calls.
//
// A caller is one customer of one provider (`callers` of the source); otherwise all callers of the source
// count as one. It knows only its own calls, and whether each rang without a label. It answers when it has
// seen enough of them since its last answer and too few got through. Calls placed before an answer no longer
// count when they end.
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
  // `source` is the index of the source in the scenario.
  Callers(const Traffic& traffic, std::size_t source, std::uint64_t seed,
          const parties::Directory& directory);

  bool answer() const { return patience_ != nullptr; }

  // The provider and the caller of a call.
  struct Origin {
    CountryCode country;
    unsigned provider = 0;       // from 0
    std::uint64_t customer = 0;  // 0: the number identifies the customer
    std::uint32_t caller = 0;    // to pass to placed()
    bool calls = true;           // false while the caller is silent
  };
  // Returns the origin of call `item`, whose draws chose the country `home`.
  Origin origin(CountryCode home, std::uint64_t item, Instant at, Stream& draws);

  void placed(CallId call, std::uint32_t caller);
  void labelled(CallId call);
  // The decision of a caller to answer: act() is to be called after that time.
  struct Decision {
    std::uint32_t caller;
    Duration after;
  };
  std::optional<Decision> ended(CallId call, bool rang, Instant now);
  TimelineEvent act(std::uint32_t caller, Instant now);

 private:
  // The initial place of a caller: the country, the index of the provider among the source's, and the
  // customer.
  using Home = std::tuple<CountryCode, std::size_t, std::uint64_t>;
  // The changes by a caller's answers so far.
  struct Situation {
    CountryCode country{};         // the country that it moved to; none: it did not move
    unsigned provider = 0;         // likewise, from 1; 0: the initial one, plus `steps`
    unsigned steps = 0;            // to the country's next provider
    std::size_t next = 0;          // index in the answer's list
    std::uint64_t identities = 0;  // used before this one
    Instant silent_until{};
  };
  struct Caller {
    std::optional<Home> home;  // none: all callers of the source
    Tally tally;
    Situation place{};
    std::optional<Situation> decided{};
    std::uint32_t answers = 0;  // number given so far
  };
  struct Call {
    std::uint32_t caller = 0, answers = 0;
    bool labelled = false;
  };

  std::uint32_t find(const Home& home);
  std::size_t choices(CountryCode country) const;
  unsigned provider(const Situation& place, CountryCode country, std::size_t choice) const;
  // Returns the place after the caller's answer; nullopt if there is no other place.
  std::optional<Situation> next(const Caller& caller, Instant now) const;
  std::optional<CountryCode> country_now(const Caller& caller) const;
  std::optional<unsigned> provider_now(const Caller& caller) const;
  std::string countries(const Caller& caller) const;
  std::string providers(const Caller& caller) const;

  const Traffic& traffic_;
  const std::size_t source_;
  const parties::Directory& directory_;
  const Patience* const patience_;  // null: they never answer
  Stream draws_;
  std::vector<Caller> callers_;
  std::map<Home, std::uint32_t> by_home_;
  FlatMap<Call> calls_;  // under way
};

}  // namespace ishaken::sim
