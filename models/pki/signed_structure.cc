#include "models/pki/signed_structure.h"

#include <algorithm>

#include "models/pki/der.h"
#include "models/pki/oids.h"

namespace ishaken::pki {
namespace {

Bytes write(ByteView tbs, const Signature& signature) {
  const std::span<const std::uint8_t> both(signature);
  const Bytes pair =
      der::sequence({der::unsigned_integer(both.first(32)), der::unsigned_integer(both.last(32))});
  return der::sequence({Bytes(tbs.begin(), tbs.end()), ecdsa_with_sha256(), der::bit_string(pair)});
}

// Reads one INTEGER of Ecdsa-Sig-Value (RFC 3279 section 2.2.3), right-aligned in 32 octets.
bool read_number(der::Reader& reader, std::span<std::uint8_t> out) {
  auto content = reader.read(0x02);
  if (!content || content->empty()) return false;
  ByteView number = *content;
  if (number.size() == 33 && number[0] == 0) number = number.subspan(1);
  if (number.size() > 32) return false;
  std::copy(number.begin(), number.end(), out.end() - static_cast<std::ptrdiff_t>(number.size()));
  return true;
}

}  // namespace

Bytes ecdsa_with_sha256() { return der::sequence({der::object_identifier(oid::ecdsa_with_sha256)}); }

Bytes sign_structure(const Bytes& tbs, const PrivateKey& key, const Crypto& crypto) {
  return write(tbs, crypto.sign(key, tbs));
}

std::optional<SignedStructure> split_structure(ByteView der_bytes) {
  der::Reader outer(der_bytes);
  const auto body = outer.read(0x30);
  if (!body || !outer.at_end()) return std::nullopt;
  der::Reader parts(*body);
  const auto tbs = parts.read_element();
  const auto algorithm = parts.read_element();
  const auto bits = parts.read(0x03);
  if (!tbs || !algorithm || !bits || bits->empty() || !parts.at_end()) return std::nullopt;

  SignedStructure out;
  out.tbs = *tbs;
  out.algorithm_ok = std::ranges::equal(*algorithm, ecdsa_with_sha256());
  if (!out.algorithm_ok) return out;

  der::Reader value(bits->subspan(1));
  const auto pair = value.read(0x30);
  if (!pair) return std::nullopt;
  der::Reader numbers(*pair);
  const std::span<std::uint8_t> both(out.signature);
  if (!read_number(numbers, both.first(32)) || !read_number(numbers, both.last(32))) return std::nullopt;
  if (!std::ranges::equal(write(out.tbs, out.signature), der_bytes)) return std::nullopt;
  return out;
}

}  // namespace ishaken::pki
