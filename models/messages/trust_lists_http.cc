#include "models/messages/trust_lists_http.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "models/messages/read_json.h"
#include "models/messages/text.h"

namespace ishaken::messages {
namespace {

// Returns whether JSON needs no escape for the text, as for any compact JWS. Such a list need not be copied.
bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
}

std::string partner_path(CountryCode country) {
  return path_of(PartnerListRequest::kind.route, country.text());
}

std::optional<CountryCode> partner_of(std::string_view path) {
  const auto text = part_of(PartnerListRequest::kind.route, path);
  return text ? country_of(*text) : std::nullopt;
}

// Returns FR of a query "name=FR"; nothing for any other query.
std::optional<CountryCode> country_in(std::string_view query, std::string_view name) {
  if (take_until(query, '=') != name) return std::nullopt;
  return country_of(query);
}

}  // namespace

Rendered render(const TrustedListRequest& request, const WireContext& context) {
  const std::string target = fmt::format("{}?country={}", request.kind.route.path, request.country.text());
  return HttpWriter::request("GET", {host_name(context.to), target})
      .field("Accept", request.kind.route.media_type)
      .finish();
}

Rendered render(const TrustedListReply& reply, const WireContext& context) {
  if (reply.status >= 400) return HttpWriter::response(reply.status, context.date).finish();
  HttpWriter writer = HttpWriter::response(reply.status, context.date);
  const std::string_view list = view(reply.list);
  if (is_plain(list))
    return writer.finish({jose_json_type, R"({"status":"success","caList":")", list, "\"}"});
  return writer.finish({jose_json_type, to_text({{"caList", std::string(list)}, {"status", "success"}})});
}

Rendered render(const PartnerListRequest& request, const WireContext& context) {
  const std::string target =
      fmt::format("{}?reader={}", partner_path(request.country), request.reader.text());
  return HttpWriter::request("GET", {host_name(context.to), target})
      .field("Accept", request.kind.route.media_type)
      .finish();
}

Rendered render(const PartnerListReply& reply, const WireContext& context) {
  return HttpWriter::response(reply.status, context.date)
      .field("Content-Location", partner_path(reply.country))
      .finish({.type = jose_type, .front = {}, .shared = view(reply.list)});
}

Result<Message> read_request(std::type_identity<TrustedListRequest>, const HttpMessage& request) {
  const auto country = country_in(request.query(), "country");
  if (!country) return fail("a list is asked for without its country");
  return TrustedListRequest{*country};
}

Result<Message> read_request(std::type_identity<PartnerListRequest>, const HttpMessage& request) {
  const auto country = partner_of(request.path()), reader = country_in(request.query(), "reader");
  if (!country || !reader) return fail("a partner's list is asked for without both countries");
  return PartnerListRequest{*reader, *country};
}

Result<TrustedListReply> read_reply(const TrustedListRequest&, const HttpMessage& reply) {
  if (reply.status >= 400 || reply.body.empty()) return TrustedListReply{reply.status, nullptr};
  auto body = json_object(reply.body);
  if (!body) return tl::unexpected(body.error());
  const auto list = body->find("caList");
  std::string* const text = list == body->end() ? nullptr : list->get_ptr<std::string*>();
  if (!text) return fail("the member caList is missing or malformed");
  return TrustedListReply{reply.status, share(std::move(*text))};
}

Result<PartnerListReply> read_reply(const PartnerListRequest&, const HttpMessage& reply) {
  const auto country = partner_of(reply.head.value("Content-Location"));
  if (!country) return fail("a partner's list does not say whose it is");
  return PartnerListReply{reply.status, *country, share(std::string(reply.body))};
}

}  // namespace ishaken::messages
