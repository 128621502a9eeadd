// A good PASSporT and ways to build headers around it, for the tests of this folder.
#pragma once

#include <ostream>
#include <stdexcept>
#include <string>

#include "models/passport/identity.h"

namespace ishaken::passport {

// How a failed expectation prints them.
inline void PrintTo(Fault fault, std::ostream* out) { *out << name_of(fault); }

inline TelephoneNumber number_of(std::string_view text) { return TelephoneNumber::canonical(text).value(); }

// The claims of RFC 8588 section 6.
inline Passport sample_passport() {
  Passport passport;
  passport.attestation = Attestation::A;
  passport.x5u = "https://cert.example.org/passport.cer";
  passport.orig = number_of("12155550121");
  passport.dest.numbers = {number_of("12155550131")};
  passport.iat = 1443208345;
  passport.origid = "123e4567-e89b-12d3-a456-426655440000";
  return passport;
}

inline const std::string sample_header_json =
    R"({"alg":"ES256","ppt":"shaken","typ":"passport","x5u":"https://cert.example.org/passport.cer"})";
inline const std::string sample_payload_json =
    R"({"attest":"A","dest":{"tn":["12155550131"]},"iat":1443208345,"orig":{"tn":"12155550121"},)"
    R"("origid":"123e4567-e89b-12d3-a456-426655440000"})";
inline const std::string sample_parameters =
    ";info=<https://cert.example.org/passport.cer>;alg=ES256;ppt=shaken";

inline Signature sample_signature() {
  Signature signature;
  for (std::size_t i = 0; i < signature.size(); ++i) signature[i] = static_cast<std::uint8_t>(i * 37 + 5);
  return signature;
}

// A JWS with these two texts, whatever they say.
inline std::string token_of(std::string_view header_json, std::string_view payload_json) {
  std::string jws = jws_signing_input(header_json, payload_json);
  append_signature(jws, sample_signature());
  return jws;
}

inline std::string sample_token() { return token_of(sample_header_json, sample_payload_json); }
inline std::string sample_identity() { return sample_token() + sample_parameters; }

inline Fault fault_of(std::string_view header_value) {
  ParserScratch scratch;
  Identity identity;
  return parse_identity(header_value, identity, scratch);
}

// `text` with its only occurrence of `from` replaced.
inline std::string with(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("a test replaces text that is not there");
  return text.replace(at, from.size(), to);
}

}  // namespace ishaken::passport
