#include "models/pki/signed_structure.h"

#include <algorithm>

#include "models/pki/der.h"
#include "models/pki/oids.h"

namespace ishaken::pki {
namespace {

constexpr std::size_t number_size = EcdsaSignature::number_size;

Bytes identifier(SignatureAlgorithm algorithm) {
  const bool sha256 = algorithm == SignatureAlgorithm::ecdsa_with_sha256;
  return der::sequence({der::object_identifier(sha256 ? oid::ecdsa_with_sha256 : oid::ecdsa_with_sha384)});
}

Bytes write(ByteView tbs, const EcdsaSignature& signature) {
  const std::span<const std::uint8_t> both(signature.numbers);
  const Bytes pair = der::sequence(
      {der::unsigned_integer(both.first(number_size)), der::unsigned_integer(both.last(number_size))});
  return der::sequence(
      {Bytes(tbs.begin(), tbs.end()), identifier(signature.algorithm), der::bit_string(pair)});
}

// Reads one INTEGER of Ecdsa-Sig-Value (RFC 3279 section 2.2.3), right-aligned.
bool read_number(der::Reader& reader, std::span<std::uint8_t> out) {
  auto content = reader.read(0x02);
  if (!content || content->empty()) return false;
  ByteView number = *content;
  if (number.size() == out.size() + 1 && number[0] == 0) number = number.subspan(1);
  if (number.size() > out.size()) return false;
  std::copy(number.begin(), number.end(), out.end() - static_cast<std::ptrdiff_t>(number.size()));
  return true;
}

}  // namespace

Bytes ecdsa_with_sha256() { return identifier(SignatureAlgorithm::ecdsa_with_sha256); }

Bytes sign_structure(const Bytes& tbs, const PrivateKey& key, const Crypto& crypto) {
  return write(tbs, EcdsaSignature::of(crypto.sign(key, tbs)));
}

bool names_algorithm(ByteView tbs, SignatureAlgorithm algorithm) {
  der::Reader outer(tbs);
  const auto body = outer.read(0x30);
  if (!body) return false;
  der::Reader fields(*body);
  fields.read(0xa0);                     // the version of a certificate
  if (!fields.read(0x02)) return false;  // the serial number of a certificate, the version of a CRL
  const auto named = fields.read_element();
  return named && std::ranges::equal(*named, identifier(algorithm));
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
  for (const auto known : {SignatureAlgorithm::ecdsa_with_sha256, SignatureAlgorithm::ecdsa_with_sha384})
    if (std::ranges::equal(*algorithm, identifier(known))) out.signature.algorithm = known;
  if (out.signature.algorithm == SignatureAlgorithm::unknown) return out;

  der::Reader value(bits->subspan(1));
  const auto pair = value.read(0x30);
  if (!pair) return std::nullopt;
  der::Reader numbers(*pair);
  const std::span<std::uint8_t> both(out.signature.numbers);
  if (!read_number(numbers, both.first(number_size)) || !read_number(numbers, both.last(number_size)))
    return std::nullopt;
  if (!std::ranges::equal(write(out.tbs, out.signature), der_bytes)) return std::nullopt;
  return out;
}

}  // namespace ishaken::pki
