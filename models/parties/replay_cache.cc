#include "models/parties/replay_cache.h"

namespace ishaken::parties {

bool ReplayCache::first_sight(std::string_view signing_input, std::int64_t iat, std::int64_t oldest) {
  by_iat_.erase(by_iat_.begin(), by_iat_.lower_bound(oldest));
  return by_iat_[iat].insert(fingerprint(as_bytes(signing_input))).second;
}

std::size_t ReplayCache::size() const {
  std::size_t count = 0;
  for (const auto& [iat, seen] : by_iat_) count += seen.size();
  return count;
}

}  // namespace ishaken::parties
