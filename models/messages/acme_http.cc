#include "models/messages/acme_http.h"

#include <nlohmann/json.hpp>

#include "models/messages/read_json.h"
#include "models/messages/text.h"
#include "models/pki/jwk.h"

namespace ishaken::messages {
namespace {

constexpr std::string_view finalize = "/finalize";
constexpr std::size_t coordinate = 32;  // of a point on P-256

Rendered post(const std::string& url, Json protected_header, Json payload, const WireContext& context) {
  protected_header["alg"] = "ES256";
  protected_header["url"] = url;
  const Json body{{"payload", std::move(payload)}, {"protected", std::move(protected_header)}};
  return HttpWriter::request("POST", target_of(url, host_name(context.to)))
      .finish({jose_json_type, to_text(body)});
}

template <class T>
std::string own_url(const WireContext& context) {
  return "https://" + host_name(context.to) + path_of(T::kind.route);
}

Json key_of(const Bytes& point) {
  const ByteView all(point);
  const std::size_t half = std::min(all.size(), coordinate);
  return {{"crv", "P-256"},
          {"kty", "EC"},
          {"x", base64url(all.first(half))},
          {"y", base64url(all.subspan(half))}};
}

Rendered refusal(int status, std::string_view detail, Instant date) {
  const char* const type = status == 400   ? "urn:ietf:params:acme:error:malformed"
                           : status == 429 ? "urn:ietf:params:acme:error:rateLimited"
                           : status >= 500 ? "urn:ietf:params:acme:error:serverInternal"
                                           : "urn:ietf:params:acme:error:unauthorized";
  return problem(status, type, detail, date);
}

// The two objects that the JWS by the account key would sign.
struct Posted {
  Json header, payload;
};
Result<Posted> read_posted(const HttpMessage& request) {
  auto body = json_object(request.body);
  if (!body) return tl::unexpected(body.error());
  const auto header = body->find("protected"), payload = body->find("payload");
  if (header == body->end() || payload == body->end() || !header->is_object() || !payload->is_object())
    return fail("the members protected and payload are missing");
  // RFC 8555 section 6.4: the signed url must be that of the request.
  const std::string* const url = find_string(*header, "url");
  if (!url || target_of(*url, request.target.host).target != request.target.target)
    return fail("the signed url is not that of the request");
  return Posted{std::move(*header), std::move(*payload)};
}

Result<Message> read_account(const Json& header) {
  const auto key = header.find("jwk");
  if (key == header.end()) return fail("jwk is missing");
  const std::string *const type = find_string(*key, "kty"), *const curve = find_string(*key, "crv");
  const std::string *const x = find_string(*key, "x"), *const y = find_string(*key, "y");
  if (!type || *type != "EC" || !curve || *curve != "P-256" || !x || !y) return fail("jwk is no P-256 key");
  if (const auto allowed = pki::allows_verification(*key); !allowed) return tl::unexpected(allowed.error());
  auto point = from_base64url(*x), rest = from_base64url(*y);
  if (!point || !rest || point->size() != coordinate || rest->size() != coordinate)
    return fail("jwk is no point on P-256");
  point->insert(point->end(), rest->begin(), rest->end());
  return AcmeNewAccount{*std::move(point)};
}

Result<Message> read_order(const std::string& account, const Json& payload) {
  const auto list = payload.find("identifiers");
  if (list == payload.end() || !list->is_array() || list->size() != 1)
    return fail("an order names not one identifier");
  const std::string *const type = find_string(list->front(), "type"), *const value =
                                                                          find_string(list->front(), "value");
  if (!type || *type != "TNAuthList" || !value) return fail("an order is not for a TNAuthList");
  auto der = from_base64url(*value);
  if (!der) return fail("the TNAuthList is no base64url");
  return AcmeNewOrder{account, *std::move(der)};
}

// Reads a finalization or an answer to a challenge, both of which are posted to a URL of the STI-CA's own
// choice.
Result<Message> read_finalization_or_answer(const Posted& posted, const std::string& account) {
  const std::string& url = *find_string(posted.header, "url");
  if (const std::string* const csr = find_string(posted.payload, "csr")) {
    auto der = from_base64url(*csr);
    if (!der || !url.ends_with(finalize)) return fail("a finalization is malformed");
    return AcmeFinalize{account, url.substr(0, url.size() - finalize.size()), *std::move(der)};
  }
  const std::string* const token = find_string(posted.payload, "atc");
  if (!token) return fail("the payload has neither csr nor atc");
  return AcmeChallengeAnswer{account, url, *token};
}

}  // namespace

Rendered render(const AcmeNewAccount& request, const WireContext& context) {
  return post(own_url<AcmeNewAccount>(context), {{"jwk", key_of(request.account_key)}},
              {{"termsOfServiceAgreed", true}}, context);
}

Rendered render(const AcmeNewOrder& request, const WireContext& context) {
  Json identifiers = Json::array();
  identifiers.push_back({{"type", "TNAuthList"}, {"value", base64url(request.tn_auth_list)}});
  return post(own_url<AcmeNewOrder>(context), {{"kid", request.account}},
              {{"identifiers", std::move(identifiers)}}, context);
}

Rendered render(const AcmeChallengeAnswer& request, const WireContext& context) {
  return post(request.challenge, {{"kid", request.account}}, {{"atc", request.token}}, context);
}

Rendered render(const AcmeFinalize& request, const WireContext& context) {
  return post(request.order + std::string(finalize), {{"kid", request.account}},
              {{"csr", base64url(request.csr)}}, context);
}

Rendered render(const AcmeAccount& reply, const WireContext& context) {
  if (reply.status >= 400) return refusal(reply.status, "", context.date);
  return HttpWriter::response(reply.status, context.date)
      .field("Location", reply.account)
      .finish({json_type, to_text({{"status", "valid"}})});
}

Rendered render(const AcmeOrder& reply, const WireContext& context) {
  if (reply.status >= 400) return refusal(reply.status, "", context.date);
  Json challenges = Json::array(), authorizations = Json::array();
  challenges.push_back({{"tkauth-type", "atc"}, {"type", "tkauth-01"}, {"url", reply.challenge}});
  authorizations.push_back({{"challenges", std::move(challenges)}, {"status", "pending"}});
  const Json body{{"authorizations", std::move(authorizations)},
                  {"finalize", reply.order + std::string(finalize)},
                  {"status", "pending"}};
  return HttpWriter::response(reply.status, context.date)
      .field("Location", reply.order)
      .finish({json_type, to_text(body)});
}

Rendered render(const AcmeChallengeResult& reply, const WireContext& context) {
  if (reply.status >= 400 || !reply.problem.empty())
    return refusal(reply.status, reply.problem, context.date);
  const Json body{{"status", "valid"}, {"tkauth-type", "atc"}, {"type", "tkauth-01"}};
  return HttpWriter::response(reply.status, context.date).finish({json_type, to_text(body)});
}

Rendered render(const AcmeCertificate& reply, const WireContext& context) {
  if (reply.status >= 400 || !reply.problem.empty())
    return refusal(reply.status, reply.problem, context.date);
  // Content-Location (RFC 9110 section 8.7): the STI-CR serves the same chain at this URL.
  HttpWriter writer = HttpWriter::response(reply.status, context.date);
  if (!reply.url.empty()) writer.field("Content-Location", reply.url);
  return writer.finish({pem_chain_type, {}, reply.chain});
}

Result<Message> read_request(std::type_identity<AcmeNewAccount>, const HttpMessage& request) {
  const auto posted = read_posted(request);
  return posted ? read_account(posted->header) : tl::unexpected(posted.error());
}

Result<Message> read_request(std::type_identity<AcmeNewOrder>, const HttpMessage& request) {
  const auto posted = read_posted(request);
  if (!posted) return tl::unexpected(posted.error());
  const std::string* const account = find_string(posted->header, "kid");
  return account ? read_order(*account, posted->payload) : fail("kid is missing");
}

Result<Message> read_request(std::type_identity<AcmeChallengeAnswer>, const HttpMessage& request) {
  const auto posted = read_posted(request);
  if (!posted) return tl::unexpected(posted.error());
  const std::string* const account = find_string(posted->header, "kid");
  return account ? read_finalization_or_answer(*posted, *account) : fail("kid is missing");
}

Result<Message> read_request(std::type_identity<AcmeFinalize>, const HttpMessage& request) {
  return read_request(std::type_identity<AcmeChallengeAnswer>{}, request);
}

Result<AcmeAccount> read_reply(const AcmeNewAccount&, const HttpMessage& reply) {
  if (is_problem(reply)) return AcmeAccount{reply.status, {}};
  return AcmeAccount{reply.status, std::string(reply.head.value("Location"))};
}

Result<AcmeOrder> read_reply(const AcmeNewOrder&, const HttpMessage& reply) {
  if (is_problem(reply)) return AcmeOrder{reply.status, {}, {}};
  const auto body = json_object(reply.body);
  if (!body) return tl::unexpected(body.error());
  const auto first_of = [](const Json& object, const char* name) -> const Json* {
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found != object.end() && found->is_array() && !found->empty() ? &found->front() : nullptr;
  };
  const Json* const authorization = first_of(*body, "authorizations");
  const Json* const challenge = authorization ? first_of(*authorization, "challenges") : nullptr;
  const std::string* const type = challenge ? find_string(*challenge, "type") : nullptr;
  const std::string* const url = challenge ? find_string(*challenge, "url") : nullptr;
  if (!type || *type != "tkauth-01" || !url) return fail("an order comes without its tkauth-01 challenge");
  return AcmeOrder{reply.status, std::string(reply.head.value("Location")), *url};
}

Result<AcmeChallengeResult> read_reply(const AcmeChallengeAnswer&, const HttpMessage& reply) {
  if (is_problem(reply)) return AcmeChallengeResult{reply.status, problem_detail(reply)};
  const auto body = json_object(reply.body);
  if (!body) return tl::unexpected(body.error());
  const std::string* const status = find_string(*body, "status");
  if (!status || *status != "valid") return fail("a challenge is neither valid nor refused");
  return AcmeChallengeResult{reply.status, {}};
}

Result<AcmeCertificate> read_reply(const AcmeFinalize&, const HttpMessage& reply) {
  if (is_problem(reply)) return AcmeCertificate{reply.status, {}, {}, problem_detail(reply)};
  if (auto right = require_type(reply, pem_chain_type); !right) return tl::unexpected(right.error());
  return AcmeCertificate{
      reply.status, std::string(reply.body), std::string(reply.head.value("Content-Location")), {}};
}

}  // namespace ishaken::messages
