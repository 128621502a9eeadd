// The people who operate the registry: they look at what STI-PAs ask for, and order changes by hand.
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
    unsigned approvals = 1;    // of how many of them a change needs
    HumanDelay approval_time;  // each operator's
  };
  RegistryOperators(const Config& config, std::uint64_t seed, const pki::Crypto& crypto);

  // The keys by which they order changes.
  const std::vector<pki::PrivateKey>& keys() const { return keys_; }

  // What some of them order together.
  struct Order {
    std::size_t operators = 0;  // each counted once
    bool is_agreed = false;     // by as many as a change needs
    std::string country;
    std::optional<std::string> entry;  // none: the country's entry is to go
  };
  // Returns what was ordered about a country; by nobody if no operator signed it. What is ordered is what the
  // first of them signed. Remembers who it was.
  Order read(const messages::RegistryOrder& request);
  // No longer hears those who ordered something about that country; about any, if none is named.
  void expel(CountryCode country);

  // Returns the time until as many as a change needs have approved an entry of that sequence.
  Duration time_to_approve(CountryCode country, std::int64_t sequence, Act& act) const;

 private:
  Config config_;
  const pki::Crypto& crypto_;
  std::vector<pki::PrivateKey> keys_;
  std::map<CountryCode, std::set<std::size_t>> ordered_by_;
  std::set<std::size_t> expelled_;
};

}  // namespace ishaken::parties
