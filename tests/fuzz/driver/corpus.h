// The inputs worth mutating: for every feature, the shortest input that reaches it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "tests/fuzz/driver/coverage.h"
#include "tests/fuzz/driver/mutator.h"

namespace ishaken::fuzz {

class Corpus {
 public:
  struct Entry {
    std::string input;
    std::vector<Compared> comparisons;
    std::size_t owned = 0;  // features for which no shorter input is known
  };

  // Keeps the input that was just recorded if it reaches something new, or the known with less. True for the
  // former.
  bool add(const std::string& input, std::span<const std::uint32_t> features);

  bool empty() const { return live_.empty(); }
  std::size_t size() const { return live_.size(); }
  std::size_t features() const { return features_; }
  const Entry& pick(Mutator& random) const;

 private:
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> live_;  // entries that own something, oldest first
  std::vector<std::uint32_t> owner_ = std::vector<std::uint32_t>(feature_count, 0);  // entry + 1
  std::size_t features_ = 0;
};

}  // namespace ishaken::fuzz
