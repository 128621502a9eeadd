#include "models/messages/wire.h"

#include <limits>

#include "models/messages/acme_http.h"
#include "models/messages/framing.h"
#include "models/messages/http_request.h"
#include "models/messages/repository_http.h"
#include "models/messages/sip.h"
#include "models/messages/text.h"
#include "models/messages/trust_lists_http.h"
#include "models/messages/write_json.h"

namespace ishaken::messages {
namespace {

template <class T>
constexpr bool has_response = T::kind.protocol == Protocol::http_request && requires { typename T::Reply; };

template <class T>
Rendered render_members(const T& message, const WireContext& context) {
  static_assert(T::kind.route.body == Route::Body::members, "the message has no encoding: see README.md");
  HttpWriter writer =
      HttpWriter::request(T::kind.route.method, {host_name(context.to), path_of(T::kind.route)});
  if (T::kind.route.numbered && context.request != RequestId{})
    writer.field("X-Request-Id", Digits(number(context.request)));
  return writer.finish({T::kind.route.media_type, write_json(message)});
}

Rendered rendered(const Message& message, const WireContext& context) {
  return std::visit(
      [&]<class T>(const T& each) -> Rendered {
        if constexpr (requires { render(each, context); })
          return render(each, context);
        else
          return render_members(each, context);
      },
      message);
}

Result<Message> decode_response(const HttpMessage& reply, const WireContext& context) {
  if (!context.answers) return fail("a response answers nothing");
  return std::visit(
      [&]<class T>(const T& request) -> Result<Message> {
        if constexpr (has_response<T>) {
          Result<typename T::Reply> read = read_reply(request, reply);
          if (!read) return tl::unexpected(read.error());
          return *std::move(read);
        } else {
          return fail("a response answers what expects none");
        }
      },
      *context.answers);
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
  if (is_sip(bytes.substr(0, std::min(bytes.find('\r'), max_head_size)))) return decode_sip(bytes);
  const auto http = parse_http(bytes);
  if (!http) return tl::unexpected(http.error());
  return http->status == 0 ? read_request(*http) : decode_response(*http, context);
}

bool is_answered(const Message& request) {
  return std::visit([]<class T>(const T&) { return has_response<T>; }, request);
}

std::string host_named_in(std::string_view bytes) {
  const auto http = parse_http(bytes);
  return http ? http->target.host : std::string{};
}

}  // namespace ishaken::messages
