// The words of SIP: methods, transports, status phrases, names of header fields.
#pragma once

#include <cstdint>
#include <string_view>

namespace ishaken::messages {

enum class SipMethod : std::uint8_t { invite, ack, bye, cancel, other };
SipMethod sip_method(std::string_view name);  // in capitals, as RFC 3261 section 7.1 wants it
std::string_view name_of(SipMethod method);   // "" for other

// Their names have the same length, so that one can take the place of another in a message.
enum class SipTransport : std::uint8_t { udp, tcp, tls };
std::string_view name_of(SipTransport transport);

std::string_view reason_phrase_of_sip(int code);

// The long form of a one-letter name (RFC 3261 section 7.3.3; y is Identity, RFC 8224 section 4).
std::string_view full_name_of_sip(std::string_view name);

}  // namespace ishaken::messages
