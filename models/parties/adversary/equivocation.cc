#include "models/parties/adversary/equivocation.h"

#include <nlohmann/json.hpp>

namespace ishaken::parties {

void Equivocation::begin(const messages::StandOnLink& order, Act& act) {
  entries_.forge(order.attack, order.country, act,
                 [this, attack = order.attack](const std::string& entry, bool, Act&) {
                   forged_entries_.insert_or_assign(attack, entry);
                 });
}

void Equivocation::passes(const messages::StandOnLink& order, messages::Message& message) {
  // Before the forged branch exists, the registry's own proof is right.
  if (auto* proof = std::get_if<messages::LogProof>(&message); proof && !fork_.leaves().empty())
    *proof = messages::log_proof({proof->from, proof->to}, fork_.consistency(proof->from, proof->to));
  auto* reply = std::get_if<messages::RegistryContents>(&message);
  if (reply == nullptr || (reply->status != 200 && reply->status != 304)) return;
  const auto entry = forged_entries_.find(order.attack);
  if (entry == forged_entries_.end() || !keys_.registry_key()) return;
  if (reply->contents) entries_.saw(reply->contents);
  if (const auto genuine = entries_.newest()) *reply = {200, forged(*genuine, order.country, entry->second)};
}

messages::SharedText Equivocation::forged(const trust::RegistrySnapshot& genuine, CountryCode country,
                                          const std::string& entry) {
  trust::RegistrySnapshot shown = genuine;
  std::erase_if(shown.entries, [&](const std::string& text) {
    const auto each = shared_.reader.entry(text);
    return each && each->attributes.country == country;
  });
  shown.entries.push_back(entry);
  const trust::Signer& signer = keys_.registry_key()->signer;
  if (!genuine.head.empty()) {
    // The forged branch of the log: all leaves from the time of the key's theft, then those that these
    // readers are shown.
    if (fork_.leaves().empty()) fork_ = trust::RegistryLog(keys_.registry_key()->leaves);
    fork_.cover(shown);
    shown.head = trust::sign_text(signer, "tree-head", to_claims(fork_.head()), shared_.crypto);
  }
  return messages::share(trust::sign_text(signer, "registry", to_claims(shown), shared_.crypto));
}

}  // namespace ishaken::parties
