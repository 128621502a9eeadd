// The names that SIP uses: methods, transports, status phrases, header fields.
#pragma once

#include <cstdint>
#include <string_view>

namespace ishaken::messages {

enum class SipMethod : std::uint8_t { invite, ack, bye, cancel, other };
SipMethod sip_method(std::string_view name);  // in capitals, as in RFC 3261 section 7.1
std::string_view name_of(SipMethod method);   // "" for `other`

// The transport of a message. All names have the same length, so that one can replace another in a message.
enum class SipTransport : std::uint8_t { udp, tcp, tls };
std::string_view name_of(SipTransport transport);

std::string_view reason_phrase_of_sip(int code);

// Returns the long form of a one-letter name (RFC 3261 section 7.3.3; y is Identity, RFC 8224 section 4), and
// any other name unchanged.
std::string_view full_name_of_sip(std::string_view name);

}  // namespace ishaken::messages
