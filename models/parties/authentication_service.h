// STI-AS: decides the attestation by what the provider knows, and signs (ATIS-1000074 clause 5.2, RFC
// 8224 6.1).
#pragma once

#include <string>

#include "models/messages/user.h"
#include "models/parties/enrolment.h"
#include "models/parties/shared.h"

namespace ishaken::parties {

// A: responsible for the call, customer known, number verified. B: number not verified. C: customer not known
// (RFC 8588 section 4). A provider that is made to claim otherwise claims that.
passport::Attestation attest(const messages::CallAttempt& attempt);

// Names the customer to the provider alone (ATIS-1000088): opaque, the same for all calls of a customer. A
// customer without a number of its own has one of these; 0: the calling number tells.
std::string origid(const TelephoneNumber& calling, std::uint64_t customer, std::uint64_t seed);

// The octets that the provider signs for a call. `iat` is the Date of the INVITE (RFC 8224 section 4.1).
std::string passport_to_sign(const TelephoneNumber& calling, const TelephoneNumber& called,
                             passport::Attestation attestation, Instant now, const std::string& x5u,
                             std::string origid);

// The Identity header value.
std::string sign_call(const std::string& signing_input, const Credentials& credentials,
                      const pki::Crypto& crypto);

}  // namespace ishaken::parties
