// What the numbers that called did, as a provider remembers it: bounded, and a step per call.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "models/numbering/telephone_number.h"
#include "models/reputation/number_score.h"

namespace ishaken::reputation {

// The histories of the numbers that called. Holds so many; when full it forgets the one whose last call is
// the longest ago.
class NumberBook {
 public:
  NumberBook(std::size_t capacity, double forgetting) : capacity_(capacity), forgetting_(forgetting) {}
  explicit NumberBook(const NumberScoring& scoring) : NumberBook(scoring.capacity, scoring.forgetting) {}

  // A call, or so many alike, after it ended. A called number is a new one unless it was called in the same
  // period with fewer than some 40 others in between; few enough bits are kept for chance to blur that.
  void add(const TelephoneNumber& calling, const TelephoneNumber& called, bool short_call, double calls = 1);
  // Of one of its calls. Nothing is remembered of a number that is forgotten.
  void complain(const TelephoneNumber& calling, double complaints = 1);
  // Every history fades by the factor.
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
    std::int64_t period = 0;   // up to which the history has faded
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
