#include "models/messages/sip.h"

#include "models/messages/date.h"
#include "models/messages/sdp.h"
#include "models/messages/sip_dialog.h"
#include "models/messages/sip_uri.h"
#include "models/messages/text.h"

namespace ishaken::messages {
namespace {

// Returns the address of a user whose number is not known.
std::string nameless(std::string_view host) { return joined({"<sip:", host, ">"}); }

}  // namespace

Result<Invite> invite_of(const SipMessage& request) {
  const Head& head = request.head;
  Invite invite;
  invite.call = request.call;
  const auto contact = parse_address(head.value("Contact"));
  if (!contact) return tl::unexpected(contact.error());
  const auto contact_uri = parse_sip_uri(contact->uri);
  if (!contact_uri) return fail("Contact is missing or malformed");
  const auto origin = party_of_host(contact_uri->host);
  if (!origin) return tl::unexpected(origin.error());
  invite.origin = *origin;

  const bool asserted = head.find("P-Asserted-Identity") != nullptr;
  const auto calling = number_of_address(asserted ? head.value("P-Asserted-Identity") : request.from);
  if (!calling) return tl::unexpected(calling.error());
  invite.calling = *calling;
  const auto called = number_of_address(request.to);
  if (!called) return tl::unexpected(called.error());
  invite.called = *called;

  if (!head.find("Date")) return fail("Date is missing");
  const auto date = parse_imf_date(head.value("Date"));
  if (!date) return tl::unexpected(date.error());
  invite.date = *date;

  for (const Field& field : head.fields())
    if (same_ignoring_case(field.name, "Identity")) invite.identity.emplace_back(field.value);
  return invite;
}

FinalResponse final_response_of(const SipMessage& response) {
  return {response.call, response.status, std::string(response.head.value("Reason"))};
}

Rendered render(const Invite& invite, const WireContext& context, const InvitePath& path) {
  const std::string sender = host_name(context.from), origin = host_name(invite.origin),
                    party = host_name(context.to);
  const std::string_view target = path.phone.empty() ? std::string_view(party) : path.phone;
  std::string start = "INVITE ";
  append_sip_uri(start, invite.called, target);
  HeadWriter head(start += " SIP/2.0");
  head.field("Via", via_of(path.transport, sender,
                           branch_of(invite.call, path.phone.empty() ? "" : "phone", sender)));
  head.lines(path.vias).field("Max-Forwards", path.max_forwards);
  if (path.from.empty())
    head.field("From", {asserted_identity(invite.calling, origin), ";tag=", tag_of_caller(invite.call)});
  else
    head.field("From", path.from);
  if (path.to.empty())
    head.field("To", asserted_identity(invite.called, target));
  else
    head.field("To", path.to);
  head.field("Call-ID", {Digits(number(invite.call)), "@", origin})
      .field("CSeq", "1 INVITE")
      .field("Contact", {"<sip:", path.phone.empty() ? origin : sender, ">"})
      .field("Allow", "INVITE, ACK, BYE")  // RFC 3261 section 13.2.1: an INVITE SHOULD have it
      .field("Date", imf_date(invite.date));
  if (!invite.calling.empty())
    head.field("P-Asserted-Identity", asserted_identity(invite.calling, origin, path.verstat));
  for (const std::string& value : invite.identity) head.field("Identity", value);
  head.field("Content-Type", sdp_type);
  return {std::move(head).finish_with(session_offer(invite.call, origin)), {}, {}};
}

Rendered render(const Invite& invite, const WireContext& context) { return render(invite, context, {}); }

Rendered render(const FinalResponse& response, const WireContext& context) {
  const std::string caller = host_name(context.to), callee = host_name(context.from);
  const auto* const invite = context.answers ? std::get_if<Invite>(context.answers) : nullptr;
  const int code = response.code >= 200 && response.code < 700 ? response.code : 500;
  const std::string via = via_of(SipTransport::tls, caller, branch_of(response.call, "", caller));
  const std::string from = invite ? asserted_identity(invite->calling, caller) : nameless(caller);
  const SipEcho echo({.vias = joined({"Via: ", via, "\r\n"}),
                      .from = joined({from, ";tag=", tag_of_caller(response.call)}),
                      .to = invite ? asserted_identity(invite->called, callee) : nameless(callee),
                      .call_id = joined({Digits(number(response.call)), "@", caller}),
                      .sequence = "1 INVITE"});
  const std::string tag = tag_of_callee(response.call);
  if (code >= 300)
    return {write_response(echo, {.code = code, .tag = tag, .reason = response.reason}), {}, {}};
  const std::string body = session_answer(response.call, callee);
  return {write_response(
              echo, {.code = code, .tag = tag, .contact = callee, .reason = response.reason, .body = body}),
          {},
          {}};
}

Result<Message> decode_sip(std::string_view bytes) {
  const auto message = SipMessage::parse(bytes);
  if (!message) return tl::unexpected(message.error());
  if (message->method != SipMethod::invite)
    return fail(message->is_request() ? "only INVITE is carried" : "CSeq is not that of an INVITE");
  if (!message->is_request()) {
    if (message->status < 200) return fail("a provisional response ends no call");
    return final_response_of(*message);
  }
  auto invite = invite_of(*message);
  if (!invite) return tl::unexpected(invite.error());
  return *std::move(invite);
}

}  // namespace ishaken::messages
