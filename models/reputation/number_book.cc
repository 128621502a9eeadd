#include "models/reputation/number_book.h"

#include <bit>
#include <cmath>

namespace ishaken::reputation {
namespace {

// Returns the bit of a called number. The hash is mixed once more, since hashes of consecutive numbers are
// spread more evenly than at random.
std::uint64_t bit_of(const TelephoneNumber& called) {
  std::uint64_t hash = std::hash<TelephoneNumber>{}(called);
  hash = (hash ^ (hash >> 32)) * 0x9e3779b97f4a7c15u;
  hash = (hash ^ (hash >> 29)) * 0xbf58476d1ce4e5b9u;
  return std::uint64_t{1} << (hash >> 58);
}

}  // namespace

void NumberBook::add(const TelephoneNumber& calling, const TelephoneNumber& called, bool short_call,
                     double calls) {
  if (capacity_ == 0) return;
  const Index at = place_for(calling);
  make_newest(at);
  Slot& slot = slots_[at];
  catch_up(slot);
  slot.history.calls += calls;
  if (short_call) slot.history.short_calls += calls;
  // A new number hits an unused bit with probability unused / 64, so it counts 64 / unused times: correct on
  // average. When half of the bits are used, they are cleared.
  if (std::popcount(slot.called) >= 32) slot.called = 0;
  const std::uint64_t bit = bit_of(called);
  if (slot.called & bit) return;
  slot.history.distinct += calls * 64 / (64 - std::popcount(slot.called));
  slot.called |= bit;
}

void NumberBook::complain(const TelephoneNumber& calling, double complaints) {
  const auto found = places_.find(calling);
  if (found == places_.end()) return;
  catch_up(slots_[found->second]);
  slots_[found->second].history.complaints += complaints;
}

NumberHistory NumberBook::of(const TelephoneNumber& calling) const {
  const auto found = places_.find(calling);
  return found == places_.end() ? NumberHistory{} : faded(slots_[found->second]);
}

NumberHistory NumberBook::faded(const Slot& slot) const {
  if (slot.period == period_) return slot.history;
  const double kept = std::pow(forgetting_, static_cast<double>(period_ - slot.period));
  const NumberHistory& was = slot.history;
  return {kept * was.calls, kept * was.distinct, kept * was.short_calls, kept * was.complaints};
}

void NumberBook::catch_up(Slot& slot) const {
  if (slot.period == period_) return;
  slot.history = faded(slot);
  slot.called = 0;
  slot.period = period_;
}

NumberBook::Index NumberBook::place_for(const TelephoneNumber& calling) {
  if (const auto found = places_.find(calling); found != places_.end()) {
    unlink(found->second);
    return found->second;
  }
  Index at = static_cast<Index>(slots_.size());
  if (slots_.size() < capacity_) {
    slots_.emplace_back();
  } else {
    at = oldest_;
    unlink(at);
    places_.erase(slots_[at].number);
  }
  slots_[at] = {calling, {}, 0, period_, none, none};
  places_.emplace(calling, at);
  return at;
}

void NumberBook::unlink(Index at) {
  const Slot& slot = slots_[at];
  (slot.older == none ? oldest_ : slots_[slot.older].newer) = slot.newer;
  (slot.newer == none ? newest_ : slots_[slot.newer].older) = slot.older;
}

void NumberBook::make_newest(Index at) {
  slots_[at].older = newest_;
  slots_[at].newer = none;
  (newest_ == none ? oldest_ : slots_[newest_].newer) = at;
  newest_ = at;
}

}  // namespace ishaken::reputation
