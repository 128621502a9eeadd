// The PASSporTs that passed and are still fresh, so that none passes twice (T12: nothing in a PASSporT says
// that it was used). The signing input is what tells one from another: whoever holds a signature can make
// another valid one for the same text, as ECDSA goes.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <unordered_set>

#include "models/base/digest.h"

namespace ishaken::parties {

class ReplayCache {
 public:
  // True where this text was not seen before; it is from now on. What is older than `oldest`, which no
  // verifier would take for fresh any more, is forgotten: the memory is that of one window of freshness.
  bool first_sight(std::string_view signing_input, std::int64_t iat, std::int64_t oldest);
  std::size_t size() const;

 private:
  std::map<std::int64_t, std::unordered_set<Fingerprint, FingerprintHash>> by_iat_;
};

}  // namespace ishaken::parties
