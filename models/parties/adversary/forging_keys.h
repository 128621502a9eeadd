// What an adversary holds: keys that it can sign calls with, each with the chain that vouches for it, and
// other objects that it stole. It moves from the newest forging key to the older ones.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/messages/loot.h"
#include "models/parties/adversary/forgery.h"
#include "models/parties/party.h"
#include "models/parties/published_chains.h"

namespace ishaken::parties {

// A key that signs calls, and the country that vouches for it.
struct ForgingKey {
  unsigned attack = 0;
  CountryCode country;
  Credentials credentials;
};

// Returns the country that a certificate names; the unknown one if it names none.
CountryCode country_of(const pki::Certificate& certificate);

class ForgingKeys {
 public:
  // `path` is the adversary's; its `host` serves the chains of certificates that it issues.
  ForgingKeys(std::string path, std::string host, const Shared& shared)
      : path_(std::move(path)), host_(std::move(host)), shared_(shared) {}

  // Takes a stolen object. If it can sign calls, it becomes a forging key at once.
  void take(unsigned attack, const messages::Loot& stolen, Act& act);
  // Serves the key's chain, if that is to be done here, tells of it, and uses it from now on.
  void add(ForgingKey key, Act& act);

  // Returns the key in use: the newest, until it moves on to an older one. Null if there is none.
  const ForgingKey* current() const { return keys_.empty() ? nullptr : &keys_[current_]; }
  // Returns false if there is nothing left to move on to.
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
