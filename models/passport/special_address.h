// IP addresses that are not on the public Internet (RFC 6890 and the multicast blocks). Used by x5u.cc.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ishaken::passport {

using Ipv4 = std::uint32_t;  // most significant octet first
using Ipv6 = std::array<std::uint16_t, 8>;

// Parses exactly four decimal numbers without leading zeros.
std::optional<Ipv4> parse_ipv4(std::string_view text);
// Parses the forms of RFC 4291 section 2.2, also with an IPv4 address at the end; no zone.
std::optional<Ipv6> parse_ipv6(std::string_view text);

bool is_special(Ipv4 address);
bool is_special(const Ipv6& address);

}  // namespace ishaken::passport
