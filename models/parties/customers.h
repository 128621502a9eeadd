// An originating provider's knowledge of its customers: which customer made a call, and which ones it has
// warned or cut off.
#pragma once

#include <deque>
#include <set>
#include <string>

#include "models/base/flat_map.h"
#include "models/messages/traceback.h"
#include "models/messages/user.h"

namespace ishaken::parties {

class Customers {
 public:
  // Makes origids with that seed.
  explicit Customers(std::uint64_t origid_seed) : seed_(origid_seed) {}

  // Returns whether the customer may call, that is, was not cut off.
  bool admits(const messages::CallAttempt& attempt) const;
  // Keeps the customer of a call, if the calling number does not identify it.
  void calls(const messages::CallAttempt& attempt);

  // Returns the origid of the customer that made the call; empty if no customer of this provider did. A call
  // whose Identity header was lost on the way is found among the last calls.
  std::string who_made(const messages::TracedCall& call) const;
  // Takes the measure against a customer that the country's rules demand, and returns the measure that the
  // provider reports.
  reputation::Measure enforce(const std::string& origid, reputation::Enforcement enforcement);

 private:
  std::uint64_t seed_;
  std::set<std::uint64_t> known_;              // customers who call with many numbers
  FlatMap<std::uint64_t> customers_of_calls_;  // customers of the last calls
  std::deque<std::uint64_t> last_calls_;       // oldest first
  std::set<std::string> warned_, cut_off_;     // by origid
};

}  // namespace ishaken::parties
