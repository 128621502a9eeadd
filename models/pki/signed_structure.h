// The outer structure of certificates, CRLs and requests: SEQUENCE { signed part, algorithm, BIT STRING
// signature } (RFC 5280 section 4.1.1).
#pragma once

#include <optional>

#include "models/base/bytes.h"
#include "models/pki/crypto.h"

namespace ishaken::pki {

struct SignedStructure {
  ByteView tbs;               // a view into the input
  bool algorithm_ok = false;  // ecdsa-with-SHA256; otherwise the signature is not read
  Signature signature{};
};

Bytes ecdsa_with_sha256();  // AlgorithmIdentifier
Bytes sign_structure(const Bytes& tbs, const PrivateKey& key, const Crypto& crypto);

// Splits a structure. Accepts only the encoding that sign_structure() writes: this frame is not signed, and a
// change in it must not give a second valid form of the same certificate.
std::optional<SignedStructure> split_structure(ByteView der);

}  // namespace ishaken::pki
