#include "models/pki/decode_cache.h"

#include <algorithm>

#include "models/pki/pem.h"

namespace ishaken::pki {

Result<CertificatePtr> CertificateCache::from_der(ByteView der) {
  const Fingerprint key = fingerprint(der);
  if (const auto known = by_der_.find(key);
      known != by_der_.end() && std::ranges::equal(known->second->der, der))
    return known->second;
  auto decoded = decode_certificate(der);
  if (!decoded) return decoded;
  if (by_der_.size() >= capacity_) by_der_.clear();
  by_der_.insert_or_assign(key, *decoded);
  return decoded;
}

Result<std::vector<CertificatePtr>> CertificateCache::chain_from_pem(std::string_view text) {
  if (text.size() > max_chain_text) return fail("a certificate chain that is too long");
  const Fingerprint key = fingerprint(as_bytes(text));
  if (const auto known = by_text_.find(key); known != by_text_.end() && known->second.text == text)
    return known->second.certificates;
  const auto blocks = pki::from_pem("CERTIFICATE", text, max_chain_length, max_chain_text);
  if (!blocks) return tl::unexpected(blocks.error());
  if (blocks->empty()) return fail("no certificate in the PEM text");
  Chain chain{std::string(text), {}};
  for (const Bytes& der : *blocks) {
    auto certificate = from_der(der);
    if (!certificate) return tl::unexpected(certificate.error());
    chain.certificates.push_back(std::move(*certificate));
  }
  if (by_text_.size() >= capacity_) by_text_.clear();
  return by_text_.insert_or_assign(key, std::move(chain)).first->second.certificates;
}

Result<CertificatePtr> CertificateCache::from_pem(std::string_view text) {
  auto chain = chain_from_pem(text);
  if (!chain) return tl::unexpected(chain.error());
  if (chain->size() != 1) return fail("more than one certificate in the PEM text");
  return chain->front();
}

}  // namespace ishaken::pki
