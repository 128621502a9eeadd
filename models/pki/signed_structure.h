// SEQUENCE { what is signed, algorithm, BIT STRING signature }: the frame of certificates, CRLs and requests
// alike (RFC 5280 section 4.1.1).
#pragma once

#include <optional>

#include "models/base/bytes.h"
#include "models/pki/crypto.h"

namespace ishaken::pki {

struct SignedStructure {
  ByteView tbs;               // into the bytes that were split
  bool algorithm_ok = false;  // ecdsa-with-SHA256; otherwise the signature is not read
  Signature signature{};
};

Bytes ecdsa_with_sha256();  // AlgorithmIdentifier
Bytes sign_structure(const Bytes& tbs, const PrivateKey& key, const Crypto& crypto);

// Accepts the one encoding that sign_structure writes: the frame is outside the signature, and a change there
// must not give a second valid form of the same certificate.
std::optional<SignedStructure> split_structure(ByteView der);

}  // namespace ishaken::pki
