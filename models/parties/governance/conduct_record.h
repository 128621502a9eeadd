// How other countries answered requests to trace calls, over the periods that are remembered. Plain state.
#pragma once

#include <deque>
#include <map>
#include <string>

#include "models/messages/traceback.h"
#include "models/reputation/tracing.h"

namespace ishaken::parties {

class ConductRecord {
 public:
  // Remembers that many closed periods from now on.
  void adopt(std::size_t window) { window_ = window; }

  // Counts what came of a trace for the country that was asked last; for nobody if carriers were.
  void concluded(CountryCode country, const messages::TracedCall& call, bool answered,
                 reputation::Measure measure, Instant now);
  // Counts a promise as broken if the call is of a caller who, its country said, was cut off.
  void complained(const messages::TracedCall& call);
  void close_period();

  // Returns what each country did over all periods that are remembered.
  std::map<CountryCode, reputation::Conduct> conduct() const;

 private:
  struct Promise {
    CountryCode country;
    Instant since{};
  };
  std::size_t window_ = 0;
  std::map<std::string, Promise> promises_;                            // by origid
  std::deque<std::map<CountryCode, reputation::Conduct>> periods_{1};  // the last is at hand
};

}  // namespace ishaken::parties
