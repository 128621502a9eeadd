#include "models/parties/adversary/forgery.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

#include "models/parties/certified_key.h"
#include "models/parties/serials.h"
#include "models/pki/pem.h"

namespace ishaken::parties {
namespace {

constexpr auto day = std::chrono::hours(24);
constexpr Duration leaf_lifetime = 365 * day;
constexpr Duration ca_lifetime = 3650 * day;
constexpr Duration entry_lifetime = 365 * day;
constexpr Duration backdating = std::chrono::hours(1);
// Enough to exceed the genuine sequence until the forged entry is used, but so little that the STI-PA can
// exceed it again.
constexpr std::int64_t sequence_step = 10;

}  // namespace

Credentials forge_leaf(const Issuer& issuer, const std::string& spc, CountryCode country,
                       const std::string& path, const std::string& host, Instant now, const Shared& shared) {
  const pki::PrivateKey key = pki::PrivateKey::derive(shared.seed, path + "/key");
  const pki::Certificate& above = *issuer.chain.front();
  const auto name = pki::provider_name(country.text(), "Provider " + spc, spc);
  const auto wanted = pki::leaf_template(
      above, name, key.public_key(), spc, serial_of(shared.seed, path),
      {now - backdating, std::min<Instant>(now + leaf_lifetime, above.not_after)}, issuer.rules);
  pki::CertificatePtr leaf = certify(wanted, issuer.key, shared);
  std::string chain = pki::to_pem(*leaf);
  for (const auto& certificate : issuer.chain)
    if (certificate->subject != certificate->issuer) chain += pki::to_pem(*certificate);  // no root
  return {key, std::move(leaf), std::move(chain), fmt::format("https://{}/{}.pem", host, path)};
}

std::string rogue_organization(const std::string& adversary, unsigned attack) {
  return fmt::format("STI-CA {}/attack/{}", adversary, attack);
}

Issuer rogue_ca(CountryCode country, const std::string& path, const pki::CertificateRules& rules, Instant now,
                const Shared& shared) {
  const pki::Validity validity{now - backdating, now + ca_lifetime};
  const CertifiedKey root = make_root(
      path + "/root",
      [&](const pki::PublicKey& key, Bytes serial) {
        return pki::root_template(pki::root_name(country.text(), "STI-CA " + path), key, std::move(serial),
                                  validity);
      },
      shared);
  CertifiedKey intermediate = make_below(
      root.key, path + "/intermediate",
      [&](const pki::PublicKey& key, Bytes serial) {
        return pki::intermediate_template(*root.certificate,
                                          pki::intermediate_name(country.text(), "STI-CA " + path), key,
                                          std::move(serial), validity, rules);
      },
      shared);
  return {std::move(intermediate.key), {std::move(intermediate.certificate), root.certificate}, rules};
}

std::string forge_entry(const trust::RegistryEntry* genuine, const trust::Candidate& attributes,
                        const std::vector<std::string>& prefixes, const pki::CertificatePtr& rogue_root,
                        const EntryAuthority& by, Instant now, const Shared& shared) {
  trust::TrustedList list;
  trust::RegistryEntry entry;
  entry.attributes = attributes;
  entry.prefixes = prefixes;
  if (genuine != nullptr) {
    entry = *genuine;
    if (const auto read = shared.reader.list(genuine->list, genuine->pa_root->public_key)) list = *read;
  }
  std::size_t authority = 0;
  while (authority < list.authorities.size() &&
         list.authorities[authority].root->fingerprint != by.root->fingerprint)
    ++authority;
  if (authority == list.authorities.size()) list.authorities.push_back({by.root, by.crl_url});
  trust::TrustedAnchor rogue;
  rogue.certificate = rogue_root;
  rogue.country = rogue.via = entry.attributes.country;
  rogue.prefixes = entry.prefixes;
  rogue.policies = entry.policies;
  rogue.authority = authority;
  list.anchors.push_back(std::move(rogue));
  ++list.sequence;
  list.exp = numeric_date(now + entry_lifetime);

  entry.pa_root = by.root;
  entry.crl_url = by.crl_url;
  entry.crl_issuer = by.root->subject.to_text();
  entry.list = trust::sign_text(by.signer, "trusted-list", to_claims(list), shared.crypto);
  entry.sequence += sequence_step;
  entry.nbf = numeric_date(now);
  entry.exp = numeric_date(now + entry_lifetime);
  return trust::sign_text(by.signer, "registration", to_claims(entry), shared.crypto);
}

}  // namespace ishaken::parties
