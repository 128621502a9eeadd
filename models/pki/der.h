// Writes DER (X.690), as far as certificates, CRLs and requests need it. Each function returns one complete
// element, so that code reads like the ASN.1: sequence({integer(2), boolean(true)}). OpenSSL's builders are
// not used, so that both kinds of crypto sign exactly the same structures.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "models/base/bytes.h"
#include "models/base/time.h"

namespace ishaken::pki::der {

Bytes element(std::uint8_t tag, ByteView content);

Bytes boolean(bool value);
Bytes integer(std::uint64_t value);
Bytes unsigned_integer(ByteView big_endian);  // never negative: prefixed with a zero octet if needed
Bytes enumerated(std::uint8_t value);
Bytes object_identifier(std::string_view dotted);  // empty if the text is not an object identifier
Bytes null();
Bytes bit_string(ByteView octets, unsigned unused_bits = 0);
Bytes named_bits(std::uint16_t bits);  // bit 0 of ASN.1 is the highest bit; trailing zeros are dropped
Bytes octet_string(ByteView content);
Bytes utf8_string(std::string_view text);
Bytes printable_string(std::string_view text);
Bytes ia5_string(std::string_view text);
Bytes time(Instant instant);  // UTCTime until 2049, then GeneralizedTime (RFC 5280 section 4.1.2.5)
Bytes generalized_time(Instant instant);  // for CRL entry extensions

Bytes sequence(std::initializer_list<Bytes> parts);
Bytes sequence(std::span<const Bytes> parts);
Bytes set(std::initializer_list<Bytes> parts);
Bytes set_of(std::vector<Bytes> parts);  // in the order that DER requires (X.690 section 11.6)
Bytes tagged_explicit(unsigned number, ByteView inner);       // [n] EXPLICIT
Bytes tagged_implicit(unsigned number, ByteView content);     // [n] IMPLICIT of a primitive
Bytes tagged_constructed(unsigned number, ByteView content);  // [n] IMPLICIT of a SEQUENCE or SET
void append(Bytes& out, ByteView more);

// Returns whether elements of RFC 5280, with all that is in them, are DER as far as their tags tell: lengths
// in the fewest octets, strings in one piece (X.690 section 10.2), and no BOOLEAN but TRUE as 0xff, since
// each one there is DEFAULT FALSE and DER omits a default (sections 11.1 and 11.5). OpenSSL reads other
// encodings too.
bool is_strict(ByteView elements);

// Reads DER for which OpenSSL has no template (TNAuthList, Ecdsa-Sig-Value). Strict: refuses everything but
// definite lengths in the fewest octets, and truncated input.
class Reader {
 public:
  explicit Reader(ByteView bytes) : rest_(bytes) {}
  bool at_end() const { return rest_.empty(); }
  std::optional<std::uint8_t> next_tag() const;
  // Returns the content of the next element; nullopt if it has another tag.
  std::optional<ByteView> read(std::uint8_t tag);
  // Returns the whole next element with its header, whatever its tag.
  std::optional<ByteView> read_element();

 private:
  ByteView rest_;
};

}  // namespace ishaken::pki::der
