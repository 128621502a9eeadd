// The real encoding of every message that crosses the network: SIP for calls, HTTP for everything else.
//
//   std::string bytes = encode(Invite{...}, {.from = origin, .to = terminating});
//   Result<Message> invite = decode(bytes, {});
//   Result<Message> list = decode(response, {.answers = &request});
//
// decode(encode(m)) == m, if each member of m holds what its carrier can carry (carrier.h): what a header
// field or a path cannot carry is escaped or becomes a space, so that no message can be smuggled into
// another.
#pragma once

#include <string>
#include <string_view>

#include "models/messages/kinds.h"
#include "models/messages/wire_context.h"

namespace ishaken::messages {

// Returns the empty text if the protocol is none: the network's own word never crosses it.
std::string encode(const Message& message, const WireContext& context);
// What a network must know of a message that it does not write; no large body is copied.
struct Outline {
  std::size_t size = 0;  // encode(message, context).size()
  std::string host;      // that an HTTP request names; empty for all others
};
Outline outline(const Message& message, const WireContext& context);

// Reads exactly one message. An HTTP response is read as the answer to context.answers.
Result<Message> decode(std::string_view bytes, const WireContext& context);

// Returns whether a party answers such an HTTP request. The others are notices: the server says 204.
bool is_answered(const Message& request);
// Returns the value of Host in a request; empty if there is none.
std::string host_named_in(std::string_view http);
// Returns the question that an ApprovalResult or an AgreementAnswer answers; 0 if none is named.
RequestId request_named_in(std::string_view http);

}  // namespace ishaken::messages
