#include "models/parties/certification_authority/spc_token_check.h"

#include "models/pki/spc_token.h"
#include "models/trust/pa_signature.h"
#include "models/trust/signed_claims.h"

namespace ishaken::parties {

std::string SpcTokenCheck::refusal(const std::string& token, const std::string& spc,
                                   const pki::PublicKey& account, Instant now) {
  const auto opened = trust::open_signed(token, pa_root_, crypto_);
  if (!opened) return opened.error().what;
  if (!trust::valid_at(*opened->signer, now)) return "the STI-PA's signing certificate is not valid now";
  if (!pa_signer_.accept(*opened->signer)) return "signed with a key that was replaced";
  const auto checked = pki::check_spc_token(token, opened->signer->public_key, spc,
                                            pki::account_fingerprint(account), now, crypto_);
  return checked ? std::string() : std::string(name_of(checked.error()));
}

}  // namespace ishaken::parties
