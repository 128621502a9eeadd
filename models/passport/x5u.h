// The check of certificate URLs before a verification service fetches them (ATIS-1000074 section 5.3.1):
// https, usual ports, only host and path, and no host inside a private network, since the URL comes from an
// unverified token.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "models/base/fields.h"

namespace ishaken::passport {

enum class UrlFault : std::uint8_t {
  none,
  malformed,
  not_https,
  userinfo,
  host_missing,
  host_malformed,
  numeric_host,
  special_address,
  local_name,
  port_not_allowed,
  query,
  fragment,
};

UrlFault check_x5u(std::string_view url);

// Returns a plain line for a person; name_of(fault) is the name itself.
std::string_view describe(UrlFault fault);

// Returns the host of a URL with "//" in it, without user, port or the brackets of an IPv6 address; empty if
// there is none.
std::string_view host_of(std::string_view url);

}  // namespace ishaken::passport

template <>
struct ishaken::EnumNames<ishaken::passport::UrlFault> {
  using F = ishaken::passport::UrlFault;
  static constexpr std::array values{
      EnumValue{F::none, "none", "nothing is wrong"},
      EnumValue{F::malformed, "malformed",
                "the address has characters that no URL has, or no scheme and host"},
      EnumValue{F::not_https, "not_https", "the scheme is not https"},
      EnumValue{F::userinfo, "userinfo", "the address has a user name"},
      EnumValue{F::host_missing, "host_missing", "the address has no host"},
      EnumValue{F::host_malformed, "host_malformed", "the host is neither a name nor an IP address"},
      EnumValue{F::numeric_host, "numeric_host",
                "the host is a number that only some resolvers take as an address"},
      EnumValue{F::special_address, "special_address", "the host is a special-purpose address (RFC 6890)"},
      EnumValue{F::local_name, "local_name", "the host is localhost (RFC 6761)"},
      EnumValue{F::port_not_allowed, "port_not_allowed", "the port is not 443 or 8443"},
      EnumValue{F::query, "query", "the address has a query"},
      EnumValue{F::fragment, "fragment", "the address has a fragment"},
  };
};
