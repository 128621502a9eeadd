// The calls of an adversary: their entry into the network, and their records.
#pragma once

#include "models/parties/party.h"
#include "models/parties/shared.h"

namespace ishaken::parties {

class SpoofedCalls {
 public:
  struct Config {
    PartyId self = no_party;
    CountryCode through;           // the country from which calls enter the network
    std::uint64_t first_call = 0;  // the number of the first call
  };
  SpoofedCalls(const Config& config, const Shared& shared) : config_(config), shared_(shared) {}

  // Places a call to that country, with the next call number. Records it before sending it.
  CallId place(messages::Invite invite, CountryCode to, Act& act);
  PartyId origin() const { return config_.self; }

 private:
  Config config_;
  const Shared& shared_;
  std::uint64_t calls_ = 0;
};

}  // namespace ishaken::parties
