#include "models/pki/keys.h"

#include "models/pki/prepared_keys.h"
// (prepared_keys.h comes first: it silences OpenSSL's deprecation marks.)
#include <openssl/err.h>
#include <openssl/sha.h>
#include <xxhash.h>

#include <algorithm>

#include "models/base/digest.h"
#include "models/pki/der.h"
#include "models/pki/oids.h"
#include "models/pki/pem.h"

namespace ishaken::pki {
namespace {

Bytes uncompressed(ByteView point) {
  Bytes out(1 + point.size(), 0x04);
  std::copy(point.begin(), point.end(), out.begin() + 1);
  return out;
}

Bytes algorithm(Curve curve) {
  return der::sequence({der::object_identifier(oid::ec_public_key),
                        der::object_identifier(curve == Curve::p256 ? oid::p256 : oid::p384)});
}

Bytes spki(Curve curve, ByteView point) {
  return der::sequence({algorithm(curve), der::bit_string(uncompressed(point))});
}

const EC_GROUP* group_of(Curve curve) {
  static const GroupHandle p384(EC_GROUP_new_by_curve_name(NID_secp384r1));
  return curve == Curve::p256 ? p256_group() : p384.get();
}

}  // namespace

const EC_GROUP* p256_group() {
  static const GroupHandle group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
  return group.get();
}

Result<PublicKey> PublicKey::from_point(std::span<const std::uint8_t, point_size> point) {
  return from_point(Curve::p256, point);
}

Result<PublicKey> PublicKey::from_point(Curve curve, ByteView point) {
  EcKeyHandle key(EC_KEY_new());
  const BnContext context(BN_CTX_new());
  const Bytes octets = uncompressed(point);
  // EC_KEY_oct2key refuses points off the curve; infinity has another encoding and cannot appear here.
  if (EC_KEY_set_group(key.get(), group_of(curve)) != 1 ||
      EC_KEY_oct2key(key.get(), octets.data(), octets.size(), context.get()) != 1) {
    ERR_clear_error();
    return fail("the point is not on the curve");
  }
  PublicKey out;
  out.curve_ = curve;
  std::copy(point.begin(), point.end(), out.point_.begin());
  out.tag_seed_ = XXH3_64bits(point.data(), point.size());
  auto prepared = std::make_shared<PreparedPoint>();
  prepared->key = std::move(key);
  out.prepared_ = std::move(prepared);
  return out;
}

Result<PublicKey> PublicKey::from_spki(ByteView der_bytes) {
  // In the keys of one curve only the octets of the point vary (RFC 5480), so the prefix is compared instead
  // of parsed.
  for (const Curve curve : {Curve::p256, Curve::p384}) {
    const std::size_t size = curve == Curve::p256 ? point_size : max_point_size;
    const Bytes model = spki(curve, Bytes(size));
    if (der_bytes.size() == model.size() &&
        std::equal(model.begin(), model.end() - static_cast<std::ptrdiff_t>(size), der_bytes.begin()))
      return from_point(curve, der_bytes.last(size));
  }
  return fail("not the SubjectPublicKeyInfo of an uncompressed point of P-256 or P-384");
}

Bytes PublicKey::spki_der() const { return spki(curve_, point()); }

KeyId PublicKey::key_id() const {
  const Bytes octets = uncompressed(point());
  KeyId out{};
  SHA1(octets.data(), octets.size(), out.data());
  return out;
}

std::string PublicKey::to_pem() const { return pki::to_pem("PUBLIC KEY", spki_der()); }

PrivateKey PrivateKey::derive(std::uint64_t seed, std::string_view path) {
  Bytes material;
  for (int shift = 56; shift >= 0; shift -= 8) material.push_back(static_cast<std::uint8_t>(seed >> shift));
  material.insert(material.end(), path.begin(), path.end());
  const Sha256 digest = sha256(material);

  // 1 + digest mod (n - 1) lies in [1, n-1]; the bias of one reduction is below 2^-32.
  const BnContext context(BN_CTX_new());
  const BnHandle value(BN_bin2bn(digest.data(), static_cast<int>(digest.size()), nullptr));
  const BnHandle range(BN_dup(EC_GROUP_get0_order(p256_group())));
  BN_sub_word(range.get(), 1);
  BN_nnmod(value.get(), value.get(), range.get(), context.get());
  BN_add_word(value.get(), 1);
  std::array<std::uint8_t, 32> scalar{};
  BN_bn2binpad(value.get(), scalar.data(), static_cast<int>(scalar.size()));
  return from_scalar(scalar).value();
}

Result<PrivateKey> PrivateKey::from_scalar(std::span<const std::uint8_t, 32> scalar) {
  auto prepared = std::make_shared<PreparedScalar>();
  std::copy(scalar.begin(), scalar.end(), prepared->bytes.begin());
  prepared->scalar.reset(BN_bin2bn(scalar.data(), static_cast<int>(scalar.size()), nullptr));
  if (BN_is_zero(prepared->scalar.get()) ||
      BN_cmp(prepared->scalar.get(), EC_GROUP_get0_order(p256_group())) >= 0)
    return fail("a private key must lie in [1, n-1]");

  const BnContext context(BN_CTX_new());
  const PointHandle point(EC_POINT_new(p256_group()));
  EC_POINT_mul(p256_group(), point.get(), prepared->scalar.get(), nullptr, nullptr, context.get());
  std::array<std::uint8_t, 1 + PublicKey::point_size> octets{};
  EC_POINT_point2oct(p256_group(), point.get(), POINT_CONVERSION_UNCOMPRESSED, octets.data(), octets.size(),
                     context.get());
  PrivateKey out;
  out.public_key_ = PublicKey::from_point(std::span(octets).last<PublicKey::point_size>()).value();
  out.prepared_ = std::move(prepared);
  return out;
}

std::string PrivateKey::to_pem() const {
  // PrivateKeyInfo (RFC 5208) around ECPrivateKey (RFC 5915).
  const Bytes inner =
      der::sequence({der::integer(1), der::octet_string(prepared_->bytes),
                     der::tagged_explicit(1, der::bit_string(uncompressed(public_key_.point())))});
  return pki::to_pem("PRIVATE KEY",
                     der::sequence({der::integer(0), algorithm(Curve::p256), der::octet_string(inner)}));
}

}  // namespace ishaken::pki
