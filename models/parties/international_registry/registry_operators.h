// The people who operate the registry. They approve requests of STI-PAs, and order changes by hand.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/base/human_delay.h"
#include "models/parties/party.h"
#include "models/pki/crypto.h"
#include "models/pki/keys.h"

namespace ishaken::parties {

class RegistryOperators {
 public:
  struct Config {
    unsigned count = 1;
    unsigned approvals = 1;    // the number that a change needs
    HumanDelay approval_time;  // each operator's
  };
  RegistryOperators(const Config& config, std::uint64_t seed, const pki::Crypto& crypto);

  // Returns the keys with which operators sign orders.
  const std::vector<pki::PrivateKey>& keys() const { return keys_; }

  // An order that several operators signed.
  struct Order {
    std::size_t operators = 0;  // each counted once
    bool is_agreed = false;     // by as many as a change needs
    std::string country;
    std::optional<std::string> entry;  // none: the country's entry is removed
  };
  // Returns the order about a country that the first operator signed, with the number of those who signed the
  // same; 0 if no operator signed. Keeps who signed.
  Order read(const messages::RegistryOrder& request);
  // Ignores from now on the operators who ordered something about that country; about any country if none is
  // named.
  void expel(CountryCode country);

  // Returns the time until enough operators have approved an entry of that sequence.
  Duration time_to_approve(CountryCode country, std::int64_t sequence, Act& act) const;

 private:
  Config config_;
  const pki::Crypto& crypto_;
  std::vector<pki::PrivateKey> keys_;
  std::map<CountryCode, std::set<std::size_t>> ordered_by_;
  std::set<std::size_t> expelled_;
};

}  // namespace ishaken::parties
