// The record of how other countries answered traceback requests, over the periods that it keeps. Plain state.
#pragma once

#include <deque>
#include <map>
#include <string>

#include "models/messages/traceback.h"
#include "models/reputation/tracing.h"

namespace ishaken::parties {

class ConductRecord {
 public:
  // Keeps `window` closed periods from now on.
  void adopt(std::size_t window) { window_ = window; }

  // Counts the result of a trace for the country that was asked last. Counts nothing if only carriers were
  // asked.
  void concluded(CountryCode country, const messages::TracedCall& call, bool answered,
                 reputation::Measure measure, Instant now);
  // Counts a promise as broken if the caller is one that its country claimed to have cut off.
  void complained(const messages::TracedCall& call);
  void close_period();

  // Returns the conduct of each country over all periods that are kept.
  std::map<CountryCode, reputation::Conduct> conduct() const;

 private:
  struct Promise {
    CountryCode country;
    Instant since{};
  };
  std::size_t window_ = 0;
  std::map<std::string, Promise> promises_;                            // by origid
  std::deque<std::map<CountryCode, reputation::Conduct>> periods_{1};  // the last is the current one
};

}  // namespace ishaken::parties
