// The contents of the International SHAKEN registry. ATIS-1000091 clause 4.3 leaves the format open and names
// draft-burger-stir-iana-cert as a start. The E.164 country code does not identify a country (+1, +7, +44),
// so an entry is keyed by ISO 3166 code and lists its E.164 prefixes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/names.h"
#include "models/base/time.h"
#include "models/trust/merkle_tree.h"
#include "models/trust/pa_signature.h"
#include "models/trust/trusted_list.h"

namespace ishaken::trust {

struct RegistryEntry {
  Candidate attributes;               // country, region, whether its law mandates SHAKEN
  std::vector<std::string> prefixes;  // E.164
  pki::CertificatePtr pa_root;        // certifies the signer of the list, signs the CRL
  std::string list;                   // the national Trusted STI-CA list, compact JWS
  std::string crl_url;
  std::string crl_issuer;             // distinguished name
  std::vector<std::string> policies;  // certificate policies of the country
  std::int64_t sequence = 0;
  std::int64_t nbf = 0, exp = 0;  // NumericDate
  pki::CertificatePtr signer;     // of the text of this entry,
  Sha256 text_digest{};           // and that text's digest
};

pki::Json to_claims(const RegistryEntry& entry);
Result<RegistryEntry> entry_from_claims(const pki::Json& claims, pki::CertificateCache& certificates);

// Reads an entry as it was registered: signed by a certificate under the STI-PA root that it names itself,
// which proves possession of the key and nothing more ("very little vetting", clause 4.3).
Result<RegistryEntry> open_entry(std::string_view jws, const pki::Crypto& crypto,
                                 pki::CertificateCache& certificates);

// The index of an entry in the registry's transparency log, with a proof.
struct InclusionClaim {
  std::uint64_t index = 0;
  MerkleProof proof;
};

// The whole registry, signed by its own key: {"sequence": n, "iat": t, "entries": [JWS, ...]} by country. If
// the registry keeps a log, also "head", its signed head (compact JWS), and "proofs", one per entry.
struct RegistrySnapshot {
  std::int64_t sequence = 0;
  std::int64_t iat = 0;
  std::vector<std::string> entries;
  std::string head{};
  std::vector<InclusionClaim> proofs{};
  pki::CertificatePtr signer{};  // of the text of this snapshot
};
pki::Json to_claims(const RegistrySnapshot& snapshot);
Result<RegistrySnapshot> snapshot_from_claims(const pki::Json& claims);

}  // namespace ishaken::trust
