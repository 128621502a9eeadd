// What an originating provider knows of its customers: which of them made a call, and whom it has warned or
// cut off.
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
  // The seed is that of its origids.
  explicit Customers(std::uint64_t origid_seed) : seed_(origid_seed) {}

  // Whether it lets a call out.
  bool admits(const messages::CallAttempt& attempt) const;
  // Remembers who calls, as far as the number does not tell.
  void calls(const messages::CallAttempt& attempt);

  // The origid of the customer who made that call; empty where it was none of its own. Where the Identity
  // header was lost on the way, the last calls are remembered.
  std::string who_made(const messages::TracedCall& call) const;
  // Does what its country has it do about a customer who was found, and says so.
  reputation::Measure enforce(const std::string& origid, reputation::Enforcement enforcement);

 private:
  std::uint64_t seed_;
  std::set<std::uint64_t> known_;              // customers who call with many numbers
  FlatMap<std::uint64_t> customers_of_calls_;  // theirs, the last ones
  std::deque<std::uint64_t> last_calls_;       // oldest first
  std::set<std::string> warned_, cut_off_;     // by origid
};

}  // namespace ishaken::parties
