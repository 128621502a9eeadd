// The state of a call during its verification: the INVITE, the Identity header that is being verified, and
// what was found of each.
#pragma once

#include <optional>
#include <string>
#include <vector>

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

// The fault of one of a call's Identity headers.
struct HeaderFault {
  std::size_t header = 0;
  Outcome outcome = Outcome::identity_missing;
};

// A call during its verification. Each of its Identity headers is verified, and one that passes is enough
// (RFC 8224 section 6.2).
struct IncomingCall {
  const messages::Invite& invite;
  bool from_abroad = false;  // it entered the country over an international trunk
  Instant at{};              // the time of its arrival
  CountryCode shown;         // of the calling number; unknown if no country has it
  Reading& reading;
  std::size_t header = 0;             // the Identity header that is being verified
  std::vector<HeaderFault> faults{};  // of those that were verified and did not pass
  bool was_fetched = false;           // its certificate had to be fetched
  Outcome outcome = Outcome::not_verified;
  const ChainCache::Entry* entry = nullptr;      // the chain that was judged; null if none was
  const trust::TrustedAnchor* anchor = nullptr;  // of the path that counts; null if it reached none

  // Returns the fault that is the outcome of a call of which no header passed: that of the first header with
  // a PASSporT of a kind that is known here.
  const HeaderFault& decisive_fault() const;
};

}  // namespace ishaken::parties
