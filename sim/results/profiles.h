// The verifier profiles that are in use, numbered in alphabetical order from 1; 0 is none.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/results/events.h"

namespace ishaken::sim {

class ProfileIndex {
 public:
  explicit ProfileIndex(const std::vector<PartyInfo>& parties) : names_{""} {
    for (const PartyInfo& each : parties) names_.push_back(each.profile);
    std::ranges::sort(names_);
    names_.erase(std::ranges::unique(names_).begin(), names_.end());
  }

  bool any() const { return names_.size() > 1; }
  std::uint8_t of(std::string_view name) const {
    return static_cast<std::uint8_t>(std::ranges::find(names_, name) - names_.begin());
  }
  const std::string& name(std::uint8_t index) const { return names_[index]; }

 private:
  std::vector<std::string> names_;
};

}  // namespace ishaken::sim
