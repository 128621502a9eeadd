// The real encoding of every message that crosses the network: SIP for calls, HTTP for everything else.
//
//   std::string bytes = encode(Invite{...}, {.from = origin, .to = terminating});
//   Result<Message> invite = decode(bytes, {});
//   Result<Message> list = decode(response, {.answers = &request});
//
// decode(encode(m)) == m, if m says only what its protocol can carry:
// - Invite::date and CertificateReply::max_age have whole seconds, and Invite has both numbers;
// - texts that travel in header fields have no control characters (they become spaces: nothing can be
// smuggled into a
//   message) and no blanks around them; URLs have only characters that URLs have (others are escaped);
// - texts that travel in JSON are UTF-8;
// - a reply with an error status carries its problem, and not what a good one carries beside it.
#pragma once

#include <string>
#include <string_view>

#include "models/messages/kinds.h"
#include "models/messages/wire_context.h"

namespace ishaken::messages {

// Empty where protocol_of says none: directives, the user's side and the network's own word never cross it.
std::string encode(const Message& message, const WireContext& context);
// What a network must know of a message that it does not write; no large body is copied.
struct Outline {
  std::size_t size = 0;  // encode(message, context).size()
  std::string host;      // that an HTTP request names; empty for all others
};
Outline outline(const Message& message, const WireContext& context);

// Exactly one message. An HTTP response is read as the answer to context.answers.
Result<Message> decode(std::string_view bytes, const WireContext& context);

// Whether a party answers such a request; the others are notices, to which whoever runs the connection says
// 204.
bool is_answered(const Message& request);
// The value of Host in a request; empty where there is none.
std::string host_named_in(std::string_view http);
// The question that an ApprovalResult or an AgreementAnswer answers; 0 where none is named.
RequestId request_named_in(std::string_view http);

}  // namespace ishaken::messages
