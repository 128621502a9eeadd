#include "models/parties/authentication_service.h"

#include <fmt/format.h>

#include "models/base/digest.h"
#include "models/passport/identity.h"

namespace ishaken::parties {
namespace {

// Returns a version 4 UUID (RFC 9562) made from 128 bits.
std::string uuid(Fingerprint bits) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out(36, '-');
  std::size_t place = 0;
  for (unsigned i = 0; i < 32; ++i) {
    if (place == 8 || place == 13 || place == 18 || place == 23) ++place;
    const std::uint64_t word = i < 16 ? bits.high : bits.low;
    unsigned digit = static_cast<unsigned>(word >> (60 - 4 * (i % 16)) & 15);
    if (i == 12) digit = 4;
    if (i == 16) digit = 8 | (digit & 3);
    out[place++] = digits[digit];
  }
  return out;
}

}  // namespace

passport::Attestation attest(const messages::CallAttempt& attempt) {
  using enum passport::Attestation;
  if (attempt.asserted) return *attempt.asserted;
  if (!attempt.customer_known) return C;
  return attempt.number_verified ? A : B;
}

std::string origid(const TelephoneNumber& calling, std::uint64_t customer, std::uint64_t seed) {
  if (customer == 0) return uuid(fingerprint(as_bytes(calling.text()), seed));
  return uuid(fingerprint(as_bytes(fmt::format("customer {}", customer)), seed));
}

std::string passport_to_sign(const TelephoneNumber& calling, const TelephoneNumber& called,
                             passport::Attestation attestation, Instant now, const std::string& x5u,
                             std::string origid) {
  passport::Passport claims;
  claims.attestation = attestation;
  claims.x5u = x5u;
  claims.orig = passport::Endpoint(calling);
  claims.dest.numbers.push_back(called);
  claims.iat = numeric_date(now);
  claims.origid = std::move(origid);
  std::string out;
  out.reserve(640);
  passport::append_signing_input(out, claims);
  return out;
}

std::string sign_call(const std::string& signing_input, const Credentials& credentials,
                      const pki::Crypto& crypto) {
  const pki::Signature signature = crypto.sign(credentials.key, as_bytes(signing_input));
  return passport::identity_header(signing_input, signature, credentials.x5u, "shaken");
}

}  // namespace ishaken::parties
