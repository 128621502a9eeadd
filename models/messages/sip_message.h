// A SIP message as transactions and dialogs see it (RFC 3261 sections 7, 8.1.3.3, 12, 17): who it is for and
// what it belongs to, whatever it says. Everything points into the bytes it was read from and into itself.
#pragma once

#include <string_view>
#include <vector>

#include "models/base/names.h"
#include "models/messages/head.h"
#include "models/messages/sip_names.h"

namespace ishaken::messages {

// "SIP/2.0/UDP party-3.example:5060;branch=z9hG4bK-42"
struct SipVia {
  std::string_view text;  // all of it
  std::string_view transport;
  std::string_view host;
  std::uint16_t port = 0;  // 0: the usual one
  std::string_view branch;
};

struct SipMessage {
  Head head;
  int status = 0;                       // 0: a request
  SipMethod method = SipMethod::other;  // of the request; for a response, that of the request it answers
  std::string_view target;              // Request-URI
  CallId call{};
  std::uint32_t sequence = 0;  // of CSeq
  std::vector<SipVia> vias;    // the newest first; never empty
  std::string_view from, to, call_id;
  std::string_view from_tag, to_tag;  // empty where there is none
  unsigned max_forwards = 70;
  std::string_view body;

  bool is_request() const { return status == 0; }
  // The same transaction (section 17.2.3), whatever the method.
  std::string_view branch() const { return vias.front().branch; }

  SipMessage() = default;
  SipMessage(SipMessage&&) = default;
  SipMessage& operator=(SipMessage&&) = default;

  // One message, as UDP carries it or as Content-Length has cut it out of a stream.
  static Result<SipMessage> parse(std::string_view bytes);
};

Result<SipVia> parse_via(std::string_view text);

// A parameter of a header field: "tag" in "tag=1;x". Empty where there is none.
std::string_view parameter_of(std::string_view parameters, std::string_view name);

}  // namespace ishaken::messages
