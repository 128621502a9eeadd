// The faults of an Identity header. The SIP response code for a fault is a matter of policy, and is decided
// elsewhere.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "models/base/fields.h"

namespace ishaken::passport {

enum class Fault : std::uint8_t {
  none,
  // The header field (RFC 8224 section 4).
  header_too_long,
  header_syntax,
  compact_form,
  parameter_syntax,
  duplicate_parameter,
  parameter_missing_info,
  unsupported_alg_parameter,
  unsupported_ppt_parameter,
  // The JWS and its JSON (RFC 7515, RFC 8259).
  header_not_base64url,
  payload_not_base64url,
  signature_not_base64url,
  signature_length,
  header_not_json,
  payload_not_json,
  not_utf8,
  json_too_deep,
  malformed_number,
  duplicate_member,
  // The JOSE header (RFC 8225 section 4).
  critical_extension,
  typ_not_passport,
  alg_missing,
  unsupported_algorithm,
  unsupported_ppt,
  ppt_mismatch,
  x5u_missing,
  x5u_not_string,
  // The claims (RFC 8225 section 5).
  iat_missing,
  iat_not_number,
  iat_not_integer,
  iat_out_of_range,
  orig_missing,
  orig_malformed,
  orig_not_single,
  orig_tn_not_canonical,
  orig_uri_malformed,
  dest_missing,
  dest_malformed,
  dest_empty,
  dest_tn_not_canonical,
  dest_uri_malformed,
  // SHAKEN (RFC 8588) and div (RFC 8946).
  attest_missing,
  attest_unknown,
  origid_missing,
  origid_not_uuid,
  div_missing,
  div_malformed,
  div_tn_not_canonical,
};

// Returns a plain line for a person; name_of(fault) is the name itself.
std::string_view describe(Fault fault);

}  // namespace ishaken::passport

template <>
struct ishaken::EnumNames<ishaken::passport::Fault> {
  using F = ishaken::passport::Fault;
  static constexpr std::array values{
      EnumValue{F::none, "none", "nothing is wrong"},
      EnumValue{F::header_too_long, "header_too_long", "the Identity header is longer than 16 kB"},
      EnumValue{F::header_syntax, "header_syntax",
                "the Identity header does not begin with header.payload.signature"},
      EnumValue{F::compact_form, "compact_form",
                "the PASSporT is in compact form; SHAKEN requires the full form"},
      EnumValue{F::parameter_syntax, "parameter_syntax", "a parameter of the Identity header is malformed"},
      EnumValue{F::duplicate_parameter, "duplicate_parameter",
                "info, alg or ppt stands in the Identity header twice"},
      EnumValue{F::parameter_missing_info, "parameter_missing_info",
                "the Identity header has no info parameter"},
      EnumValue{F::unsupported_alg_parameter, "unsupported_alg_parameter", "the alg parameter is not ES256"},
      EnumValue{F::unsupported_ppt_parameter, "unsupported_ppt_parameter",
                "the ppt parameter is not shaken or div"},
      EnumValue{F::header_not_base64url, "header_not_base64url",
                "the JOSE header is not base64url without padding"},
      EnumValue{F::payload_not_base64url, "payload_not_base64url",
                "the payload is not base64url without padding"},
      EnumValue{F::signature_not_base64url, "signature_not_base64url",
                "the signature is not base64url without padding"},
      EnumValue{F::signature_length, "signature_length", "the signature is not 64 octets long"},
      EnumValue{F::header_not_json, "header_not_json", "the JOSE header is not one JSON object"},
      EnumValue{F::payload_not_json, "payload_not_json", "the payload is not one JSON object"},
      EnumValue{F::not_utf8, "not_utf8", "the JSON is not valid UTF-8"},
      EnumValue{F::json_too_deep, "json_too_deep", "the JSON is nested deeper than any PASSporT needs"},
      EnumValue{F::malformed_number, "malformed_number",
                "a number in the JSON is malformed or beyond 64 bits"},
      EnumValue{F::duplicate_member, "duplicate_member", "a JSON object has two members of the same name"},
      EnumValue{F::critical_extension, "critical_extension",
                "the JOSE header has crit, and no critical extension is known here"},
      EnumValue{F::typ_not_passport, "typ_not_passport", "the JOSE header's typ is not passport"},
      EnumValue{F::alg_missing, "alg_missing", "the JOSE header has no alg"},
      EnumValue{F::unsupported_algorithm, "unsupported_algorithm", "the JOSE header's alg is not ES256"},
      EnumValue{F::unsupported_ppt, "unsupported_ppt", "the JOSE header's ppt is not shaken or div"},
      EnumValue{F::ppt_mismatch, "ppt_mismatch", "the ppt parameter says otherwise than the JOSE header"},
      EnumValue{F::x5u_missing, "x5u_missing", "the JOSE header has no x5u"},
      EnumValue{F::x5u_not_string, "x5u_not_string", "the JOSE header's x5u is not a string"},
      EnumValue{F::iat_missing, "iat_missing", "the payload has no iat"},
      EnumValue{F::iat_not_number, "iat_not_number", "iat is not a number"},
      EnumValue{F::iat_not_integer, "iat_not_integer", "iat has a fraction or an exponent"},
      EnumValue{F::iat_out_of_range, "iat_out_of_range", "iat lies before 1970 or after 2262"},
      EnumValue{F::orig_missing, "orig_missing", "the payload has no orig"},
      EnumValue{F::orig_malformed, "orig_malformed",
                "orig is not an object with one tn or one uri as a string"},
      EnumValue{F::orig_not_single, "orig_not_single", "orig names not exactly one identity"},
      EnumValue{F::orig_tn_not_canonical, "orig_tn_not_canonical",
                "the number in orig is not in canonical form (digits, # and *, no +)"},
      EnumValue{F::orig_uri_malformed, "orig_uri_malformed", "the uri in orig is not an absolute URI"},
      EnumValue{F::dest_missing, "dest_missing", "the payload has no dest"},
      EnumValue{F::dest_malformed, "dest_malformed", "dest is not an object with arrays of strings"},
      EnumValue{F::dest_empty, "dest_empty", "dest names nobody"},
      EnumValue{F::dest_tn_not_canonical, "dest_tn_not_canonical",
                "a number in dest is not in canonical form (digits, # and *, no +)"},
      EnumValue{F::dest_uri_malformed, "dest_uri_malformed", "a uri in dest is not an absolute URI"},
      EnumValue{F::attest_missing, "attest_missing", "a shaken PASSporT has no attest"},
      EnumValue{F::attest_unknown, "attest_unknown", "attest is not A, B or C"},
      EnumValue{F::origid_missing, "origid_missing", "a shaken PASSporT has no origid"},
      EnumValue{F::origid_not_uuid, "origid_not_uuid", "origid is not a UUID"},
      EnumValue{F::div_missing, "div_missing", "a div PASSporT has no div"},
      EnumValue{F::div_malformed, "div_malformed", "div is not an object with one tn or one uri as a string"},
      EnumValue{F::div_tn_not_canonical, "div_tn_not_canonical",
                "the number in div is not in canonical form (digits, # and *, no +)"},
  };
};
