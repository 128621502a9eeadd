// The keys that an adversary holds: those that sign calls, each with its certificate chain, and other stolen
// keys. It uses the newest forging key first, then older ones.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/messages/loot.h"
#include "models/parties/adversary/forgery.h"
#include "models/parties/party.h"
#include "models/parties/published_chains.h"

namespace ishaken::parties {

// A key that signs calls, and the country under whose STI-CA its certificate is.
struct ForgingKey {
  unsigned attack = 0;
  CountryCode country;
  Credentials credentials;
};

// Returns the country that a certificate names; the unknown one if it names none.
CountryCode country_of(const pki::Certificate& certificate);

class ForgingKeys {
 public:
  // Derives keys from `path`, the adversary's. Its `host` serves the chains of certificates that it issues.
  ForgingKeys(std::string path, std::string host, const Shared& shared)
      : path_(std::move(path)), host_(std::move(host)), shared_(shared) {}

  // Takes a stolen object. If it can sign calls, it becomes a forging key at once.
  void take(unsigned attack, const messages::Loot& stolen, Act& act);
  // Uses the key from now on, records it, and serves its chain if the x5u is on the own host.
  void add(ForgingKey key, Act& act);

  // Returns the key in use: the newest, or an older one after move_on. Null if there is none.
  const ForgingKey* current() const { return keys_.empty() ? nullptr : &keys_[current_]; }
  // Drops the key in use for an older one. Returns false if there is none.
  bool move_on();

  const std::optional<messages::StolenPaKey>& pa_key() const { return pa_key_; }
  const std::optional<messages::StolenRegistryKey>& registry_key() const { return registry_key_; }
  const std::vector<pki::PrivateKey>& operators() const { return operators_; }
  const PublishedChains& chains() const { return chains_; }

 private:
  std::string path_, host_;
  const Shared& shared_;
  std::vector<ForgingKey> keys_;
  std::size_t current_ = 0;
  PublishedChains chains_;
  std::optional<messages::StolenPaKey> pa_key_;
  std::optional<messages::StolenRegistryKey> registry_key_;
  std::vector<pki::PrivateKey> operators_;
};

}  // namespace ishaken::parties
