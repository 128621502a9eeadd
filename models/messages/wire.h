// The encoding of every message that crosses the network: SIP for calls, HTTP for everything else.
//
//   std::string bytes = encode(Invite{...}, {.from = origin, .to = terminating});
//   Result<Message> invite = decode(bytes, {});
//   Result<Message> list = decode(response, {.answers = &request});
//
// decode(encode(m)) == m, if each member of m holds what its carrier can carry (carrier.h). Other characters
// in a header field or a path are escaped or become spaces, so that no message can be smuggled into another.
#pragma once

#include <string>
#include <string_view>

#include "models/messages/kinds.h"
#include "models/messages/wire_context.h"

namespace ishaken::messages {

// Returns "" if the protocol is none: such a message never crosses the network.
std::string encode(const Message& message, const WireContext& context);
// The properties of an encoded message that a network needs if it does not send the bytes. Finding them
// copies no large body.
struct Outline {
  std::size_t size = 0;  // encode(message, context).size()
  std::string host;      // the Host of an HTTP request; empty for all others
};
Outline outline(const Message& message, const WireContext& context);

// Reads exactly one message. An HTTP response is read as the answer to context.answers.
Result<Message> decode(std::string_view bytes, const WireContext& context);

// Returns whether a party answers such an HTTP request. Other requests are notices: the server answers 204.
bool is_answered(const Message& request);
// Returns the value of Host in a request; empty if there is none.
std::string host_named_in(std::string_view http);

}  // namespace ishaken::messages
