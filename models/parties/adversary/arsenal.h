// What an adversary holds, and what it can sign calls with because of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/messages/loot.h"
#include "models/parties/adversary/forgery.h"

namespace ishaken::parties {

// Something to sign calls with, and the country that vouches for it.
struct Weapon {
  unsigned attack = 0;
  CountryCode country;
  Credentials credentials;
};

// The country that a certificate names; none where it names none.
CountryCode country_of(const pki::Certificate& certificate);

class Arsenal {
 public:
  Arsenal(std::string path, std::string host, const Shared& shared)
      : path_(std::move(path)), host_(std::move(host)), shared_(shared) {}

  // Takes stolen objects. Those that can sign calls become weapons at once.
  void take(unsigned attack, const messages::Loot& loot, Instant now);
  void add(Weapon weapon);

  // The one in use: the newest, until it moves on to an older one. Null where there is none.
  const Weapon* weapon() const { return weapons_.empty() ? nullptr : &weapons_[current_]; }
  // False where there is nothing left to move on to.
  bool move_on();

  const std::optional<messages::StolenPaKey>& pa_key() const { return pa_key_; }
  const std::optional<messages::StolenRegistryKey>& registry_key() const { return registry_key_; }
  const std::vector<pki::PrivateKey>& operators() const { return operators_; }

 private:
  std::string path_, host_;
  const Shared& shared_;
  std::vector<Weapon> weapons_;
  std::size_t current_ = 0;
  std::optional<messages::StolenPaKey> pa_key_;
  std::optional<messages::StolenRegistryKey> registry_key_;
  std::vector<pki::PrivateKey> operators_;
};

}  // namespace ishaken::parties
