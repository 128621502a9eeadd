// An event that happens later unless it is replaced or cancelled. A new `after`, `cancel` and the destructor
// cancel the earlier one.
#pragma once

#include <memory>
#include <utility>

#include "models/parties/party.h"

namespace ishaken::parties {

class Timer {
 public:
  Timer() = default;
  ~Timer() { cancel(); }
  Timer(Timer&&) = default;
  Timer& operator=(Timer&& other) {
    cancel();
    wanted_ = std::move(other.wanted_);
    return *this;
  }

  void after(Duration delay, Act& act, Act::Then then) {
    cancel();
    wanted_ = std::make_shared<bool>(true);
    act.after(delay, [wanted = wanted_, then = std::move(then)](Act& later) {
      if (std::exchange(*wanted, false)) then(later);
    });
  }
  void cancel() {
    if (wanted_) *wanted_ = false;
  }
  bool is_set() const { return wanted_ && *wanted_; }

 private:
  std::shared_ptr<bool> wanted_;
};

}  // namespace ishaken::parties
