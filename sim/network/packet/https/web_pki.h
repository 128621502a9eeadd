// A minimal public web PKI for the simulation's HTTPS servers: a root, an intermediate CA, and a certificate
// for each server, all ECDSA on P-256.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/base/random.h"
#include "models/pki/openssl_handles.h"
#include "sim/network/packet/https/tls_random.h"

namespace ishaken::sim {

using KeyHandle = pki::Handle<EVP_PKEY, EVP_PKEY_free>;

struct WebCertificate {
  pki::X509Handle certificate;
  KeyHandle key;
};

class WebPki {
 public:
  // The CAs are valid for longer than any run. Throws std::runtime_error if OpenSSL fails.
  WebPki(TlsRandom& random, std::uint64_t seed, Instant start);

  // Issues a certificate for a server, which may have several names (dNSName, RFC 6125). It depends on the
  // names only, not on the order of requests.
  WebCertificate issue(const std::vector<std::string>& names, Instant from, Instant until) const;

  X509* root() const { return root_.certificate.get(); }
  X509* intermediate() const { return intermediate_.certificate.get(); }

 private:
  TlsRandom& random_;
  std::uint64_t seed_;
  WebCertificate root_, intermediate_;
};

}  // namespace ishaken::sim
