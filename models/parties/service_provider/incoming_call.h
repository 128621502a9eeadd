// The state of a call during its verification: the INVITE, the parsed Identity header and the outcome.
#pragma once

#include <string>

#include "models/messages/call.h"
#include "models/parties/chain_cache.h"
#include "models/passport/identity.h"

namespace ishaken::parties {

// The parsed Identity header of a call, as views into the INVITE. The memory is reused from call to call.
struct Reading {
  passport::Identity identity;
  passport::ParserScratch scratch;
  std::string detail;  // the fault of the header; empty if it has none
};

// A call during its verification.
struct IncomingCall {
  const messages::Invite& invite;
  bool from_abroad = false;  // it entered the country over an international trunk
  Instant at{};              // the time of its arrival
  CountryCode shown;         // of the calling number; unknown if no country has it
  Reading& reading;
  bool was_fetched = false;  // its certificate had to be fetched
  Outcome outcome = Outcome::not_verified;
  const ChainCache::Entry* entry = nullptr;  // the chain that was judged; null if none was
};

}  // namespace ishaken::parties
