#include "models/passport/claims.h"

#include <optional>
#include <string_view>

namespace ishaken::passport {
namespace {

namespace dom = simdjson::dom;
using Member = std::optional<dom::element>;

std::optional<std::string_view> text_of(const dom::element& element) {
  std::string_view text;
  if (element.get_string().get(text) != simdjson::SUCCESS) return std::nullopt;
  return text;
}

// Returns whether a URI is absolute and has only characters of URIs; nothing more is checked, since SIP, tel
// and other schemes differ.
bool is_absolute_uri(std::string_view uri) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto is_scheme = [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  };
  if (uri.empty() || !is_letter(uri[0])) return false;
  std::size_t i = 1;
  while (i < uri.size() && is_scheme(uri[i])) ++i;
  if (i + 1 >= uri.size() || uri[i] != ':') return false;
  for (++i; i < uri.size(); ++i)
    if (uri[i] <= ' ' || uri[i] >= 0x7f || uri[i] == '"' || uri[i] == '<' || uri[i] == '>') return false;
  return true;
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool hyphen_here = i == 8 || i == 13 || i == 18 || i == 23;
    const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (hyphen_here ? c != '-' : !hex) return false;
  }
  return true;
}

Fault read_iat(const Member& iat, std::int64_t& out) {
  if (!iat) return Fault::iat_missing;
  if (iat->type() == dom::element_type::DOUBLE) return Fault::iat_not_integer;
  if (!iat->is_number()) return Fault::iat_not_number;
  constexpr std::int64_t last = 9'223'372'036;  // 2262: the last whole second that Instant holds
  if (iat->get_int64().get(out) != simdjson::SUCCESS || out < 0 || out > last) return Fault::iat_out_of_range;
  return Fault::none;
}

// The faults of an identity; "orig" and "div" have the same form.
struct EndpointFaults {
  Fault malformed, not_single, not_canonical, bad_uri;
};
constexpr EndpointFaults orig_faults{Fault::orig_malformed, Fault::orig_not_single,
                                     Fault::orig_tn_not_canonical, Fault::orig_uri_malformed};
constexpr EndpointFaults div_faults{Fault::div_malformed, Fault::div_malformed, Fault::div_tn_not_canonical,
                                    Fault::div_malformed};

// Reads {"tn": "12155550121"} or {"uri": "sip:alice@example.com"}. No other member is allowed, except that
// div may have "hi", an index of the SIP History-Info (RFC 8946 section 3), which is ignored.
Fault read_endpoint(const dom::element& element, const EndpointFaults& faults, bool may_have_hi,
                    Endpoint& out) {
  dom::object object;
  if (element.get_object().get(object) != simdjson::SUCCESS) return faults.malformed;
  Member number, uri;
  std::size_t identities = 0;
  for (const dom::key_value_pair member : object) {
    if (may_have_hi && member.key == "hi") continue;
    ++identities;
    if (member.key == "tn") number = member.value;
    if (member.key == "uri") uri = member.value;
  }
  if (identities != 1) return faults.not_single;
  if (!number && !uri) return faults.malformed;
  const auto text = text_of(number ? *number : *uri);
  if (!text) return faults.malformed;
  if (uri) {
    if (!is_absolute_uri(*text)) return faults.bad_uri;
    out.uri.assign(*text);
    return Fault::none;
  }
  const auto canonical = TelephoneNumber::canonical(*text);
  if (!canonical) return faults.not_canonical;
  out.number = *canonical;
  return Fault::none;
}

Fault read_destination(std::string_view text, std::vector<TelephoneNumber>& out) {
  const auto number = TelephoneNumber::canonical(text);
  if (!number) return Fault::dest_tn_not_canonical;
  out.push_back(*number);
  return Fault::none;
}

Fault read_destination(std::string_view text, std::vector<std::string>& out) {
  if (!is_absolute_uri(text)) return Fault::dest_uri_malformed;
  out.emplace_back(text);
  return Fault::none;
}

template <class Entry>
Fault read_destinations(const dom::element& element, std::vector<Entry>& out) {
  dom::array entries;
  if (element.get_array().get(entries) != simdjson::SUCCESS) return Fault::dest_malformed;
  for (const dom::element entry : entries) {
    const auto text = text_of(entry);
    if (!text) return Fault::dest_malformed;
    if (const Fault fault = read_destination(*text, out); fault != Fault::none) return fault;
  }
  return out.empty() ? Fault::dest_empty : Fault::none;
}

// Reads {"tn": [...], "uri": [...]}, at least one of them, and neither empty.
Fault read_dest(const Member& dest, Destinations& out) {
  if (!dest) return Fault::dest_missing;
  dom::object object;
  if (dest->get_object().get(object) != simdjson::SUCCESS) return Fault::dest_malformed;
  for (const dom::key_value_pair member : object) {
    Fault fault = Fault::none;
    if (member.key == "tn") fault = read_destinations(member.value, out.numbers);
    if (member.key == "uri") fault = read_destinations(member.value, out.uris);
    if (fault != Fault::none) return fault;
  }
  return out.empty() ? Fault::dest_empty : Fault::none;
}

Fault read_attest(const Member& attest, Passport& out) {
  if (!attest) return out.ppt == Ppt::shaken ? Fault::attest_missing : Fault::none;
  const std::string_view letter = text_of(*attest).value_or("");
  for (const Attestation known : {Attestation::A, Attestation::B, Attestation::C})
    if (letter == text(known)) {
      out.attestation = known;
      return Fault::none;
    }
  return Fault::attest_unknown;
}

Fault read_origid(const Member& origid, Passport& out) {
  if (!origid) return out.ppt == Ppt::shaken ? Fault::origid_missing : Fault::none;
  const std::string_view uuid = text_of(*origid).value_or("");
  if (!is_uuid(uuid)) return Fault::origid_not_uuid;
  out.origid.assign(uuid);
  return Fault::none;
}

Fault read_div(const Member& div, Passport& out) {
  if (!div) return out.ppt == Ppt::div ? Fault::div_missing : Fault::none;
  return read_endpoint(*div, div_faults, true, out.div);
}

}  // namespace

Fault read_jose_header(const dom::object& header, Passport& out) {
  Member alg, ppt, typ, x5u;
  bool critical = false;
  for (const dom::key_value_pair member : header) {
    if (member.key == "alg") alg = member.value;
    if (member.key == "ppt") ppt = member.value;
    if (member.key == "typ") typ = member.value;
    if (member.key == "x5u") x5u = member.value;
    if (member.key == "crit") critical = true;
  }
  if (critical) return Fault::critical_extension;  // RFC 7515 section 4.1.11
  if (!typ || text_of(*typ) != "passport") return Fault::typ_not_passport;
  if (!alg) return Fault::alg_missing;
  if (text_of(*alg) != "ES256") return Fault::unsupported_algorithm;
  out.ppt = Ppt::none;
  if (ppt) {
    if (text_of(*ppt) == text(Ppt::shaken)) {
      out.ppt = Ppt::shaken;
    } else if (text_of(*ppt) == text(Ppt::div)) {
      out.ppt = Ppt::div;
    } else {
      return Fault::unsupported_ppt;  // RFC 8225 section 8.1
    }
  }
  if (!x5u) return Fault::x5u_missing;
  const auto url = text_of(*x5u);
  if (!url) return Fault::x5u_not_string;
  out.x5u.assign(*url);
  return Fault::none;
}

Fault read_claims(const dom::object& payload, Passport& out) {
  Member attest, dest, div, iat, orig, origid;
  for (const dom::key_value_pair member : payload) {
    if (member.key == "attest") attest = member.value;
    if (member.key == "dest") dest = member.value;
    if (member.key == "div") div = member.value;
    if (member.key == "iat") iat = member.value;
    if (member.key == "orig") orig = member.value;
    if (member.key == "origid") origid = member.value;
  }
  Fault fault = read_iat(iat, out.iat);
  if (fault == Fault::none)
    fault = orig ? read_endpoint(*orig, orig_faults, false, out.orig) : Fault::orig_missing;
  if (fault == Fault::none) fault = read_dest(dest, out.dest);
  if (fault == Fault::none) fault = read_attest(attest, out);
  if (fault == Fault::none) fault = read_origid(origid, out);
  if (fault == Fault::none) fault = read_div(div, out);
  return fault;
}

}  // namespace ishaken::passport
