// A SIP message as transactions and dialogs see it (RFC 3261 sections 7, 8.1.3.3, 12, 17): the fields that
// route it and that identify its transaction and dialog. Views point into the bytes that it was read from and
// into the message itself.
#pragma once

#include <string_view>
#include <vector>

#include "models/base/names.h"
#include "models/messages/head.h"
#include "models/messages/sip_names.h"

namespace ishaken::messages {

// One Via value, such as "SIP/2.0/UDP party-3.example:5060;branch=z9hG4bK-42".
struct SipVia {
  std::string_view text;  // the whole value
  std::string_view transport;
  std::string_view host;
  std::uint16_t port = 0;  // 0: the default port
  std::string_view branch;
};

struct SipMessage {
  Head head;
  int status = 0;                       // 0: a request
  SipMethod method = SipMethod::other;  // for a response: of the request that it answers
  std::string_view target;              // Request-URI
  CallId call{};
  std::uint32_t sequence = 0;  // of CSeq
  std::vector<SipVia> vias;    // the newest first; never empty
  std::string_view from, to, call_id;
  std::string_view from_tag, to_tag;  // empty if there is none
  unsigned max_forwards = 70;
  std::string_view body;

  bool is_request() const { return status == 0; }
  // Returns the branch of the top Via, which identifies the transaction (section 17.2.3).
  std::string_view branch() const { return vias.front().branch; }

  SipMessage() = default;
  SipMessage(SipMessage&&) = default;
  SipMessage& operator=(SipMessage&&) = default;

  // Reads one message, as UDP carries it or as Content-Length cuts it out of a stream.
  static Result<SipMessage> parse(std::string_view bytes);
};

Result<SipVia> parse_via(std::string_view text);

// Returns the value of a header field's parameter: for "tag", "1" in "tag=1;x". Empty if there is none.
std::string_view parameter_of(std::string_view parameters, std::string_view name);

}  // namespace ishaken::messages
