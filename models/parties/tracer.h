// The part of an STI-GA that has calls traced: which of those complained of, whom to ask next, and how each
// country has answered. Plain state; whoever asks sends the requests.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/messages/traceback.h"
#include "models/reputation/tracing.h"

namespace ishaken::parties {

class Tracer {
 public:
  // One trace under way. Its number is what its STI-GA is woken with when time is up.
  struct Trace {
    std::uint64_t number = 0;
    messages::TracedCall call;
    CountryCode country;  // whose STI-GA is asked; none while carriers are
    std::uint64_t carriers = 0;
    Instant begun{};
    PartyId asked = no_party;
    RequestId request{};
  };

  Tracer(reputation::Tracing settings, std::size_t window) : settings_(settings), window_(window) {}
  void adopt(reputation::Tracing settings, std::size_t window);
  const reputation::Tracing& settings() const { return settings_; }

  // A call was complained of. The trace that begins; null where it is not to be traced: enough are, or its
  // caller is being looked for already.
  Trace* begin(const messages::TracedCall& call, Instant now);
  // The one that this is the answer to; null where there is none.
  Trace* find(PartyId from, RequestId request);
  // The trace of that number, if it is under way still, is over.
  std::optional<Trace> close(std::uint64_t number);
  // What came of it, in the end, counts for the country that was asked last.
  void conclude(const Trace& trace, bool answered, reputation::Measure measure, Instant now);

  // Ends a period. What each country did over all that are remembered.
  void close_period();
  std::map<CountryCode, reputation::Conduct> conduct() const;

 private:
  struct Promise {
    CountryCode country;
    Instant since{};
  };
  // A caller who was cut off, as its country said, calls again.
  void check_promise(const messages::TracedCall& call);

  reputation::Tracing settings_;
  std::size_t window_;
  std::uint64_t traces_ = 0;
  std::map<std::uint64_t, Trace> open_;
  std::map<CountryCode, unsigned> begun_;                              // in this period
  std::map<std::string, Promise> promises_;                            // by origid
  std::deque<std::map<CountryCode, reputation::Conduct>> periods_{1};  // the last is at hand
};

}  // namespace ishaken::parties
