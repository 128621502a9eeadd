#include "models/parties/customers.h"

#include "models/parties/authentication_service.h"

namespace ishaken::parties {
namespace {

constexpr std::size_t calls_remembered = 50'000;

}  // namespace

bool Customers::admits(const messages::CallAttempt& attempt) const {
  return cut_off_.empty() || !cut_off_.contains(origid(attempt.calling, attempt.customer, seed_));
}

void Customers::calls(const messages::CallAttempt& attempt) {
  if (attempt.customer == 0) return;
  known_.insert(attempt.customer);
  const std::uint64_t call = number(attempt.call);
  if (const auto [customer, fresh] = customers_of_calls_.insert(call); fresh) {
    customer = attempt.customer;
    last_calls_.push_back(call);
  }
  if (last_calls_.size() <= calls_remembered) return;
  customers_of_calls_.erase(customers_of_calls_.find(last_calls_.front()));
  last_calls_.pop_front();
}

std::string Customers::who_made(const messages::TracedCall& call) const {
  if (const std::uint64_t* const customer = customers_of_calls_.find(number(call.call)))
    return origid(call.calling, *customer, seed_);
  const std::string own = origid(call.calling, 0, seed_);
  if (call.origid.empty() || call.origid == own) return own;
  for (const std::uint64_t customer : known_)
    if (call.origid == origid(call.calling, customer, seed_)) return call.origid;
  return {};
}

reputation::Measure Customers::enforce(const std::string& origid, reputation::Enforcement enforcement) {
  using reputation::Enforcement, reputation::Measure;
  switch (enforcement) {
    case Enforcement::none:
      return Measure::none;
    case Enforcement::pretend:
      return Measure::cut_off;
    case Enforcement::warn:
      if (warned_.insert(origid).second) return Measure::warned;
      [[fallthrough]];
    case Enforcement::cut_off:
    case Enforcement::revoke:
      cut_off_.insert(origid);
      return Measure::cut_off;
  }
  return Measure::none;
}

}  // namespace ishaken::parties
