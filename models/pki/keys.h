// P-256 keys, the only kind that signs here (ATIS-1000080 v005 section 6.4.1; ES256 of RFC 7518 section 3.4),
// and P-384 keys from outside, which some certificate policies allow for a CA.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "models/base/bytes.h"
#include "models/base/result.h"

namespace ishaken::pki {

// A signature r || s in JOSE's form (RFC 7518 section 3.4). Certificates contain the same two numbers in DER.
using Signature = std::array<std::uint8_t, 64>;
using KeyId = std::array<std::uint8_t, 20>;

struct PreparedPoint;   // OpenSSL's form of the public key
struct PreparedScalar;  // OpenSSL's form of the private key

enum class Curve : std::uint8_t { p256, p384 };

// A public key. Cheap to copy; an empty key (default constructed) verifies nothing.
class PublicKey {
 public:
  static constexpr std::size_t point_size = 64;  // of P-256

  PublicKey() = default;
  // Returns a P-256 key from x || y, big-endian. Refuses a point that is not on the curve (RFC 7518
  // section 6.2.1 leaves that to the reader).
  static Result<PublicKey> from_point(std::span<const std::uint8_t, point_size> point);
  static Result<PublicKey> from_spki(ByteView der);  // of either curve

  bool empty() const { return prepared_ == nullptr; }
  Curve curve() const { return curve_; }
  ByteView point() const {
    return ByteView(point_).first(curve_ == Curve::p256 ? point_size : max_point_size);
  }
  Bytes spki_der() const;  // SubjectPublicKeyInfo, RFC 5480
  KeyId key_id() const;    // SHA-1 of the subject public key bits: RFC 5280 section 4.2.1.2, method 1
  std::string to_pem() const;

  const PreparedPoint* prepared() const { return prepared_.get(); }
  // Returns a hash of the point, which distinguishes keys in modelled crypto.
  std::uint64_t tag_seed() const { return tag_seed_; }

  bool operator==(const PublicKey& other) const { return curve_ == other.curve_ && point_ == other.point_; }

 private:
  static constexpr std::size_t max_point_size = 96;
  static Result<PublicKey> from_point(Curve curve, ByteView point);

  Curve curve_ = Curve::p256;
  std::array<std::uint8_t, max_point_size> point_{};
  std::uint64_t tag_seed_ = 0;
  std::shared_ptr<const PreparedPoint> prepared_;
};

class PrivateKey {
 public:
  // Returns the key of a seed and path ("country/FR/provider/2/key/1"), independent of other keys.
  static PrivateKey derive(std::uint64_t seed, std::string_view path);
  // Returns a key from a big-endian scalar in [1, n-1].
  static Result<PrivateKey> from_scalar(std::span<const std::uint8_t, 32> scalar);

  const PublicKey& public_key() const { return public_key_; }
  std::string to_pem() const;  // PKCS#8

  const PreparedScalar* prepared() const { return prepared_.get(); }

 private:
  PrivateKey() = default;
  PublicKey public_key_;
  std::shared_ptr<const PreparedScalar> prepared_;
};

}  // namespace ishaken::pki
