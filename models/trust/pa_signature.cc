#include "models/trust/pa_signature.h"

#include <fmt/format.h>

#include "models/pki/jws_object.h"
#include "models/trust/signed_claims.h"

namespace ishaken::trust {

pki::Json signed_header(std::string_view typ, std::string_view x5u, const pki::Certificate& signer) {
  return {{"typ", typ}, {"x5u", x5u}, {"x5c", pki::Json::array({base64(signer.der)})}};
}

std::string sign_text(const Signer& signer, std::string_view typ, const pki::Json& claims,
                      const pki::Crypto& crypto) {
  return pki::sign_jws(signed_header(typ, signer.x5u, *signer.certificate), claims, signer.key, crypto);
}

Result<SignedClaims> open_signed(std::string_view jws, const pki::PublicKey& root,
                                 const pki::Crypto& crypto) {
  const auto unverified = pki::decode_jws(jws);
  if (!unverified) return fail(fmt::format("signed text: {}", name_of(unverified.error())));
  const auto x5c = unverified->header.find("x5c");
  if (x5c == unverified->header.end() || !x5c->is_array() || x5c->size() != 1 || !x5c->front().is_string())
    return fail("signed text: the header has no x5c with one certificate");
  const auto der = from_base64(x5c->front().get_ref<const std::string&>());
  if (!der) return fail("signed text: x5c is not base64");
  auto signer = pki::decode_certificate(*der);
  if (!signer) return fail("signed text: " + signer.error().what);
  if (!pki::signed_by(**signer, root, crypto))
    return fail("signed text: the signer is not certified by the pinned root");
  auto verified = pki::verify_jws(jws, (*signer)->public_key, crypto);
  if (!verified) return fail(fmt::format("signed text: {}", name_of(verified.error())));
  return SignedClaims{std::move(verified->payload), std::move(verified->typ), std::move(*signer)};
}

bool valid_at(const pki::Certificate& certificate, Instant now) {
  return certificate.not_before <= now && now <= certificate.not_after;
}

}  // namespace ishaken::trust
