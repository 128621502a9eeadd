// A call at its verification: what came, what was read of its Identity header, and what was found.
#pragma once

#include <string>

#include "models/messages/call.h"
#include "models/parties/chain_cache.h"
#include "models/passport/identity.h"

namespace ishaken::parties {

// What the Identity header of a call says, as views into the INVITE. The memory is reused from call to call.
struct Reading {
  passport::Identity identity;
  passport::ParserScratch scratch;
  std::string detail;  // of what is wrong with it
};

struct CallAtHand {
  const messages::Invite& invite;
  bool from_abroad = false;  // it entered the country over an international trunk
  Instant at{};              // when it arrived
  CountryCode shown;         // whose number it shows; not known: nobody's
  Reading& reading;
  bool was_fetched = false;                  // its certificate had to be fetched
  Outcome outcome = Outcome::not_verified;   // of its verification
  const ChainCache::Entry* entry = nullptr;  // the chain that was judged; null if none was
};

}  // namespace ishaken::parties
