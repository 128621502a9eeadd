// Telephone numbers in SIP: "sip:+33123456789@party-1.example;user=phone" (RFC 3261 section 19.1.6), and the
// verstat that a terminating provider adds to the verified one on its way to the callee (3GPP TS 24.229).
#pragma once

#include <string>
#include <string_view>

#include "models/numbering/telephone_number.h"

namespace ishaken::messages {

// An empty number gives the anonymous URI of RFC 3323 section 4.1; an empty verstat none.
void append_sip_uri(std::string& out, const TelephoneNumber& number, std::string_view host,
                    std::string_view verstat = "");

// The value of P-Asserted-Identity as the callee receives it:
// "<sip:+33123456789;verstat=TN-Validation-Passed@party-1.example;user=phone>".
std::string asserted_identity(const TelephoneNumber& number, std::string_view host,
                              std::string_view verstat = "");

struct SipUri {
  std::string user;     // unescaped, without parameters
  std::string host;     // without port
  std::string verstat;  // wherever it stands: inside the user part or behind the host
};
Result<SipUri> parse_sip_uri(std::string_view text);

// From, To, Contact, P-Asserted-Identity: the URI of the (first) address, with or without a display name, and
// whether a tag follows.
struct SipAddress {
  std::string_view uri;
  std::string_view parameters;  // behind the address
};
Result<SipAddress> parse_address(std::string_view field_value);

// The number in such a field. Refused, each by name: anonymous callers, numbers without country code, URIs
// that are no telephone number.
Result<TelephoneNumber> number_of_address(std::string_view field_value);

}  // namespace ishaken::messages
