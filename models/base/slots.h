// Places for things that come and go, each found again by its number: a place that was left is used again, so
// that nothing is allocated in a steady state. A thing stays where it is until it leaves.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

namespace ishaken {

template <class T>
class Slots {
 public:
  // Returns the number of its place.
  template <class... Arguments>
  std::uint32_t emplace(Arguments&&... arguments) {
    if (free_.empty()) {
      free_.push_back(static_cast<std::uint32_t>(places_.size()));
      places_.emplace_back();
    }
    const std::uint32_t slot = free_.back();
    free_.pop_back();
    places_[slot].emplace(std::forward<Arguments>(arguments)...);
    return slot;
  }
  T& operator[](std::uint32_t slot) { return *places_[slot]; }
  // Returns what is there, which leaves.
  T take(std::uint32_t slot) {
    T out = std::move(*places_[slot]);
    erase(slot);
    return out;
  }
  void erase(std::uint32_t slot) {
    places_[slot].reset();
    free_.push_back(slot);
  }

 private:
  std::deque<std::optional<T>> places_;
  std::vector<std::uint32_t> free_;
};

}  // namespace ishaken
