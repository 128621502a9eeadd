// What else a call consists of (RFC 3261): responses to whatever came, ACK and BYE in the dialog that an
// INVITE and its 200 have made (section 12), the ACK that ends a refused call (17.1.1.3), and a response on
// its way back through a proxy (16.7).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/messages/sip_message.h"

namespace ishaken::messages {

std::string tag_of_caller(CallId call);
std::string tag_of_callee(CallId call);
// "z9hG4bK-42-party-3.example"; `purpose` tells apart what one host sends for one call.
std::string branch_of(CallId call, std::string_view purpose, std::string_view host);
std::string via_of(SipTransport transport, std::string_view host, std::string_view branch);

// What a response repeats of its request (section 8.2.6.2), for as long as there is none: one text of header
// fields, out of which To is taken, since it may get a tag.
class SipEcho {
 public:
  struct Parts {
    std::string_view vias;  // whole header fields
    std::string_view from, to, call_id, sequence;
  };
  explicit SipEcho(const Parts& parts);

  std::string_view vias() const { return part(0, from_ - from_name.size()); }
  std::string_view from() const { return part(from_, to_ - end_of_line.size()); }
  std::string_view to() const { return part(to_, behind_to_); }
  // The fields above To and below it.
  std::string_view before_to() const { return part(0, to_); }
  std::string_view behind_to() const { return part(behind_to_, text_.size()); }

 private:
  static constexpr std::string_view from_name = "From: ", end_of_line = "\r\n";
  std::string_view part(std::size_t begin, std::size_t end) const {
    return std::string_view(text_).substr(begin, end - begin);
  }
  std::string text_;
  std::size_t from_, to_, behind_to_;  // where they begin
};
// `received` is where it came from, if it matters: it is added to the top Via (section 18.2.1).
SipEcho echo_of(const SipMessage& request, std::string_view received = "");

struct SipAnswer {
  int code = 200;
  std::string_view tag = {};      // of To, where that has none
  std::string_view contact = {};  // a host
  std::string_view reason = {};   // RFC 9410
  std::string_view body = {};     // a session description
};
std::string write_response(const SipEcho& echo, const SipAnswer& answer);

// One end's view of a call that was answered.
struct SipDialog {
  std::string call_id;
  std::string local, remote;  // From and To of what this end sends, with their tags
  std::string target;         // the URI at which the other end is reached
};
// For the caller, from the 200; for the callee, from its INVITE and the tag that it gave. Refused where the
// other's Contact is missing.
Result<SipDialog> dialog_of_caller(const SipMessage& answer);
Result<SipDialog> dialog_of_callee(const SipMessage& invite, std::string_view tag);
std::string write_request(const SipDialog& dialog, SipMethod method, std::uint32_t sequence,
                          std::string_view via);

// To a response that refuses the call: hop by hop, so it repeats what that hop sent.
std::string write_refusal_ack(const SipMessage& invite, const SipMessage& response);

// Without its top Via.
std::string write_back(const SipMessage& response);

}  // namespace ishaken::messages
