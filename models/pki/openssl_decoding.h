// Converts OpenSSL's decoded objects to plain values, for the files of this folder that read bytes from
// outside.
#pragma once

#include <optional>
#include <string>

#include "models/base/bytes.h"
#include "models/base/time.h"
#include "models/pki/name.h"
#include "models/pki/openssl_handles.h"

namespace ishaken::pki {

std::string oid_text(const ASN1_OBJECT* object);           // empty if too long
std::optional<Instant> instant_of(const ASN1_TIME* time);  // nullopt if RFC 5280 does not allow its form
ByteView octets_of(const ASN1_STRING* text);
std::optional<std::string> text_of(const ASN1_STRING* text);  // UTF-8; nullopt if it is not text
Result<DistinguishedName> name_of(const X509_NAME* name);
// Returns the only directoryName, or the only URI, among the names; empty if there is none or more than one.
const X509_NAME* directory_name_of(const GENERAL_NAMES* names);
std::optional<std::string> uri_of(const GENERAL_NAMES* names);

// Decodes one DER value that fills the input, with `decode`, a d2i function; returns null if that fails.
template <class T, class Decode>
T* decode_whole(Decode decode, void (*release)(T*), ByteView der) {
  const unsigned char* at = der.data();
  T* const object = decode(nullptr, &at, static_cast<long>(der.size()));
  if (object != nullptr && at != der.data() + der.size()) {
    release(object);
    return nullptr;
  }
  return object;
}

}  // namespace ishaken::pki
