// Inputs of the fuzzers of signed JSON: a JWS as it is, or claims, beginning with a brace, which are signed
// here, so that changed claims get past the signature.
#pragma once

#include <string>

#include "models/passport/jws.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/formats.h"
#include "tests/fuzz/signers.h"

namespace ishaken::fuzz {

struct SignedInput {
  std::string jws;
  bool ours;  // signed just now
};

inline SignedInput signed_input(std::string_view text, const pki::Json& header, const std::string& key) {
  if (!text.starts_with('{')) return {std::string(text), false};
  pki::Json full = header;
  full["alg"] = "ES256";
  std::string jws = passport::jws_signing_input(pki::to_text(full), text);
  passport::append_signature(jws, signers().crypto->sign(Signers::key(key), as_bytes(jws)));
  return {std::move(jws), true};
}

// Under the root of the French STI-PA.
inline SignedInput signed_by_pa(std::string_view text) {
  static const pki::Json header =
      trust::signed_header("x", "https://pa.example/cert", *signers().lists.signer(trust::testing::FR));
  return signed_input(text, header, "FR/signer");
}

}  // namespace ishaken::fuzz
