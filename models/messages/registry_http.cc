// The HTTP encoding of the messages to and from the International SHAKEN registry. Entries, withdrawals and
// the contents are compact JWS, carried as they are.
#include <fmt/format.h>

#include <limits>

#include "models/messages/read_json.h"
#include "models/messages/text.h"
#include "models/messages/trust_lists_http.h"

namespace ishaken::messages {
namespace {

template <class T>
Rendered post(const T& request, std::string_view body, const WireContext& context) {
  return HttpWriter::request("POST", {host_name(context.to), path_of(T::kind.route, request.country.text())})
      .finish({.type = T::kind.route.media_type, .front = {}, .shared = body});
}

Result<CountryCode> country_in(const Route& route, const HttpMessage& request) {
  const auto text = part_of(route, request.path());
  const auto country = text ? country_of(*text) : std::nullopt;
  if (!country) return fail("an entry of the registry is named by no country");
  return *country;
}

// Returns an entity tag, which is the sequence in quotes: "17" (RFC 9110 section 8.8.3).
std::string entity_tag(std::uint64_t sequence) { return fmt::format("\"{}\"", sequence); }

// Returns the sequence of an entity tag; 0 if there is no tag.
Result<std::uint64_t> sequence_in(std::string_view tag) {
  if (tag.empty()) return 0;
  if (tag.size() < 3 || !tag.starts_with('"') || !tag.ends_with('"')) return fail("is malformed");
  const auto sequence = decimal(tag.substr(1, tag.size() - 2), std::numeric_limits<std::uint64_t>::max());
  if (!sequence) return fail("names no sequence of the registry");
  return *sequence;
}

Result<RegistryResult> read_result(const HttpMessage& reply) {
  return RegistryResult{reply.status, problem_detail(reply)};
}

}  // namespace

Rendered render(const RegistryRegister& request, const WireContext& context) {
  return post(request, view(request.entry), context);
}

Rendered render(const RegistryWithdraw& request, const WireContext& context) {
  return post(request, request.request, context);
}

Rendered render(const RegistryResult& reply, const WireContext& context) {
  if (!reply.problem.empty()) return problem(reply.status, "about:blank", reply.problem, context.date);
  return HttpWriter::response(reply.status, context.date).finish();
}

Rendered render(const RegistryRead& request, const WireContext& context) {
  HttpWriter writer = HttpWriter::request("GET", {host_name(context.to), path_of(request.kind.route)});
  writer.field("Accept", request.kind.route.media_type);
  if (request.known_sequence != 0) writer.field("If-None-Match", entity_tag(request.known_sequence));
  return writer.finish();
}

Rendered render(const RegistryContents& reply, const WireContext& context) {
  HttpWriter writer = HttpWriter::response(reply.status, context.date);
  if (reply.sequence != 0) writer.field("ETag", entity_tag(reply.sequence));
  return writer.finish({.type = jose_type, .front = {}, .shared = view(reply.contents)});
}

Result<Message> read_request(std::type_identity<RegistryRegister>, const HttpMessage& request) {
  const auto country = country_in(RegistryRegister::kind.route, request);
  if (!country) return tl::unexpected(country.error());
  return RegistryRegister{*country, share(std::string(request.body))};
}

Result<Message> read_request(std::type_identity<RegistryWithdraw>, const HttpMessage& request) {
  const auto country = country_in(RegistryWithdraw::kind.route, request);
  if (!country) return tl::unexpected(country.error());
  return RegistryWithdraw{*country, std::string(request.body)};
}

Result<Message> read_request(std::type_identity<RegistryRead>, const HttpMessage& request) {
  const auto sequence = sequence_in(request.head.value("If-None-Match"));
  if (!sequence) return fail("If-None-Match " + sequence.error().what);
  return RegistryRead{*sequence};
}

Result<RegistryResult> read_reply(const RegistryRegister&, const HttpMessage& reply) {
  return read_result(reply);
}
Result<RegistryResult> read_reply(const RegistryWithdraw&, const HttpMessage& reply) {
  return read_result(reply);
}

Result<RegistryContents> read_reply(const RegistryRead&, const HttpMessage& reply) {
  if (reply.status < 300 && !reply.body.empty())
    if (auto right = require_type(reply, jose_type); !right) return tl::unexpected(right.error());
  const auto sequence = sequence_in(reply.head.value("ETag"));
  if (!sequence) return fail("ETag " + sequence.error().what);
  // A 304 carries no contents, which is not the same as empty contents.
  if (reply.status == 304) return RegistryContents{reply.status, nullptr, *sequence};
  return RegistryContents{reply.status, share(std::string(reply.body)), *sequence};
}

}  // namespace ishaken::messages
