// The outer structure of certificates, CRLs and requests: SEQUENCE { signed part, algorithm, BIT STRING
// signature } (RFC 5280 section 4.1.1).
#pragma once

#include <optional>

#include "models/base/bytes.h"
#include "models/pki/crypto.h"
#include "models/pki/ecdsa_signature.h"

namespace ishaken::pki {

struct SignedStructure {
  ByteView tbs;  // a view into the input
  EcdsaSignature signature{};
};

Bytes ecdsa_with_sha256();  // AlgorithmIdentifier
Bytes sign_structure(const Bytes& tbs, const PrivateKey& key, const Crypto& crypto);

// Returns whether the signed part of a certificate or CRL names the algorithm of its signature, as RFC 5280
// sections 4.1.1.2 and 5.1.1.2 require; otherwise an unsigned octet could change the algorithm.
bool names_algorithm(ByteView tbs, SignatureAlgorithm algorithm);

// Splits a structure. Accepts only the encoding that sign_structure() would write: this frame is not signed,
// and a change in it must not give a second valid form of the same certificate.
std::optional<SignedStructure> split_structure(ByteView der);

}  // namespace ishaken::pki
