#include "models/messages/sip_uri.h"

#include <algorithm>

#include "models/messages/text.h"

namespace ishaken::messages {
namespace {

bool is_host(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view(".-:[]").find(c) != std::string_view::npos;
  });
}

// Reads every "name=value" of a list and keeps verstat.
Result<void> read_parameters(std::string_view list, SipUri& uri) {
  while (!list.empty()) {
    std::string_view parameter = take_until(list, ';');
    const std::string_view name = take_until(parameter, '=');
    if (!is_token(name)) return fail("a parameter of a SIP URI is malformed");
    if (!same_ignoring_case(name, "verstat")) continue;
    if (!uri.verstat.empty()) return fail("verstat stands there twice");
    if (!is_token(parameter)) return fail("verstat is malformed");
    uri.verstat = parameter;
  }
  return {};
}

// Returns the offset after the quoted string that `text` begins with; npos if the string does not end.
std::size_t quoted_end(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == '"')
      return i + 1;
  }
  return std::string_view::npos;
}

}  // namespace

void append_sip_uri(std::string& out, const TelephoneNumber& number, std::string_view host,
                    std::string_view verstat) {
  if (number.empty()) {
    out += "sip:anonymous@anonymous.invalid";
    return;
  }
  out += "sip:+";
  append_escaped(out, number.text(), "*");
  if (!verstat.empty()) {
    out += ";verstat=";
    append_escaped(out, verstat);
  }
  out += '@';
  out += host;
  out += ";user=phone";
}

std::string asserted_identity(const TelephoneNumber& number, std::string_view host,
                              std::string_view verstat) {
  std::string out = "<";
  append_sip_uri(out, number, host, verstat);
  return out += '>';
}

Result<SipUri> parse_sip_uri(std::string_view text) {
  std::string_view rest = text;
  const std::string_view scheme = take_until(rest, ':');
  SipUri uri;
  std::string_view user;
  if (same_ignoring_case(scheme, "tel")) {
    user = rest;
  } else if (same_ignoring_case(scheme, "sip") || same_ignoring_case(scheme, "sips")) {
    if (rest.find('@') != std::string_view::npos) user = take_until(rest, '@');
    std::string_view host = take_until(rest, ';');
    if (host.find('?') != std::string_view::npos || rest.find('?') != std::string_view::npos)
      return fail("a SIP URI carries header fields");
    if (!is_host(host)) return fail("the host of a SIP URI is malformed");
    if (!host.starts_with('[')) host = take_until(host, ':');
    uri.host = host;
    if (auto read = read_parameters(rest, uri); !read) return tl::unexpected(read.error());
  } else {
    return fail("a URI is neither sip, sips nor tel");
  }
  auto name = unescaped(take_until(user, ';'));
  if (!name) return fail("a SIP URI is wrongly escaped");
  uri.user = *std::move(name);
  if (auto read = read_parameters(user, uri); !read) return tl::unexpected(read.error());
  return uri;
}

Result<SipAddress> parse_address(std::string_view value) {
  std::string_view text = trimmed(value);
  if (text.starts_with('"')) {
    const std::size_t end = quoted_end(text);
    if (end == std::string_view::npos) return fail("a display name has no end");
    text = trimmed(text.substr(end));
    if (!text.starts_with('<')) return fail("a display name is not followed by an address in angle brackets");
  }
  // A display name without quotes has no colon. So a colon before the bracket is that of a bare URI, and the
  // bracket belongs to a second address.
  const std::size_t open = text.find('<');
  if (open == std::string_view::npos || text.find(':') < open) {
    // Without brackets, every parameter belongs to the field (RFC 3261 section 20). A comma begins a second
    // address.
    std::string_view first = take_until(text, ',');
    const std::string_view uri = take_until(first, ';');
    return SipAddress{trimmed(uri), first};
  }
  text.remove_prefix(open + 1);
  if (text.find('>') == std::string_view::npos) return fail("an address has no closing angle bracket");
  const std::string_view uri = take_until(text, '>');
  text = trimmed(text);
  if (!text.empty() && text[0] != ';' && text[0] != ',')
    return fail("an address is followed by something else");
  return SipAddress{uri, text.substr(text.starts_with(';') ? 1 : 0)};
}

Result<TelephoneNumber> number_of_address(std::string_view value) {
  const auto address = parse_address(value);
  if (!address) return tl::unexpected(address.error());
  const auto uri = parse_sip_uri(address->uri);
  if (!uri) return tl::unexpected(uri.error());
  if (same_ignoring_case(uri->user, "anonymous"))
    return fail("anonymous caller: the address hides the number");
  if (uri->user.empty()) return fail("no number: the address has no user part");
  if (uri->user.find_first_not_of("+0123456789-.()*#") != std::string::npos)
    return fail("no number: the user part is a name");
  if (uri->user[0] != '+') return fail("local number: the address has no country code");
  return TelephoneNumber::parse(uri->user);
}

}  // namespace ishaken::messages
