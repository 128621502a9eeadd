#include "tests/fuzz/driver/corpus.h"

#include <algorithm>

namespace ishaken::fuzz {

bool Corpus::add(const std::string& input, std::span<const std::uint32_t> features) {
  const auto taken = [&](std::uint32_t feature) {
    return owner_[feature] == 0 || input.size() < entries_[owner_[feature] - 1].input.size();
  };
  if (std::ranges::none_of(features, taken)) return false;
  entries_.push_back({input, comparisons(), 0});
  const auto self = static_cast<std::uint32_t>(entries_.size());
  bool is_new = false, freed = false;
  for (const std::uint32_t feature : features) {
    if (!taken(feature)) continue;
    if (std::uint32_t& owner = owner_[feature]; owner != 0) {
      Entry& before = entries_[owner - 1];
      if (--before.owned == 0) {
        before.comparisons.clear();
        freed = true;
      }
    } else {
      is_new = true;
      ++features_;
    }
    owner_[feature] = self;
    ++entries_.back().owned;
  }
  live_.push_back(self - 1);
  if (freed) std::erase_if(live_, [&](std::uint32_t entry) { return entries_[entry].owned == 0; });
  return is_new;
}

const Corpus::Entry& Corpus::pick(Mutator& random) const {
  // Half the time one of the newest: what they reached has been tried least.
  const auto any = [&]() -> const Entry& {
    const std::size_t newest = std::min<std::size_t>(live_.size(), 32);
    return entries_[live_[random.below(2) == 0 ? live_.size() - 1 - random.below(newest)
                                               : random.below(live_.size())]];
  };
  // Mostly the shortest of three: it costs less, and a change is more likely to matter.
  const Entry* best = &any();
  for (int others = random.below(8) == 0 ? 0 : 2; others > 0; --others)
    if (const Entry& other = any(); other.input.size() < best->input.size()) best = &other;
  return *best;
}

}  // namespace ishaken::fuzz
