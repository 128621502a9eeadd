// A map from non-zero numbers to small plain values, in one block of memory. It allocates only when it grows,
// never in a steady state of entries that come and go. Its order is that of hashing, so a caller that lists
// it must sort.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

namespace ishaken {

template <class Value>
class FlatMap {
 public:
  FlatMap() { resize(16); }

  std::size_t size() const { return size_; }

  // Returns the value of a key; null if there is none. 0 is never a key.
  Value* find(std::uint64_t key) {
    const std::size_t slot = slot_of(key);
    return key != 0 && keys_[slot] == key ? &values_[slot] : nullptr;
  }
  const Value* find(std::uint64_t key) const { return const_cast<FlatMap*>(this)->find(key); }

  // Returns the value of `key`, which must not be 0, and whether it is new. The reference is valid until the
  // map changes.
  std::pair<Value&, bool> insert(std::uint64_t key) {
    std::size_t slot = slot_of(key);
    if (keys_[slot] == key) return {values_[slot], false};
    if (2 * (size_ + 1) > keys_.size()) {
      grow();
      slot = slot_of(key);
    }
    ++size_;
    keys_[slot] = key;
    values_[slot] = Value{};
    return {values_[slot], true};
  }

  // Removes an entry that find or insert returned. The entries after it move up, so there are no gaps.
  void erase(Value* value) {
    auto hole = static_cast<std::size_t>(value - values_.data());
    for (std::size_t next = (hole + 1) & mask(); keys_[next] != 0; next = (next + 1) & mask()) {
      const std::size_t home = home_of(keys_[next]);
      if (((next - home) & mask()) < ((next - hole) & mask())) continue;  // it must not be before its home
      keys_[hole] = keys_[next];
      values_[hole] = values_[next];
      hole = next;
    }
    keys_[hole] = 0;
    --size_;
  }

  std::vector<std::uint64_t> sorted_keys() const {
    std::vector<std::uint64_t> out;
    out.reserve(size_);
    for (const std::uint64_t key : keys_)
      if (key != 0) out.push_back(key);
    std::ranges::sort(out);
    return out;
  }

 private:
  std::size_t mask() const { return keys_.size() - 1; }
  // Returns the home slot of a key by Fibonacci hashing: the high bits of a product with 2^64 over the golden
  // ratio.
  std::size_t home_of(std::uint64_t key) const {
    return static_cast<std::size_t>((key * 0x9e3779b97f4a7c15u) >> shift_);
  }
  // Returns the slot of a key, or the free slot for it.
  std::size_t slot_of(std::uint64_t key) const {
    std::size_t slot = home_of(key);
    while (keys_[slot] != key && keys_[slot] != 0) slot = (slot + 1) & mask();
    return slot;
  }
  void resize(std::size_t slots) {
    keys_.assign(slots, 0);
    values_.assign(slots, Value{});
    shift_ = 64 - std::countr_zero(slots);
  }
  void grow() {
    const auto keys = std::move(keys_);
    const auto values = std::move(values_);
    resize(2 * keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i] == 0) continue;
      const std::size_t slot = slot_of(keys[i]);
      keys_[slot] = keys[i];
      values_[slot] = values[i];
    }
  }

  std::vector<std::uint64_t> keys_;  // 0 if free
  std::vector<Value> values_;
  std::size_t size_ = 0;
  int shift_ = 0;
};

}  // namespace ishaken
