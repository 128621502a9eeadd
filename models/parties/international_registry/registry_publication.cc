#include "models/parties/international_registry/registry_publication.h"

#include <nlohmann/json.hpp>

namespace ishaken::parties {

void RegistryPublication::publish(Instant now) {
  trust::RegistrySnapshot snapshot{++sequence_, numeric_date(now), {}};
  for (const auto& [country, held] : entries_) snapshot.entries.push_back(held.text);
  if (with_log_) {
    log_.cover(snapshot);
    snapshot.head = keys_.sign("tree-head", to_claims(log_.head()));
  }
  contents_ = messages::share(keys_.sign("registry", to_claims(snapshot)));
}

messages::RegistryContents RegistryPublication::read(const messages::RegistryRead& request) const {
  const auto sequence = static_cast<std::uint64_t>(sequence_);
  const bool is_current = request.known_sequence == sequence;
  return {is_current ? 304 : 200, is_current ? nullptr : contents_, sequence};
}

messages::LogProof RegistryPublication::prove(const messages::LogProofRequest& request) const {
  return messages::log_proof(request, log_.consistency(request.from, request.to));
}

}  // namespace ishaken::parties
