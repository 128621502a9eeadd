// A provider's memory of calling numbers: bounded, with constant time per call.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "models/numbering/telephone_number.h"
#include "models/reputation/number_score.h"

namespace ishaken::reputation {

// The histories of calling numbers, up to a capacity. When it is full, the number whose last call is the
// oldest is dropped.
class NumberBook {
 public:
  NumberBook(std::size_t capacity, double forgetting) : capacity_(capacity), forgetting_(forgetting) {}
  explicit NumberBook(const NumberScoring& scoring) : NumberBook(scoring.capacity, scoring.forgetting) {}

  // Adds a finished call, or several equal ones. A called number counts as new unless it was called in the
  // same period with fewer than some 40 others in between. The test uses few bits, so it is approximate.
  void add(const TelephoneNumber& calling, const TelephoneNumber& called, bool short_call, double calls = 1);
  // Adds complaints about calls of a number; does nothing if the number was dropped.
  void complain(const TelephoneNumber& calling, double complaints = 1);
  // Ends a period: every history fades by the factor.
  void close_period() { ++period_; }

  NumberHistory of(const TelephoneNumber& calling) const;  // empty for a number that never called
  std::size_t size() const { return slots_.size(); }

 private:
  using Index = std::uint32_t;
  static constexpr Index none = 0xffffffffu;
  struct Slot {
    TelephoneNumber number;
    NumberHistory history;
    std::uint64_t called = 0;  // one bit for each called number, by its hash
    std::int64_t period = 0;   // the period up to which the history has faded
    Index older = none, newer = none;
  };

  NumberHistory faded(const Slot& slot) const;
  void catch_up(Slot& slot) const;
  Index place_for(const TelephoneNumber& calling);
  void unlink(Index at);
  void make_newest(Index at);

  std::size_t capacity_;
  double forgetting_;
  std::int64_t period_ = 0;
  std::vector<Slot> slots_;
  std::unordered_map<TelephoneNumber, Index> places_;  // never iterated
  Index oldest_ = none, newest_ = none;
};

}  // namespace ishaken::reputation
