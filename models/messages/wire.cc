#include "models/messages/wire.h"

#include <limits>

#include "models/messages/acme_http.h"
#include "models/messages/governance_http.h"
#include "models/messages/repository_http.h"
#include "models/messages/sip.h"
#include "models/messages/text.h"
#include "models/messages/trust_lists_http.h"

namespace ishaken::messages {
namespace {

Rendered rendered(const Message& message, const WireContext& context) {
  if (protocol_of(message) == Protocol::none) return {};
  return std::visit(
      [&]<class T>(const T& each) -> Rendered {
        if constexpr (requires { render(each, context); })
          return render(each, context);
        else
          return {};  // the tests hold that only what never travels ends here
      },
      message);
}

Result<Message> decode_request(const HttpMessage& request) {
  for (const auto decoder : {decode_acme_request, decode_repository_request, decode_list_request,
                             decode_registry_request, decode_token_request, decode_governance_request})
    if (Decoded message = decoder(request)) return *std::move(message);
  return fail("the request is for nothing that is served here");
}

Result<Message> decode_response(const HttpMessage& reply, const WireContext& context) {
  if (!context.answers) return fail("a response answers nothing");
  return std::visit(
      [&]<class T>(const T& request) -> Result<Message> {
        if constexpr (requires { decode_reply(request, reply); })
          return decode_reply(request, reply);
        else
          return fail("a response answers what expects none");
      },
      *context.answers);
}

bool is_sip(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, std::min(bytes.find('\r'), max_head_size));
  return starts_ignoring_case(start, "SIP/") || start.ends_with(" SIP/2.0");
}

}  // namespace

std::string encode(const Message& message, const WireContext& context) {
  return rendered(message, context).text();
}

Outline outline(const Message& message, const WireContext& context) {
  const Rendered text = rendered(message, context);
  if (protocol_of(message) != Protocol::http_request) return {text.size(), {}};
  const auto head = Head::parse(text.front, {});
  return {text.size(), head ? std::string(head->value("Host")) : std::string{}};
}

Result<Message> decode(std::string_view bytes, const WireContext& context) {
  if (is_sip(bytes)) return decode_sip(bytes);
  const auto http = parse_http(bytes);
  if (!http) return tl::unexpected(http.error());
  return http->status == 0 ? decode_request(*http) : decode_response(*http, context);
}

bool is_answered(const Message& request) {
  return std::visit(
      []<class T>(const T& each) {
        return requires(const HttpMessage& reply) { decode_reply(each, reply); };
      },
      request);
}

std::string host_named_in(std::string_view bytes) {
  const auto http = parse_http(bytes);
  return http ? http->target.host : std::string{};
}

RequestId request_named_in(std::string_view bytes) {
  const auto http = parse_http(bytes);
  const auto id = http ? decimal(http->head.value("X-Request-Id"), std::numeric_limits<std::uint64_t>::max())
                       : std::nullopt;
  return RequestId{id.value_or(0)};
}

}  // namespace ishaken::messages
