#include "models/pki/spc_token.h"

#include "models/base/digest.h"
#include "models/pki/jws_object.h"
#include "models/pki/tn_auth_list.h"

namespace ishaken::pki {
namespace {

using F = SpcTokenFault;

constexpr std::string_view token_kind = "TNAuthList";

Sha256 thumbprint(const PublicKey& key) {
  const ByteView point(key.point());
  // RFC 7638 section 3: these members, in this order, without white space.
  return sha256(as_bytes(R"({"crv":"P-256","kty":"EC","x":")" + base64url(point.first(32)) + R"(","y":")" +
                         base64url(point.last(32)) + R"("})"));
}

std::string fingerprint_text(const Sha256& digest) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "SHA256 ";
  for (std::size_t i = 0; i < digest.size(); ++i) {
    if (i > 0) out.push_back(':');
    out.push_back(digits[digest[i] >> 4]);
    out.push_back(digits[digest[i] & 0xf]);
  }
  return out;
}

Result<SpcToken, SpcTokenFault> read(const Jws& jws) {
  const auto atc = jws.payload.find("atc");
  if (jws.typ != "JWT") return tl::unexpected(F::wrong_token_kind);
  if (atc == jws.payload.end()) return tl::unexpected(F::missing_claim);
  if (!atc->is_object()) return tl::unexpected(F::malformed);
  if (atc->value("tktype", Json()) != token_kind) return tl::unexpected(F::wrong_token_kind);

  const Json exp = jws.payload.value("exp", Json());
  const Json jti = jws.payload.value("jti", Json());
  const Json value = atc->value("tkvalue", Json());
  const Json ca = atc->value("ca", Json(false));  // absent means false (RFC 9447 section 3)
  const Json account = atc->value("fingerprint", Json());
  if (exp.is_null() || jti.is_null() || value.is_null() || account.is_null())
    return tl::unexpected(F::missing_claim);
  if (!exp.is_number_integer() || !jti.is_string() || !value.is_string() || !ca.is_boolean() ||
      !account.is_string())
    return tl::unexpected(F::malformed);
  if (exp.is_number_unsigned() && exp.get<std::uint64_t>() > std::uint64_t{INT64_MAX})
    return tl::unexpected(F::malformed);
  if (jti.get<std::string>().empty()) return tl::unexpected(F::missing_claim);

  const auto der = from_base64(value.get<std::string>());
  if (!der) return tl::unexpected(F::malformed);
  const auto list = decode_tn_auth_list(*der);
  if (!list) return tl::unexpected(F::malformed);
  return SpcToken{jws.x5u,
                  exp.get<std::int64_t>(),
                  jti.get<std::string>(),
                  list->single_spc(),
                  account.get<std::string>(),
                  ca.get<bool>()};
}

}  // namespace

std::string account_fingerprint(const PublicKey& key) { return fingerprint_text(sha256(key.spki_der())); }
std::string thumbprint_fingerprint(const PublicKey& key) { return fingerprint_text(thumbprint(key)); }
std::string jwk_thumbprint(const PublicKey& key) { return base64url(thumbprint(key)); }

Json to_claims(const SpcToken& token) {
  return {{"exp", token.exp},
          {"jti", token.jti},
          {"atc",
           {{"tktype", token_kind},
            {"tkvalue", base64(TnAuthList::of(token.spc).to_der())},
            {"ca", token.ca},
            {"fingerprint", token.fingerprint}}}};
}

std::string issue_spc_token(const SpcToken& token, const PrivateKey& pa_key, const Crypto& crypto) {
  return sign_jws({{"typ", "JWT"}, {"x5u", token.x5u}}, to_claims(token), pa_key, crypto);
}

Result<SpcToken, SpcTokenFault> check_spc_token(std::string_view text, const PublicKey& pa_key,
                                                std::string_view expected_spc,
                                                std::string_view expected_fingerprint, Instant now,
                                                const Crypto& crypto) {
  if (text.size() > max_spc_token_size) return tl::unexpected(F::malformed);
  const auto jws = verify_jws(text, pa_key, crypto);
  if (!jws) return tl::unexpected(jws.error() == JwsFault::bad_signature ? F::bad_signature : F::malformed);
  auto token = read(*jws);
  if (!token) return token;
  if (token->exp <= numeric_date(now)) return tl::unexpected(F::expired);
  if (token->spc.empty() || token->spc != expected_spc) return tl::unexpected(F::wrong_spc);
  if (token->ca) return tl::unexpected(F::ca_requested);
  if (token->fingerprint != expected_fingerprint) return tl::unexpected(F::wrong_fingerprint);
  return token;
}

}  // namespace ishaken::pki
