// JSON Web Signature, compact serialization (RFC 7515 section 7.1): three base64url texts joined by dots.
// Splits and joins only, without decoding, signing or verifying.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/base/bytes.h"

namespace ishaken::passport {

struct CompactJws {
  std::string_view header;  // base64url text, as are the next two
  std::string_view payload;
  std::string_view signature;
  std::string_view signing_input;  // header "." payload: the octets that are signed
};

// Splits a text, into views of it. Returns nullopt unless there are exactly three parts, none of them empty.
std::optional<CompactJws> split_compact(std::string_view text);

// Appends base64url(header) "." base64url(payload) to `out`.
void append_signing_input(std::string& out, std::string_view header_json, std::string_view payload_json);
std::string jws_signing_input(std::string_view header_json, std::string_view payload_json);

// Appends "." base64url(signature) to a signing input, which completes the JWS.
void append_signature(std::string& signing_input, ByteView signature);

}  // namespace ishaken::passport
