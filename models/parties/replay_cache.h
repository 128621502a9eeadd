// The cache of PASSporTs that passed and are still fresh, so that none passes twice (T12: nothing in a
// PASSporT says that it was used). PASSporTs are compared by signing input: anyone who has an ECDSA signature
// can derive a second valid one for the same text.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <unordered_set>

#include "models/base/digest.h"

namespace ishaken::parties {

class ReplayCache {
 public:
  // Returns whether this text is new, and keeps it. Drops texts with an iat before `oldest`, which no
  // verifier would accept as fresh, so that the memory is that of one freshness window.
  bool first_sight(std::string_view signing_input, std::int64_t iat, std::int64_t oldest);
  std::size_t size() const;

 private:
  std::map<std::int64_t, std::unordered_set<Fingerprint, FingerprintHash>> by_iat_;
};

}  // namespace ishaken::parties
