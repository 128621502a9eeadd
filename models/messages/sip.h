// A call as SIP carries it (RFC 3261): INVITE with its Identity header fields (RFC 8224) and a session
// description, and the final response with its Reason (RFC 9410). What the structs do not hold, such as Via,
// is made from party and call numbers. What else belongs to a call is in sip_dialog.h.
#pragma once

#include <string_view>

#include "models/messages/sip_message.h"
#include "models/messages/wire_context.h"

namespace ishaken::messages {

// How an INVITE has come to where it is written. A proxy leaves From and To as they came, and puts its own
// Via above the others (section 16.6).
struct InvitePath {
  SipTransport transport = SipTransport::tls;
  unsigned max_forwards = 70;
  std::string_view vias = {};           // of those before, the newest first: whole header fields
  std::string_view from = {}, to = {};  // as they came; made from the numbers where empty
  // For the called user's phone: its host, and what its provider says of the calling number.
  std::string_view phone = {};
  std::string_view verstat = {};
};

// Date has whole seconds, so a sender sets Invite::date to one. A call without a calling number is written as
// anonymous, and is refused by the reader: nothing here can verify it.
Rendered render(const Invite& invite, const WireContext& context, const InvitePath& path);
Rendered render(const Invite& invite, const WireContext& context);
Rendered render(const FinalResponse& response, const WireContext& context);

// One message. Provisional responses, other methods and bytes behind the end are refused.
Result<Message> decode_sip(std::string_view bytes);
Result<Invite> invite_of(const SipMessage& request);
FinalResponse final_response_of(const SipMessage& response);

}  // namespace ishaken::messages
