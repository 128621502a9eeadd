// The last calls of a caller, and how many of them got through.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/scenario/answers.h"

namespace ishaken::sim {

class Tally {
 public:
  explicit Tally(std::size_t calls) : last_(calls) {}

  void add(bool got_through) {
    const std::size_t at = calls_ % last_.size();
    if (calls_ >= last_.size() && last_[at]) --through_;
    last_[at] = got_through;
    if (got_through) ++through_;
    ++calls_;
  }

  void clear() { calls_ = through_ = 0; }

  // Returns whether there are enough calls, and too few of them got through.
  bool triggers_answer(const Patience& patience) const {
    return calls_ >= last_.size() &&
           static_cast<double>(through_) < patience.gives_up_below * static_cast<double>(last_.size());
  }

 private:
  std::vector<bool> last_;  // a ring buffer
  std::size_t calls_ = 0, through_ = 0;
};

}  // namespace ishaken::sim
