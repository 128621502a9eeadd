// The facts that an encoding needs and a message does not hold. All of them follow from the envelope.
#pragma once

#include <string>
#include <string_view>

#include "models/messages/message.h"

namespace ishaken::messages {

struct WireContext {
  PartyId from = no_party;  // its host goes into Via
  PartyId to = no_party;    // its host goes into Host
  RequestId request{};      // for the answers of governance, which come long after the question

  // The request that a response answers: an HTTP response does not say what it is. For a SIP response it may
  // be the INVITE, whose From and To are then repeated. Null in all other cases.
  const Message* answers = nullptr;
  Instant date{};  // of HTTP responses
};

// Returns a name such as "party-17.example" (RFC 2606); "unknown.invalid" for no_party.
std::string host_name(PartyId party);
Result<PartyId> party_of_host(std::string_view host);

}  // namespace ishaken::messages
