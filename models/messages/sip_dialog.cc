#include "models/messages/sip_dialog.h"

#include "models/messages/sdp.h"
#include "models/messages/sip_uri.h"
#include "models/messages/text.h"

namespace ishaken::messages {
namespace {

constexpr std::size_t usual_vias = 160;  // bytes of two Vias

// Returns the URI in Contact; fails if it is no SIP URI.
Result<std::string> contact_of(const SipMessage& message) {
  const auto contact = parse_address(message.head.value("Contact"));
  if (!contact) return tl::unexpected(contact.error());
  if (const auto uri = parse_sip_uri(contact->uri); !uri) return tl::unexpected(uri.error());
  return std::string(contact->uri);
}

}  // namespace

std::string tag_of_caller(CallId call) { return joined({"from-", Digits(number(call))}); }
std::string tag_of_callee(CallId call) { return joined({"to-", Digits(number(call))}); }

std::string branch_of(CallId call, std::string_view purpose, std::string_view host) {
  return joined({"z9hG4bK-", Digits(number(call)), "-", purpose, purpose.empty() ? "" : "-", host});
}

std::string via_of(SipTransport transport, std::string_view host, std::string_view branch) {
  return joined({"SIP/2.0/", name_of(transport), " ", host, ";branch=", branch});
}

SipEcho::SipEcho(const Parts& parts)
    : text_(joined({parts.vias, from_name, parts.from, end_of_line, parts.to, "Call-ID: ", parts.call_id,
                    end_of_line, "CSeq: ", parts.sequence, end_of_line})),
      from_(parts.vias.size() + from_name.size()),
      to_(from_ + parts.from.size() + end_of_line.size()),
      behind_to_(to_ + parts.to.size()) {}

SipEcho echo_of(const SipMessage& request, std::string_view received) {
  std::string vias;
  vias.reserve(usual_vias);
  for (const SipVia& via : request.vias) {
    (vias += "Via: ") += via.text;
    if (&via == &request.vias.front() && !received.empty()) (vias += ";received=") += received;
    vias += "\r\n";
  }
  return SipEcho({.vias = vias,
                  .from = request.from,
                  .to = request.to,
                  .call_id = request.call_id,
                  .sequence = request.head.value("CSeq")});
}

std::string write_response(const SipEcho& echo, const SipAnswer& answer) {
  HeadWriter head(
      {"SIP/2.0 ", Digits(static_cast<unsigned>(answer.code)), " ", reason_phrase_of_sip(answer.code)});
  head.lines(echo.before_to())
      .field("To", {echo.to(), answer.tag.empty() ? "" : ";tag=", answer.tag})
      .lines(echo.behind_to());
  if (!answer.contact.empty()) head.field("Contact", {"<sip:", answer.contact, ">"});
  if (!answer.reason.empty()) head.field("Reason", answer.reason);
  if (!answer.body.empty()) head.field("Content-Type", sdp_type);
  return std::move(head).finish_with(answer.body);
}

Result<SipDialog> dialog_of_caller(const SipMessage& answer) {
  auto target = contact_of(answer);
  if (!target) return tl::unexpected(target.error());
  return SipDialog{std::string(answer.call_id), std::string(answer.from), std::string(answer.to),
                   *std::move(target)};
}

Result<SipDialog> dialog_of_callee(const SipMessage& invite, std::string_view tag) {
  auto target = contact_of(invite);
  if (!target) return tl::unexpected(target.error());
  return SipDialog{std::string(invite.call_id), joined({invite.to, ";tag=", tag}), std::string(invite.from),
                   *std::move(target)};
}

std::string write_request(const SipDialog& dialog, SipMethod method, std::uint32_t sequence,
                          std::string_view via) {
  HeadWriter head({name_of(method), " ", dialog.target, " SIP/2.0"});
  head.field("Via", via)
      .field("Max-Forwards", 70)
      .field("From", dialog.local)
      .field("To", dialog.remote)
      .field("Call-ID", dialog.call_id)
      .field("CSeq", {Digits(sequence), " ", name_of(method)});
  return std::move(head).finish_with({});
}

std::string write_refusal_ack(const SipMessage& invite, const SipMessage& response) {
  HeadWriter head({"ACK ", invite.target, " SIP/2.0"});
  head.field("Via", invite.vias.front().text)
      .field("Max-Forwards", 70)
      .field("From", invite.from)
      .field("To", response.to)
      .field("Call-ID", invite.call_id)
      .field("CSeq", {Digits(invite.sequence), " ACK"});
  return std::move(head).finish_with({});
}

std::string write_back(const SipMessage& response) {
  HeadWriter head(response.head.start_line());
  for (const SipVia& via : response.vias)
    if (&via != &response.vias.front()) head.field("Via", via.text);
  for (const Field& field : response.head.fields())
    if (!same_ignoring_case(field.name, "Via") && !same_ignoring_case(field.name, "Content-Length"))
      head.field(field.name, field.value);
  return std::move(head).finish_with(response.body);
}

}  // namespace ishaken::messages
