#include "models/trust/reader.h"

#include <algorithm>

#include "models/trust/signed_claims.h"

namespace ishaken::trust {
namespace {

// Returns the object of a text, read once. Removes unused objects when their number has doubled, since lists
// change daily and a long run must not keep them all.
template <class Memory, class Read>
auto recall(Memory& memory, const Fingerprint& key, Read read) {
  if (const auto known = memory.texts.find(key); known != memory.texts.end()) return known->second;
  if (memory.texts.size() >= memory.sweep_at) {
    std::erase_if(memory.texts, [](const auto& each) { return each.second.use_count() <= 1; });
    memory.sweep_at = std::max(memory.sweep_at, 2 * memory.texts.size());
  }
  return memory.texts.emplace(key, read()).first->second;
}

}  // namespace

TrustedListPtr Reader::list(const std::string& jws, const pki::PublicKey& root, std::string* why) {
  const auto reject = [&](std::string reason) {
    if (why != nullptr) *why = std::move(reason);
    return TrustedListPtr();
  };
  return recall(lists_, fingerprint(as_bytes(jws), root.tag_seed()), [&] {
    const auto opened = open_signed(jws, root, crypto_);
    if (!opened) return reject(opened.error().what);
    auto list = trusted_list_from_claims(opened->claims, certificates_);
    if (!list) return reject(list.error().what);
    list->signer = opened->signer;
    return TrustedListPtr(std::make_shared<const TrustedList>(std::move(*list)));
  });
}

std::shared_ptr<const RegistryEntry> Reader::entry(const std::string& jws) {
  return recall(entries_, fingerprint(as_bytes(jws)), [&] {
    auto entry = open_entry(jws, crypto_, certificates_);
    return entry ? std::make_shared<const RegistryEntry>(std::move(*entry)) : nullptr;
  });
}

std::shared_ptr<const RegistrySnapshot> Reader::snapshot(const std::string& jws,
                                                         const pki::PublicKey& registry) {
  return recall(snapshots_, fingerprint(as_bytes(jws), registry.tag_seed()), [&] {
    const auto opened = open_signed(jws, registry, crypto_);
    if (!opened) return std::shared_ptr<const RegistrySnapshot>();
    auto snapshot = snapshot_from_claims(opened->claims);
    if (snapshot) snapshot->signer = opened->signer;
    return snapshot ? std::make_shared<const RegistrySnapshot>(std::move(*snapshot)) : nullptr;
  });
}

std::shared_ptr<const pki::CrlSource> Reader::crl(const Bytes& der, const pki::Certificate& issuer) {
  const std::uint64_t of_issuer = fingerprint(issuer.der).low;
  return recall(crls_, fingerprint(der, of_issuer), [&] {
    auto crl = pki::decode_crl(der);
    return crl ? std::make_shared<const pki::CrlSource>(std::move(*crl), issuer, crypto_) : nullptr;
  });
}

}  // namespace ishaken::trust
