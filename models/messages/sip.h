// The SIP encoding of a call (RFC 3261): INVITE with its Identity header fields (RFC 8224) and a session
// description, and the final response with its Reason (RFC 9410). What the structs do not hold, such as Via,
// is made from party and call numbers. The other messages of a call are in sip_dialog.h.
#pragma once

#include <string_view>

#include "models/messages/sip_message.h"
#include "models/messages/wire_context.h"

namespace ishaken::messages {

// The path of an INVITE up to its sender. A proxy leaves From and To as they came, and puts its own Via above
// the others (section 16.6).
struct InvitePath {
  SipTransport transport = SipTransport::tls;
  unsigned max_forwards = 70;
  std::string_view vias = {};           // of earlier senders, the newest first: whole header fields
  std::string_view from = {}, to = {};  // as they came; made from the numbers if empty
  // Set for the last hop, to the called user's phone: its host, and the verstat of the calling number.
  std::string_view phone = {};
  std::string_view verstat = {};
};

// Writes an INVITE. Date has whole seconds, so a sender sets Invite::date to a whole second. A call without a
// calling number is written as anonymous, and the reader refuses it, since no PASSporT can be verified for
// it.
Rendered render(const Invite& invite, const WireContext& context, const InvitePath& path);
Rendered render(const Invite& invite, const WireContext& context);
Rendered render(const FinalResponse& response, const WireContext& context);

// Reads one message. Refuses provisional responses, methods other than INVITE, and bytes after the end.
Result<Message> decode_sip(std::string_view bytes);
Result<Invite> invite_of(const SipMessage& request);
FinalResponse final_response_of(const SipMessage& response);

}  // namespace ishaken::messages
