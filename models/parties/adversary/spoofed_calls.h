// The calls of an adversary, under whatever numbers: where they enter the network, and how they are told.
#pragma once

#include "models/parties/party.h"
#include "models/parties/shared.h"

namespace ishaken::parties {

class SpoofedCalls {
 public:
  struct Config {
    PartyId self = no_party;
    CountryCode through;           // where calls enter the network
    std::uint64_t first_call = 0;  // calls count from here
  };
  SpoofedCalls(const Config& config, const Shared& shared) : config_(config), shared_(shared) {}

  // Places a call to that country, under a number of its own; it is told before it is made.
  CallId place(messages::Invite invite, CountryCode to, Act& act);
  PartyId origin() const { return config_.self; }

 private:
  Config config_;
  const Shared& shared_;
  std::uint64_t calls_ = 0;
};

}  // namespace ishaken::parties
