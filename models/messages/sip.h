// A call as SIP carries it (RFC 3261): INVITE with its Identity header fields (RFC 8224) and the final
// response with its Reason (RFC 9410). What the structs do not hold, such as Via, is made from party and call
// numbers; the session description is left out.
#pragma once

#include <string_view>

#include "models/messages/head.h"
#include "models/messages/wire_context.h"

namespace ishaken::messages {

// Date has whole seconds, so a sender sets Invite::date to one. A call without a calling number is written as
// anonymous, and is refused by the reader: nothing here can verify it.
Rendered render(const Invite& invite, const WireContext& context);
Rendered render(const FinalResponse& response, const WireContext& context);

// One message, as UDP carries it or as Content-Length has cut it out of a stream. Provisional responses,
// other methods and bytes behind the end are refused.
Result<Message> decode_sip(std::string_view bytes);

std::string_view reason_phrase_of_sip(int code);

}  // namespace ishaken::messages
