// The HTTP encoding of SpcTokenRequest and SpcTokenReply, as STI-PAs are deployed in the US.
#include <nlohmann/json.hpp>

#include "models/messages/acme_http.h"
#include "models/messages/read_json.h"
#include "models/pki/tn_auth_list.h"

namespace ishaken::messages {

Rendered render(const SpcTokenRequest& request, const WireContext& context) {
  const Json body{{"atc",
                   {{"ca", false},
                    {"fingerprint", request.fingerprint},
                    {"tktype", "TNAuthList"},
                    {"tkvalue", base64(pki::TnAuthList::of(request.spc).to_der())}}}};
  return HttpWriter::request("POST", {host_name(context.to), path_of(request.kind.route, request.spc)})
      .finish({json_type, to_text(body)});
}

Rendered render(const SpcTokenReply& reply, const WireContext& context) {
  if (reply.status >= 400) return problem(reply.status, "about:blank", "", context.date);
  const Json body{{"message", "SPC token granted"}, {"status", "success"}, {"token", reply.token}};
  return HttpWriter::response(reply.status, context.date).finish({json_type, to_text(body)});
}

Result<Message> read_request(std::type_identity<SpcTokenRequest>, const HttpMessage& request) {
  const auto spc = part_of(SpcTokenRequest::kind.route, request.path());
  if (!spc) return fail("the account is malformed");
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
  if (!der || *der != pki::TnAuthList::of(*spc).to_der())
    return fail("tkvalue does not speak for the account");
  return SpcTokenRequest{*spc, *fingerprint};
}

Result<SpcTokenReply> read_reply(const SpcTokenRequest&, const HttpMessage& reply) {
  if (is_problem(reply)) return SpcTokenReply{reply.status, {}};
  const auto body = json_object(reply.body);
  if (!body) return tl::unexpected(body.error());
  const std::string* const token = find_string(*body, "token");
  if (!token) return fail("the member token is missing or malformed");
  return SpcTokenReply{reply.status, *token};
}

}  // namespace ishaken::messages
