// The STI-PA's interface to its providers and STI-CAs, as deployed in the US.
#include "models/messages/acme_http.h"
#include "models/messages/json_writer.h"
#include "models/messages/text.h"
#include "models/pki/tn_auth_list.h"

namespace ishaken::messages {

template <>
struct JsonMembers<IssuanceReport> {
  static constexpr std::tuple list{json_member("spc", &IssuanceReport::spc),
                                   json_member("certificate", &IssuanceReport::certificate)};
};

namespace {

constexpr std::string_view account_path = "/api/v1/account/", token_path = "/token",
                           issuance_path = "/api/v1/issuances";

Result<Message> decode_token(const HttpMessage& request, const std::string& spc) {
  const auto body = json_object(request.body);
  if (!body) return tl::unexpected(body.error());
  const auto atc = body->find("atc");
  if (atc == body->end()) return fail("the member atc is missing");
  const std::string* const type = find_string(*atc, "tktype");
  const std::string* const value = find_string(*atc, "tkvalue");
  const std::string* const fingerprint = find_string(*atc, "fingerprint");
  if (!type || *type != "TNAuthList" || !value || !fingerprint)
    return fail("atc is no request for a TNAuthList");
  bool ca = true;
  if (const auto found = atc->find("ca"); found == atc->end() || !from_json(*found, ca) || ca)
    return fail("atc asks for a CA certificate");
  const auto der = from_base64(*value);
  if (!der || *der != pki::TnAuthList::of(spc).to_der())
    return fail("tkvalue does not speak for the account");
  return SpcTokenRequest{spc, *fingerprint};
}

}  // namespace

Rendered render(const SpcTokenRequest& request, const WireContext& context) {
  const Json body{{"atc",
                   {{"ca", false},
                    {"fingerprint", request.fingerprint},
                    {"tktype", "TNAuthList"},
                    {"tkvalue", base64(pki::TnAuthList::of(request.spc).to_der())}}}};
  const std::string path = std::string(account_path) + escaped(request.spc) + std::string(token_path);
  return HttpWriter::request("POST", {host_name(context.to), path}).finish({json_type, json_text(body)});
}

Rendered render(const SpcTokenReply& reply, const WireContext& context) {
  if (reply.status >= 400) return problem(reply.status, "about:blank", "", context.date);
  const Json body{{"message", "SPC token granted"}, {"status", "success"}, {"token", reply.token}};
  return HttpWriter::response(reply.status, context.date).finish({json_type, json_text(body)});
}

Rendered render(const IssuanceReport& report, const WireContext& context) {
  return HttpWriter::request("POST", {host_name(context.to), std::string(issuance_path)})
      .finish({json_type, write_json(report)});
}

Decoded decode_token_request(const HttpMessage& request) {
  if (request.method != "POST") return std::nullopt;
  const bool report = request.path() == issuance_path;
  const auto spc = between(request.path(), account_path, token_path);
  if (!report && !spc) return std::nullopt;
  if (auto right = require_type(request, json_type); !right) return tl::unexpected(right.error());
  return report ? as_message(read_json<IssuanceReport>(request.body)) : decode_token(request, *spc);
}

Result<Message> decode_reply(const SpcTokenRequest&, const HttpMessage& reply) {
  if (is_problem(reply)) return SpcTokenReply{reply.status, {}};
  const auto body = json_object(reply.body);
  if (!body) return tl::unexpected(body.error());
  const std::string* const token = find_string(*body, "token");
  if (!token) return fail("the member token is missing or malformed");
  return SpcTokenReply{reply.status, *token};
}

}  // namespace ishaken::messages
