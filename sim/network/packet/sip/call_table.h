// A table by call: one look-up in flat memory, and slots that are reused, so that nothing is allocated in a
// steady state.
#pragma once

#include <cstdint>
#include <utility>

#include "models/base/flat_map.h"
#include "models/base/names.h"
#include "models/base/slots.h"

namespace ishaken::sim {

template <class T>
class CallTable {
 public:
  // Returns the entry of a call; null if there is none.
  T* find(CallId call) {
    const std::uint32_t* const slot = index_.find(number(call));
    return slot == nullptr ? nullptr : &places_[*slot];
  }
  const T* find(CallId call) const { return const_cast<CallTable*>(this)->find(call); }
  bool contains(CallId call) const { return index_.find(number(call)) != nullptr; }

  // Returns the entry of a call, created if there was none, and whether it is new. Its address is stable
  // until it is erased.
  template <class... Arguments>
  std::pair<T&, bool> emplace(CallId call, Arguments&&... arguments) {
    const auto [slot, is_new] = index_.insert(number(call));
    if (is_new) slot = places_.emplace(std::forward<Arguments>(arguments)...);
    return {places_[slot], is_new};
  }

  bool erase(CallId call) {
    std::uint32_t* const slot = index_.find(number(call));
    if (slot == nullptr) return false;
    places_.erase(*slot);
    index_.erase(slot);
    return true;
  }

  std::size_t size() const { return index_.size(); }

 private:
  FlatMap<std::uint32_t> index_;
  Slots<T> places_;
};

}  // namespace ishaken::sim
