#include "models/messages/sip.h"

#include <fmt/format.h>

#include <array>
#include <limits>

#include "models/messages/date.h"
#include "models/messages/sip_uri.h"
#include "models/messages/text.h"

namespace ishaken::messages {
namespace {

// RFC 3261 section 7.3.3; y is Identity (RFC 8224 section 4).
std::string_view full_name(std::string_view name) {
  if (name.size() != 1) return name;
  switch (name[0] | 0x20) {
    case 'i':
      return "Call-ID";
    case 'f':
      return "From";
    case 't':
      return "To";
    case 'v':
      return "Via";
    case 'm':
      return "Contact";
    case 'l':
      return "Content-Length";
    case 'c':
      return "Content-Type";
    case 'e':
      return "Content-Encoding";
    case 's':
      return "Subject";
    case 'k':
      return "Supported";
    case 'y':
      return "Identity";
    default:
      return name;
  }
}

constexpr std::array<std::string_view, 8> single_fields{
    "Call-ID", "From", "To", "CSeq", "Date", "Max-Forwards", "Contact", "Content-Length"};

std::string branch(CallId call, PartyId sender) {
  return fmt::format("z9hG4bK-{}-{}", number(call), host_name(sender));
}

std::string address(const TelephoneNumber& number, std::string_view host) {
  return asserted_identity(number, host);
}

// The user part that a URI has where the number is not known.
std::string nameless(std::string_view host) { return fmt::format("<sip:{}>", host); }

Result<CallId> call_of(const Head& head) {
  std::string_view id = head.value("Call-ID");
  const auto value = decimal(take_until(id, '@'), std::numeric_limits<std::uint64_t>::max());
  if (!value) return fail("Call-ID names no call");
  return CallId{*value};
}

Result<void> check_common(const Head& head) {
  for (const std::string_view name : {"Via", "From", "To", "Call-ID", "CSeq"})
    if (head.value(name).empty()) return fail(fmt::format("{} is missing", name));
  std::string_view sequence = head.value("CSeq");
  const auto counted = decimal(take_until(sequence, ' '), 0x7fffffff);
  if (!counted || trimmed(sequence) != "INVITE") return fail("CSeq is not that of an INVITE");
  if (const std::string* const length = head.find("Content-Length")) {
    const auto size = decimal(*length, max_head_size);
    if (!size) return fail("Content-Length is malformed or above 64 kB");
    if (*size != head.rest().size()) return fail("the body is not as long as Content-Length says");
  } else if (head.rest().size() > max_head_size) {
    return fail("the body is longer than 64 kB");
  }
  return {};
}

Result<Message> decode_invite(const Head& head) {
  Invite invite;
  const auto hops = decimal(head.value("Max-Forwards"), 255);
  if (!hops) return fail("Max-Forwards is missing or malformed");
  const auto call = call_of(head);
  if (!call) return tl::unexpected(call.error());
  invite.call = *call;

  const auto contact = parse_address(head.value("Contact"));
  if (!contact) return tl::unexpected(contact.error());
  const auto contact_uri = parse_sip_uri(contact->uri);
  if (!contact_uri) return fail("Contact is missing or malformed");
  const auto origin = party_of_host(contact_uri->host);
  if (!origin) return tl::unexpected(origin.error());
  invite.origin = *origin;

  const bool asserted = head.find("P-Asserted-Identity") != nullptr;
  const auto calling = number_of_address(head.value(asserted ? "P-Asserted-Identity" : "From"));
  if (!calling) return tl::unexpected(calling.error());
  invite.calling = *calling;
  const auto called = number_of_address(head.value("To"));
  if (!called) return tl::unexpected(called.error());
  invite.called = *called;

  if (!head.find("Date")) return fail("Date is missing");
  const auto date = parse_sip_date(head.value("Date"));
  if (!date) return tl::unexpected(date.error());
  invite.date = *date;

  for (const Field& field : head.fields())
    if (same_ignoring_case(field.name, "Identity")) invite.identity.push_back(field.value);
  return invite;
}

Result<Message> decode_response(const Head& head, std::string_view after_version) {
  const auto code = decimal(take_until(after_version, ' '), 699);
  if (!code || *code < 100) return fail("the status line is malformed");
  if (*code < 200) return fail("a provisional response ends no call");
  const auto call = call_of(head);
  if (!call) return tl::unexpected(call.error());
  return FinalResponse{*call, static_cast<int>(*code), std::string(head.value("Reason"))};
}

}  // namespace

std::string_view reason_phrase_of_sip(int code) {
  switch (code) {
    case 200:
      return "OK";
    case 400:
      return "Bad Request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 408:
      return "Request Timeout";
    case 428:
      return "Use Identity Header";
    case 433:
      return "Anonymity Disallowed";
    case 436:
      return "Bad Identity Info";
    case 437:
      return "Unsupported Credential";
    case 438:
      return "Invalid Identity Header";
    case 480:
      return "Temporarily Unavailable";
    case 486:
      return "Busy Here";
    case 487:
      return "Request Terminated";
    case 488:
      return "Not Acceptable Here";
    case 500:
      return "Server Internal Error";
    case 503:
      return "Service Unavailable";
    case 600:
      return "Busy Everywhere";
    case 603:
      return "Decline";
    case 607:
      return "Unwanted";
    case 608:
      return "Rejected";
    default:
      return code < 300 ? "OK" : "Failed";
  }
}

Rendered render(const Invite& invite, const WireContext& context) {
  const std::string origin = host_name(invite.origin), target = host_name(context.to);
  std::string start = "INVITE ";
  append_sip_uri(start, invite.called, target);
  HeadWriter head(start += " SIP/2.0");
  head.field("Via", fmt::format("SIP/2.0/TLS {};branch={}", host_name(context.from),
                                branch(invite.call, context.from)))
      .field("Max-Forwards", 70)
      .field("From", fmt::format("{};tag=from-{}", address(invite.calling, origin), number(invite.call)))
      .field("To", address(invite.called, target))
      .field("Call-ID", fmt::format("{}@{}", number(invite.call), origin))
      .field("CSeq", "1 INVITE")
      .field("Contact", fmt::format("<sip:{}>", origin))
      .field("Date", sip_date(invite.date));
  if (!invite.calling.empty()) head.field("P-Asserted-Identity", address(invite.calling, origin));
  for (const std::string& value : invite.identity) head.field("Identity", value);
  return {std::move(head.field("Content-Length", 0)).finish(), {}, {}};
}

Rendered render(const FinalResponse& response, const WireContext& context) {
  const std::string caller = host_name(context.to), callee = host_name(context.from);
  const auto* const invite = context.answers ? std::get_if<Invite>(context.answers) : nullptr;
  const int code = response.code >= 200 && response.code < 700 ? response.code : 500;
  HeadWriter head(fmt::format("SIP/2.0 {} {}", code, reason_phrase_of_sip(code)));
  head.field("Via", fmt::format("SIP/2.0/TLS {};branch={}", caller, branch(response.call, context.to)))
      .field("From",
             fmt::format("{};tag=from-{}", invite ? address(invite->calling, caller) : nameless(caller),
                         number(response.call)))
      .field("To", fmt::format("{};tag=to-{}", invite ? address(invite->called, callee) : nameless(callee),
                               number(response.call)))
      .field("Call-ID", fmt::format("{}@{}", number(response.call), caller))
      .field("CSeq", "1 INVITE");
  if (!response.reason.empty()) head.field("Reason", response.reason);
  return {std::move(head.field("Content-Length", 0)).finish(), {}, {}};
}

Result<Message> decode_sip(std::string_view bytes) {
  const auto head = Head::parse(bytes, {.folding = true, .full_name = full_name, .single = single_fields});
  if (!head) return tl::unexpected(head.error());
  if (auto common = check_common(*head); !common) return tl::unexpected(common.error());
  std::string_view start = head->start_line();
  if (starts_ignoring_case(start, "SIP/2.0 ")) return decode_response(*head, start.substr(8));
  const std::string_view method = take_until(start, ' '), target = take_until(start, ' ');
  if (start != "SIP/2.0") return fail("the request line does not end in SIP/2.0");
  if (method != "INVITE") return fail("only INVITE is carried");
  if (const auto uri = parse_sip_uri(target); !uri) return tl::unexpected(uri.error());
  return decode_invite(*head);
}

}  // namespace ishaken::messages
