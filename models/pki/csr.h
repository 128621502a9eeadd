// PKCS#10 certification requests (RFC 2986) with a TNAuthList, as an STI-CA receives them over ACME (RFC
// 9448).
#pragma once

#include <optional>

#include "models/pki/certificate.h"
#include "models/pki/crypto.h"

namespace ishaken::pki {

struct CertificateRequest {
  Bytes der{};
  DistinguishedName subject{};
  PublicKey key{};
  std::optional<TnAuthList> tn_auth_list{};
  bool asks_for_ca = false;
  Bytes info{};  // the signed part
  Signature signature{};
};

Bytes make_csr(const DistinguishedName& subject, const TnAuthList& list, const PrivateKey& key,
               const Crypto& crypto);
Result<CertificateRequest> decode_csr(ByteView der);
// Returns whether the request is signed with the private key of its public key.
bool proves_possession(const CertificateRequest& request, const Crypto& crypto);

}  // namespace ishaken::pki
