// The other SIP messages of a call (RFC 3261): responses to any request, ACK and BYE in the dialog that an
// INVITE and its 200 create (section 12), the ACK that ends a refused call (17.1.1.3), and a response on its
// way back through a proxy (16.7).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/messages/sip_message.h"

namespace ishaken::messages {

std::string tag_of_caller(CallId call);
std::string tag_of_callee(CallId call);
// Returns a branch such as "z9hG4bK-42-party-3.example". `purpose` distinguishes the requests that one host
// sends for one call.
std::string branch_of(CallId call, std::string_view purpose, std::string_view host);
std::string via_of(SipTransport transport, std::string_view host, std::string_view branch);

// The header fields that a response repeats of its request (section 8.2.6.2), kept until the response is
// written. They are one text with a gap at To, since To may get a tag.
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
  // Returns the fields above To; `behind_to` returns those below it.
  std::string_view before_to() const { return part(0, to_); }
  std::string_view behind_to() const { return part(behind_to_, text_.size()); }

 private:
  static constexpr std::string_view from_name = "From: ", end_of_line = "\r\n";
  std::string_view part(std::size_t begin, std::size_t end) const {
    return std::string_view(text_).substr(begin, end - begin);
  }
  std::string text_;
  std::size_t from_, to_, behind_to_;  // offsets of From and To in text_, and of the fields below To
};
// Returns the header fields of `request` that a response repeats. Adds `received`, the address that the
// request came from, to the top Via if it is not empty (section 18.2.1).
SipEcho echo_of(const SipMessage& request, std::string_view received = "");

struct SipAnswer {
  int code = 200;
  std::string_view tag = {};      // for a To without a tag
  std::string_view contact = {};  // a host
  std::string_view reason = {};   // RFC 9410
  std::string_view body = {};     // a session description
};
std::string write_response(const SipEcho& echo, const SipAnswer& answer);

// One end's view of an answered call.
struct SipDialog {
  std::string call_id;
  std::string local, remote;  // From and To of what this end sends, with their tags
  std::string target;         // the URI at which the other end is reached
};
// Returns the caller's dialog, made from the 200, or the callee's, made from the INVITE and the tag that the
// callee gave. Fails if the other end's Contact is missing.
Result<SipDialog> dialog_of_caller(const SipMessage& answer);
Result<SipDialog> dialog_of_callee(const SipMessage& invite, std::string_view tag);
std::string write_request(const SipDialog& dialog, SipMethod method, std::uint32_t sequence,
                          std::string_view via);

// Writes the ACK to a response that refuses the call. It goes hop by hop, so it repeats the Via of the INVITE
// that this hop sent.
std::string write_refusal_ack(const SipMessage& invite, const SipMessage& response);

// Writes the response without its top Via.
std::string write_back(const SipMessage& response);

}  // namespace ishaken::messages
