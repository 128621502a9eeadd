// The verifier profiles in use, numbered in alphabetical order from 1; 0 is no profile.
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
    for (const PartyInfo& each : parties)
      by_party_.push_back(
          static_cast<std::uint8_t>(std::ranges::find(names_, each.profile) - names_.begin()));
  }

  std::uint8_t of(PartyId party) const {
    return number(party) < by_party_.size() ? by_party_[number(party)] : std::uint8_t{0};
  }
  const std::string& name(std::uint8_t index) const { return names_[index]; }

 private:
  std::vector<std::string> names_;
  std::vector<std::uint8_t> by_party_;
};

}  // namespace ishaken::sim
