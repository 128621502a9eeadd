#include "sim/results/ledger.h"

#include <fmt/format.h>

#include <algorithm>

namespace ishaken::sim {

CallResult Flight::result(int code) const {
  if (code == 0) return CallResult::undelivered;
  switch (parties::grade_of(outcome(code))) {
    case parties::Grade::passed:
      return CallResult::passed;
    case parties::Grade::failed:
      return CallResult::failed;
    case parties::Grade::untrusted:
      return CallResult::untrusted;
    case parties::Grade::unverified:
      break;
  }
  return CallResult::unverified;
}

// Returns the verdict's outcome if the call was verified, even if it ended without a final response: then its
// result is undelivered nevertheless.
parties::Outcome Flight::outcome(int code) const {
  if (verified) return verdict.outcome;
  if (refused) return parties::Outcome::refused_at_origin;
  return code == 0 ? parties::Outcome::undelivered : parties::Outcome::not_verified;
}

void Ledger::place(const CallPlaced& call) {
  const auto id = number(call.call);
  placed_ += call.weight;
  newest_ = std::max(newest_, id);
  if (id == 0) {
    ++never_placed_;
    return;
  }
  const auto [flight, is_new] = flights_.insert(id);
  if (is_new)
    flight.placed = call;
  else
    ++placed_twice_;
}

Flight* Ledger::find(CallId call) {
  Flight* flight = flights_.find(number(call));
  if (flight == nullptr) ++(number(call) > newest_ ? never_placed_ : late_);
  return flight;
}

void Ledger::end(Flight* flight, int code) {
  const CallResult result = flight->result(code);
  ended_[static_cast<std::size_t>(result)] += flight->placed.weight;
  if (result == CallResult::passed && flight->verdict.list_sequence == 0) ++passed_without_list_;
  flights_.erase(flight);
}

std::vector<CallId> Ledger::in_flight() const {
  std::vector<CallId> out;
  for (const std::uint64_t id : flights_.sorted_keys()) out.push_back(CallId{id});
  return out;
}

std::vector<std::string> Ledger::violations() const {
  std::vector<std::string> out;
  using enum CallResult;
  if (placed_ != ended(passed) + ended(failed) + ended(untrusted) + ended(unverified) + ended(undelivered))
    out.push_back(fmt::format(
        "{} calls placed, but {} passed + {} failed + {} untrusted + {} unverified + {} undelivered", placed_,
        ended(passed), ended(failed), ended(untrusted), ended(unverified), ended(undelivered)));
  if (placed_twice_ != 0) out.push_back(fmt::format("{} calls placed under a number in use", placed_twice_));
  if (never_placed_ != 0) out.push_back(fmt::format("{} reports about calls never placed", never_placed_));
  if (passed_without_list_ != 0)
    out.push_back(fmt::format("{} calls passed under no list", passed_without_list_));
  return out;
}

}  // namespace ishaken::sim
