// A PASSporT (RFC 8225) with the extensions that SHAKEN uses: shaken (RFC 8588) and div (RFC 8946). Signers
// and the parser (identity.h) use the same struct. It has no keys and no clock: the caller sets `iat`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/numbering/telephone_number.h"

namespace ishaken::passport {

// The extension named in the JOSE header.
enum class Ppt : std::uint8_t { none, shaken, div };
std::string_view text(Ppt ppt);  // "shaken", "div", or ""

// The attestation level: full, partial, gateway (RFC 8588 section 4).
enum class Attestation : std::uint8_t { none, A, B, C };
std::string_view text(Attestation attestation);  // "A", "B", "C", or ""

// One identity: a telephone number, or a URI if there is no number (RFC 8225 section 5.2.1). At most one of
// the two is set.
struct Endpoint {
  TelephoneNumber number;
  std::string uri;

  Endpoint() = default;
  Endpoint(TelephoneNumber canonical) : number(canonical) {}
  explicit Endpoint(std::string_view absolute_uri) : uri(absolute_uri) {}
  bool empty() const { return number.empty() && uri.empty(); }
  bool operator==(const Endpoint&) const = default;
};

// The destinations of a call; one or more.
struct Destinations {
  std::vector<TelephoneNumber> numbers{};
  std::vector<std::string> uris{};
  bool empty() const { return numbers.empty() && uris.empty(); }
  bool contains(const TelephoneNumber& number) const;
  bool operator==(const Destinations&) const = default;
};

// The contents of a PASSporT. Times are whole seconds since 1970 (numeric_date). Texts must be valid UTF-8.
// The braces allow a designated initialiser to omit members.
struct Passport {
  Ppt ppt = Ppt::shaken;
  Attestation attestation = Attestation::none;
  std::string x5u{};  // URL of the signer's certificate chain
  Endpoint orig{};
  Destinations dest{};
  std::int64_t iat = 0;
  std::string origid{};  // UUID, opaque; for traceback
  Endpoint div{};        // the party that diverted the call; empty if none did

  void clear();  // resets all members, but keeps their memory
  bool operator==(const Passport&) const = default;
};

// Appends a JSON text in the deterministic form of RFC 8225 section 9: members by code point, no white space.
// Claims that are not set are omitted, even if the extension requires them, since an adversary may want that.
void append_header_json(std::string& out, const Passport& passport);
void append_payload_json(std::string& out, const Passport& passport);

// Returns base64url(header) "." base64url(payload): the octets to sign. `append_signature` (jws.h) completes
// the JWS.
void append_signing_input(std::string& out, const Passport& passport);
std::string signing_input(const Passport& passport);

}  // namespace ishaken::passport
