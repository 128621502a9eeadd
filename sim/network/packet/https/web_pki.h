// The public web PKI as far as servers of the simulation need it: a root, an intermediate CA, and a
// certificate for each server, all ECDSA on P-256.
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
  // The CAs are valid for all time that a run can have. Throws std::runtime_error where OpenSSL fails.
  WebPki(TlsRandom& random, std::uint64_t seed, Instant start);

  // A server may have several names (dNSName, RFC 6125). What it gets depends on its names alone, not on who
  // asked before.
  WebCertificate issue(const std::vector<std::string>& names, Instant from, Instant until) const;

  X509* root() const { return root_.certificate.get(); }
  X509* intermediate() const { return intermediate_.certificate.get(); }

 private:
  TlsRandom& random_;
  std::uint64_t seed_;
  WebCertificate root_, intermediate_;
};

}  // namespace ishaken::sim
