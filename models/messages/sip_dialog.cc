#include "models/messages/sip_dialog.h"

#include <fmt/format.h>

#include "models/messages/sdp.h"
#include "models/messages/sip_uri.h"
#include "models/messages/text.h"

namespace ishaken::messages {
namespace {

std::string finished(HeadWriter head, std::string_view body) {
  std::string text = std::move(head.field("Content-Length", body.size())).finish();
  return text += body;
}

// The URI in Contact, which must be one.
Result<std::string> contact_of(const SipMessage& message) {
  const auto contact = parse_address(message.head.value("Contact"));
  if (!contact) return tl::unexpected(contact.error());
  if (const auto uri = parse_sip_uri(contact->uri); !uri) return tl::unexpected(uri.error());
  return std::string(contact->uri);
}

}  // namespace

std::string tag_of_caller(CallId call) { return fmt::format("from-{}", number(call)); }
std::string tag_of_callee(CallId call) { return fmt::format("to-{}", number(call)); }

std::string branch_of(CallId call, std::string_view purpose, std::string_view host) {
  return fmt::format("z9hG4bK-{}-{}{}{}", number(call), purpose, purpose.empty() ? "" : "-", host);
}

std::string via_of(SipTransport transport, std::string_view host, std::string_view branch) {
  return fmt::format("SIP/2.0/{} {};branch={}", name_of(transport), host, branch);
}

SipEcho echo_of(const SipMessage& request, std::string_view received) {
  SipEcho echo{.vias = {},
               .from = std::string(request.from),
               .to = std::string(request.to),
               .call_id = std::string(request.call_id),
               .sequence = std::string(request.head.value("CSeq"))};
  for (const SipVia& via : request.vias) echo.vias.emplace_back(via.text);
  if (!received.empty()) echo.vias.front() += fmt::format(";received={}", received);
  return echo;
}

std::string write_response(const SipEcho& echo, const SipAnswer& answer) {
  HeadWriter head(fmt::format("SIP/2.0 {} {}", answer.code, reason_phrase_of_sip(answer.code)));
  for (const std::string& via : echo.vias) head.field("Via", via);
  head.field("From", echo.from);
  if (answer.tag.empty())
    head.field("To", echo.to);
  else
    head.field("To", fmt::format("{};tag={}", echo.to, answer.tag));
  head.field("Call-ID", echo.call_id).field("CSeq", echo.sequence);
  if (!answer.contact.empty()) head.field("Contact", fmt::format("<sip:{}>", answer.contact));
  if (!answer.reason.empty()) head.field("Reason", answer.reason);
  if (!answer.body.empty()) head.field("Content-Type", sdp_type);
  return finished(std::move(head), answer.body);
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
  return SipDialog{std::string(invite.call_id), fmt::format("{};tag={}", invite.to, tag),
                   std::string(invite.from), *std::move(target)};
}

std::string write_request(const SipDialog& dialog, SipMethod method, std::uint32_t sequence,
                          std::string_view via) {
  HeadWriter head(fmt::format("{} {} SIP/2.0", name_of(method), dialog.target));
  head.field("Via", via)
      .field("Max-Forwards", 70)
      .field("From", dialog.local)
      .field("To", dialog.remote)
      .field("Call-ID", dialog.call_id)
      .field("CSeq", fmt::format("{} {}", sequence, name_of(method)));
  return finished(std::move(head), {});
}

std::string write_refusal_ack(const SipMessage& invite, const SipMessage& response) {
  HeadWriter head(fmt::format("ACK {} SIP/2.0", invite.target));
  head.field("Via", invite.vias.front().text)
      .field("Max-Forwards", 70)
      .field("From", invite.from)
      .field("To", response.to)
      .field("Call-ID", invite.call_id)
      .field("CSeq", fmt::format("{} ACK", invite.sequence));
  return finished(std::move(head), {});
}

std::string write_back(const SipMessage& response) {
  HeadWriter head{std::string(response.head.start_line())};
  for (const SipVia& via : response.vias)
    if (&via != &response.vias.front()) head.field("Via", via.text);
  for (const Field& field : response.head.fields())
    if (!same_ignoring_case(field.name, "Via") && !same_ignoring_case(field.name, "Content-Length"))
      head.field(field.name, field.value);
  return finished(std::move(head), response.body);
}

}  // namespace ishaken::messages
