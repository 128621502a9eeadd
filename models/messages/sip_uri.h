// Telephone numbers in SIP: "sip:+33123456789@party-1.example;user=phone" (RFC 3261 section 19.1.6), and the
// verstat that a terminating provider adds to the verified one on its way to the callee (3GPP TS 24.229).
#pragma once

#include <string>
#include <string_view>

#include "models/numbering/telephone_number.h"

namespace ishaken::messages {

// Appends the SIP URI of a number. Appends the anonymous URI of RFC 3323 section 4.1 if the number is empty,
// and no verstat if `verstat` is empty.
void append_sip_uri(std::string& out, const TelephoneNumber& number, std::string_view host,
                    std::string_view verstat = "");

// Returns the value of P-Asserted-Identity as the callee receives it:
// "<sip:+33123456789;verstat=TN-Validation-Passed@party-1.example;user=phone>".
std::string asserted_identity(const TelephoneNumber& number, std::string_view host,
                              std::string_view verstat = "");

struct SipUri {
  std::string user;     // unescaped, without parameters
  std::string host;     // without port
  std::string verstat;  // a parameter of the user part or of the URI
};
Result<SipUri> parse_sip_uri(std::string_view text);

// The first address in From, To, Contact or P-Asserted-Identity, with or without a display name.
struct SipAddress {
  std::string_view uri;
  std::string_view parameters;  // after the address, such as "tag=1"
};
Result<SipAddress> parse_address(std::string_view field_value);

// Returns the telephone number in such a field. Fails, with a reason for each, on anonymous callers, numbers
// without a country code, and URIs that are no telephone number.
Result<TelephoneNumber> number_of_address(std::string_view field_value);

}  // namespace ishaken::messages
