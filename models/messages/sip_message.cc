#include "models/messages/sip_message.h"

#include <fmt/format.h>

#include <array>
#include <limits>

#include "models/messages/sip_uri.h"
#include "models/messages/text.h"

namespace ishaken::messages {
namespace {

constexpr std::array<std::string_view, 8> single_fields{
    "Call-ID", "From", "To", "CSeq", "Date", "Max-Forwards", "Contact", "Content-Length"};

constexpr std::size_t max_vias = 32;

Result<void> read_start(std::string_view start, SipMessage& message) {
  if (starts_ignoring_case(start, "SIP/2.0 ")) {
    start.remove_prefix(8);
    const auto code = decimal(take_until(start, ' '), 699);
    if (!code || *code < 100) return fail("the status line is malformed");
    message.status = static_cast<int>(*code);
    return {};
  }
  const std::string_view method = take_until(start, ' ');
  message.target = take_until(start, ' ');
  if (start != "SIP/2.0") return fail("the request line does not end in SIP/2.0");
  if (!is_token(method)) return fail("the method is malformed");
  message.method = sip_method(method);
  if (const auto uri = parse_sip_uri(message.target); !uri) return tl::unexpected(uri.error());
  return {};
}

// Reads all Vias. One line may have several values, separated by commas (section 7.3.1).
Result<void> read_vias(SipMessage& message) {
  for (const Field& field : message.head.fields()) {
    if (!same_ignoring_case(field.name, "Via")) continue;
    std::string_view values = field.value;
    do {
      if (message.vias.size() == max_vias) return fail("there are more than 32 Vias");
      auto via = parse_via(trimmed(take_until(values, ',')));
      if (!via) return tl::unexpected(via.error());
      message.vias.push_back(*via);
    } while (!values.empty());
  }
  if (message.vias.empty()) return fail("Via is missing");
  return {};
}

Result<void> read_sequence(SipMessage& message) {
  std::string_view sequence = message.head.value("CSeq");
  const auto counted = decimal(take_until(sequence, ' '), 0x7fffffff);
  const std::string_view method = trimmed(sequence);
  if (!counted || !is_token(method)) return fail("CSeq is malformed");
  message.sequence = static_cast<std::uint32_t>(*counted);
  if (!message.is_request()) {
    message.method = sip_method(method);
  } else {
    std::string_view start = message.head.start_line();
    if (method != take_until(start, ' ')) return fail("CSeq names another method than the request line");
  }
  return {};
}

Result<void> read_dialog(SipMessage& message) {
  const Head& head = message.head;
  for (const std::string_view name : {"From", "To", "Call-ID", "CSeq"})
    if (head.value(name).empty()) return fail(fmt::format("{} is missing", name));
  message.from = head.value("From");
  message.to = head.value("To");
  message.call_id = head.value("Call-ID");
  const auto from = parse_address(message.from), to = parse_address(message.to);
  if (!from) return tl::unexpected(from.error());
  if (!to) return tl::unexpected(to.error());
  message.from_tag = parameter_of(from->parameters, "tag");
  message.to_tag = parameter_of(to->parameters, "tag");
  std::string_view id = message.call_id;
  const auto call = decimal(take_until(id, '@'), std::numeric_limits<std::uint64_t>::max());
  if (!call || *call == 0) return fail("Call-ID names no call");
  message.call = CallId{*call};
  return {};
}

Result<void> read_limits(SipMessage& message) {
  const Head& head = message.head;
  message.body = head.rest();
  if (const std::string_view* const length = head.find("Content-Length")) {
    const auto size = decimal(*length, max_head_size);
    if (!size) return fail("Content-Length is malformed or above 64 kB");
    if (*size != message.body.size()) return fail("the body is not as long as Content-Length says");
  } else if (message.body.size() > max_head_size) {
    return fail("the body is longer than 64 kB");
  }
  if (!message.is_request()) return {};
  const auto hops = decimal(head.value("Max-Forwards"), 255);
  if (!hops) return fail("Max-Forwards is missing or malformed");
  message.max_forwards = static_cast<unsigned>(*hops);
  return {};
}

}  // namespace

std::string_view parameter_of(std::string_view parameters, std::string_view name) {
  while (!parameters.empty()) {
    std::string_view parameter = take_until(parameters, ';');
    if (same_ignoring_case(trimmed(take_until(parameter, '=')), name)) return trimmed(parameter);
  }
  return {};
}

Result<SipVia> parse_via(std::string_view text) {
  SipVia via;
  via.text = text;
  std::string_view before = take_until(text, ';');
  if (trimmed(take_until(before, '/')) != "SIP" || trimmed(take_until(before, '/')) != "2.0")
    return fail("Via is not of SIP/2.0");
  before = trimmed(before);
  via.transport = before.substr(0, before.find_first_of(" \t"));
  std::string_view host = trimmed(before.substr(via.transport.size()));
  if (!is_token(via.transport) || host.empty()) return fail("Via is malformed");
  if (const std::size_t colon = host.rfind(':'); colon != std::string_view::npos && !host.ends_with(']')) {
    const auto port = decimal(trimmed(host.substr(colon + 1)), 65535);
    if (!port) return fail("the port of a Via is malformed");
    via.port = static_cast<std::uint16_t>(*port);
    host = trimmed(host.substr(0, colon));
  }
  if (host.empty() || host.find_first_of(" \t\"<>@") != std::string_view::npos)
    return fail("the host of a Via is malformed");
  via.host = host;
  via.branch = parameter_of(text, "branch");
  return via;
}

Result<SipMessage> SipMessage::parse(std::string_view bytes) {
  auto head = Head::parse(bytes, {.folding = true, .full_name = full_name_of_sip, .single = single_fields});
  if (!head) return tl::unexpected(head.error());
  SipMessage message;
  message.head = *std::move(head);
  if (auto read = read_start(message.head.start_line(), message); !read) return tl::unexpected(read.error());
  for (const auto part : {read_vias, read_dialog, read_sequence, read_limits})
    if (auto read = part(message); !read) return tl::unexpected(read.error());
  return message;
}

}  // namespace ishaken::messages
