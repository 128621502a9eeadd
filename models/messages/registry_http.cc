// The International SHAKEN registry. Entries, withdrawals and the contents are compact JWS, carried as they
// are.
#include "models/messages/text.h"
#include "models/messages/trust_lists_http.h"

namespace ishaken::messages {
namespace {

constexpr std::string_view registry_path = "/registry", entry_path = "/registry/entries/",
                           withdrawal = "/withdrawal";

std::string_view view(const SharedText& text) { return text ? std::string_view(*text) : std::string_view{}; }

std::string entry_target(CountryCode country, std::string_view end) {
  return fmt::format("{}{}{}", entry_path, country.text(), end);
}

std::optional<CountryCode> entry_country(std::string_view path, std::string_view end) {
  const auto text = between(path, entry_path, end);
  return text ? country_of(*text) : std::nullopt;
}

// An entity tag is the sequence in quotes: "17" (RFC 9110 section 8.8.3); 0 where there is none.
std::string entity_tag(std::uint64_t sequence) { return fmt::format("\"{}\"", sequence); }

Result<std::uint64_t> sequence_in(std::string_view tag) {
  if (tag.empty()) return 0;
  if (tag.size() < 3 || !tag.starts_with('"') || !tag.ends_with('"')) return fail("is malformed");
  const auto sequence = decimal(tag.substr(1, tag.size() - 2), std::numeric_limits<std::uint64_t>::max());
  if (!sequence) return fail("names no sequence of the registry");
  return *sequence;
}

Result<Message> decode_read(const HttpMessage& request) {
  const auto sequence = sequence_in(request.head.value("If-None-Match"));
  if (!sequence) return fail("If-None-Match " + sequence.error().what);
  return RegistryRead{*sequence};
}

Result<Message> decode_result(const HttpMessage& reply) {
  return RegistryResult{reply.status, problem_detail(reply)};
}

}  // namespace

Rendered render(const RegistryRegister& request, const WireContext& context) {
  return HttpWriter::request("POST", {host_name(context.to), entry_target(request.country, "")})
      .finish({.type = jose_type, .front = {}, .shared = view(request.entry)});
}

Rendered render(const RegistryWithdraw& request, const WireContext& context) {
  return HttpWriter::request("POST", {host_name(context.to), entry_target(request.country, withdrawal)})
      .finish({.type = jose_type, .front = {}, .shared = request.request});
}

Rendered render(const RegistryResult& reply, const WireContext& context) {
  if (!reply.problem.empty()) return problem(reply.status, "about:blank", reply.problem, context.date);
  return HttpWriter::response(reply.status, context.date).finish();
}

Rendered render(const RegistryRead& request, const WireContext& context) {
  HttpWriter writer = HttpWriter::request("GET", {host_name(context.to), std::string(registry_path)});
  writer.field("Accept", jose_type);
  if (request.known_sequence != 0) writer.field("If-None-Match", entity_tag(request.known_sequence));
  return writer.finish();
}

Rendered render(const RegistryContents& reply, const WireContext& context) {
  HttpWriter writer = HttpWriter::response(reply.status, context.date);
  if (reply.sequence != 0) writer.field("ETag", entity_tag(reply.sequence));
  return writer.finish({.type = jose_type, .front = {}, .shared = view(reply.contents)});
}

Decoded decode_registry_request(const HttpMessage& request) {
  if (request.method == "GET" && request.path() == registry_path) return decode_read(request);
  if (request.method != "POST" || !request.path().starts_with(entry_path)) return std::nullopt;
  if (auto right = require_type(request, jose_type); !right) return tl::unexpected(right.error());
  if (const auto country = entry_country(request.path(), withdrawal))
    return RegistryWithdraw{*country, std::string(request.body)};
  if (const auto country = entry_country(request.path(), ""))
    return RegistryRegister{*country, share(std::string(request.body))};
  return fail("an entry of the registry is named by no country");
}

Result<Message> decode_reply(const RegistryRegister&, const HttpMessage& reply) {
  return decode_result(reply);
}
Result<Message> decode_reply(const RegistryWithdraw&, const HttpMessage& reply) {
  return decode_result(reply);
}

Result<Message> decode_reply(const RegistryRead&, const HttpMessage& reply) {
  if (reply.status < 300 && !reply.body.empty())
    if (auto right = require_type(reply, jose_type); !right) return tl::unexpected(right.error());
  const auto sequence = sequence_in(reply.head.value("ETag"));
  if (!sequence) return fail("ETag " + sequence.error().what);
  // A 304 brings nothing, which is not an empty text.
  if (reply.status == 304) return RegistryContents{reply.status, nullptr, *sequence};
  return RegistryContents{reply.status, share(std::string(reply.body)), *sequence};
}

}  // namespace ishaken::messages
