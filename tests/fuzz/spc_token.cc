// An SPC token: the JWS and its claims. What an STI-CA accepts is for the code, the account and the time that
// it asked about.
#include "models/pki/spc_token.h"

#include "tests/fuzz/signed_claims.h"

using namespace ishaken;
using fuzz::check;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Signers& s = fuzz::signers();
  static const pki::PublicKey pa = fuzz::Signers::key("FR/signer").public_key();
  static const pki::SpcToken seed = s.token();
  const Instant now = trust::testing::begin;
  const auto input = fuzz::signed_input(fuzz::text_of(data, size),
                                        {{"typ", "JWT"}, {"x5u", "https://pa.example/cert"}}, "FR/signer");
  check(!pki::check_spc_token(input.jws, s.stranger, "123A", seed.fingerprint, now, *s.crypto),
        "not under a stranger's key");
  const auto token = pki::check_spc_token(input.jws, pa, "123A", seed.fingerprint, now, *s.crypto);
  if (!token) return 0;
  check(token->spc == "123A" && token->fingerprint == seed.fingerprint && !token->ca &&
            token->exp > numeric_date(now) && !token->jti.empty(),
        "what was asked for");
  const std::string written = pki::issue_spc_token(*token, fuzz::Signers::key("FR/signer"), *s.crypto);
  const auto again = pki::check_spc_token(written, pa, "123A", seed.fingerprint, now, *s.crypto);
  check(again && again->jti == token->jti && again->exp == token->exp && again->x5u == token->x5u,
        "what is written is read");
  return 0;
}

ISHAKEN_MUTATE_WITH(ishaken::fuzz::mutate_jws)
