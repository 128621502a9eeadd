#include "models/passport/x5u.h"

#include <array>

#include "models/passport/header_parameters.h"
#include "models/passport/special_address.h"

namespace ishaken::passport {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The characters of RFC 3986; the two digits after "%" are not checked. A table, since every character of
// every call's x5u is looked up.
constexpr auto url_characters = [] {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const char c = static_cast<char>(i);
    table[i] = is_digit(c) || is_letter(c) ||
               std::string_view("-._~:/?#[]@!$&'()*+,;=%").find(c) != std::string_view::npos;
  }
  return table;
}();
constexpr bool is_url_character(char c) { return url_characters[static_cast<unsigned char>(c)]; }

struct Parts {
  std::string_view scheme, userinfo, host, port, rest;
  bool has_userinfo = false, has_port = false, bracketed = false;
};

// Splits scheme "://" [userinfo "@"] host [":" port] rest. Returns false if there is no "://" or a bracket is
// not closed.
bool split(std::string_view url, Parts& out) {
  const std::size_t colon = url.find(':');
  if (colon == std::string_view::npos || !url.substr(colon).starts_with("://")) return false;
  out.scheme = url.substr(0, colon);
  url.remove_prefix(colon + 3);
  const std::size_t end = url.find_first_of("/?#\\");  // some readers take '\' as '/'
  std::string_view authority = url.substr(0, end);
  out.rest = end == std::string_view::npos ? std::string_view() : url.substr(end);
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
    out.has_userinfo = true;
    out.userinfo = authority.substr(0, at);
    authority.remove_prefix(at + 1);
  }
  if (authority.starts_with('[')) {
    const std::size_t close = authority.find(']');
    if (close == std::string_view::npos) return false;
    out.bracketed = true;
    out.host = authority.substr(1, close - 1);
    authority.remove_prefix(close + 1);
  } else {
    const std::size_t port = authority.find(':');
    out.host = authority.substr(0, port);
    authority.remove_prefix(out.host.size());
  }
  if (authority.empty()) return true;
  if (authority[0] != ':') return false;
  out.has_port = true;
  out.port = authority.substr(1);
  return true;
}

// Returns whether a name has only letters, digits, hyphens (and underscores, which are in use) in labels of 1
// to 63 characters; a dot may end it.
bool is_host_name(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  if (host.empty() || host.size() > 253) return false;
  std::size_t label = 0;
  for (const char c : host) {
    if (c == '.') {
      if (label == 0) return false;
      label = 0;
    } else if (is_digit(c) || is_letter(c) || c == '-' || c == '_') {
      if (++label > 63) return false;
    } else {
      return false;
    }
  }
  return label > 0;
}

std::string_view last_label(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  return host.substr(host.rfind('.') + 1);
}

// Returns whether a host looks like "2130706433", "127.1" or "0x7f000001": no top-level domain has this form,
// but old resolver functions read it as an address.
bool is_number(std::string_view label) {
  if (label.empty()) return false;
  if (label.size() > 1 && label[0] == '0' && (label[1] == 'x' || label[1] == 'X')) {
    return label.find_first_not_of("0123456789abcdefABCDEF", 2) == std::string_view::npos;
  }
  return label.find_first_not_of("0123456789") == std::string_view::npos;
}

UrlFault check_host(const Parts& parts) {
  if (parts.bracketed) {
    const auto address = parse_ipv6(parts.host);
    if (!address) return UrlFault::host_malformed;
    return is_special(*address) ? UrlFault::special_address : UrlFault::none;
  }
  if (parts.host.empty()) return UrlFault::host_missing;
  if (!is_host_name(parts.host)) return UrlFault::host_malformed;
  if (const auto address = parse_ipv4(parts.host))
    return is_special(*address) ? UrlFault::special_address : UrlFault::none;
  if (is_number(last_label(parts.host))) return UrlFault::numeric_host;
  if (equal_ignoring_case(last_label(parts.host), "localhost")) return UrlFault::local_name;
  return UrlFault::none;
}

}  // namespace

UrlFault check_x5u(std::string_view url) {
  Parts parts;
  if (!split(url, parts)) return UrlFault::malformed;
  for (const char c : url)
    if (!is_url_character(c)) return UrlFault::malformed;
  if (!equal_ignoring_case(parts.scheme, "https")) return UrlFault::not_https;
  if (parts.has_userinfo) return UrlFault::userinfo;
  if (const UrlFault fault = check_host(parts); fault != UrlFault::none) return fault;
  if (parts.has_port && parts.port != "443" && parts.port != "8443") return UrlFault::port_not_allowed;
  const std::size_t fragment = parts.rest.find('#');
  if (parts.rest.substr(0, fragment).find('?') != std::string_view::npos) return UrlFault::query;
  if (fragment != std::string_view::npos) return UrlFault::fragment;
  if (parts.rest.find_first_of("[]") != std::string_view::npos) return UrlFault::malformed;
  return UrlFault::none;
}

std::string_view describe(UrlFault fault) {
  for (const auto& entry : EnumNames<UrlFault>::values)
    if (entry.value == fault) return entry.help;
  return "unknown fault";
}

std::string_view host_of(std::string_view url) {
  Parts parts;
  return split(url, parts) ? parts.host : std::string_view();
}

}  // namespace ishaken::passport
