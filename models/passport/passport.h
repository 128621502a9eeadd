// A PASSporT (RFC 8225) with the extensions that SHAKEN uses: shaken (RFC 8588) and div (RFC 8946). The same
// struct is filled in by a signer and by the parser (identity.h). No keys, no clock: `iat` is what the caller
// says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/numbering/telephone_number.h"

namespace ishaken::passport {

// The extension that the JOSE header names.
enum class Ppt : std::uint8_t { none, shaken, div };
std::string_view text(Ppt ppt);  // "shaken", "div", or nothing

// How well the signer knows its customer and the number: full, partial, gateway (RFC 8588 section 4).
enum class Attestation : std::uint8_t { none, A, B, C };
std::string_view text(Attestation attestation);  // "A", "B", "C", or nothing

// One identity: a telephone number, or a URI where there is no number (RFC 8225 section 5.2.1). One of the
// two is set.
struct Endpoint {
  TelephoneNumber number;
  std::string uri;

  Endpoint() = default;
  Endpoint(TelephoneNumber canonical) : number(canonical) {}
  explicit Endpoint(std::string_view absolute_uri) : uri(absolute_uri) {}
  bool empty() const { return number.empty() && uri.empty(); }
  bool operator==(const Endpoint&) const = default;
};

// Whom the call is for; one or more.
struct Destinations {
  std::vector<TelephoneNumber> numbers{};
  std::vector<std::string> uris{};
  bool empty() const { return numbers.empty() && uris.empty(); }
  bool contains(const TelephoneNumber& number) const;
  bool operator==(const Destinations&) const = default;
};

// Times are whole seconds since 1970 (numeric_date). Texts must be valid UTF-8. The braces let a designated
// initialiser leave members out.
struct Passport {
  Ppt ppt = Ppt::shaken;
  Attestation attestation = Attestation::none;
  std::string x5u{};  // where the certificate chain of the signer is
  Endpoint orig{};
  Destinations dest{};
  std::int64_t iat = 0;
  std::string origid{};  // UUID, opaque; for traceback
  Endpoint div{};        // who diverted the call; empty where nobody did

  void clear();  // to its initial state, but with the memory kept
  bool operator==(const Passport&) const = default;
};

// The two JSON texts in the deterministic form of RFC 8225 section 9: members by code point, no white space.
// Claims that are not set are left out, also where the extension requires them: an adversary may want exactly
// that.
void append_header_json(std::string& out, const Passport& passport);
void append_payload_json(std::string& out, const Passport& passport);

// base64url(header) "." base64url(payload): the octets to sign. `append_signature` (jws.h) completes the JWS.
void append_signing_input(std::string& out, const Passport& passport);
std::string signing_input(const Passport& passport);

}  // namespace ishaken::passport
