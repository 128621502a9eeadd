// Storage for things that come and go, each identified by the number of its slot. Free slots are reused, so
// that nothing is allocated in a steady state. A thing does not move until it is erased.
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
  // Returns the number of the new thing's slot.
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
  // Removes a thing and returns it.
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
