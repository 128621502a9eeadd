// The STI-AS: it decides the attestation by the provider's knowledge of the customer, and signs (ATIS-1000074
// clause 5.2, RFC 8224 6.1).
#pragma once

#include <string>

#include "models/messages/user.h"
#include "models/parties/enrolment.h"
#include "models/parties/shared.h"

namespace ishaken::parties {

// Returns the attestation of a call (RFC 8588 section 4). A: the provider is responsible for the call, knows
// the customer and has verified the number. B: the number is not verified. C: the customer is not known. A
// dishonest provider claims `attempt.asserted`; `none` leaves the call unsigned.
passport::Attestation attest(const messages::CallAttempt& attempt);

// Returns the origid, which identifies a customer to its provider alone (ATIS-1000088): opaque, and the same
// for all calls of a customer. `customer` is the number of a customer that calls with many numbers; if it is
// 0, the calling number identifies the customer.
std::string origid(const TelephoneNumber& calling, std::uint64_t customer, std::uint64_t seed);

// Returns the octets that the provider signs for a call. `iat` is the Date of the INVITE (RFC 8224
// section 4.1).
std::string passport_to_sign(const TelephoneNumber& calling, const TelephoneNumber& called,
                             passport::Attestation attestation, Instant now, const std::string& x5u,
                             std::string origid);

// Returns the value of the Identity header.
std::string sign_call(const std::string& signing_input, const Credentials& credentials,
                      const pki::Crypto& crypto);

}  // namespace ishaken::parties
