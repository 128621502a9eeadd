#include "models/parties/adversary/forgery.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

#include "models/parties/serials.h"
#include "models/pki/pem.h"

namespace ishaken::parties {
namespace {

constexpr auto day = std::chrono::hours(24);
constexpr Duration leaf_lifetime = 365 * day;
constexpr Duration ca_lifetime = 3650 * day;
constexpr Duration entry_lifetime = 365 * day;
constexpr Duration backdating = std::chrono::hours(1);
// Above whatever the STI-PA itself has counted to by then, but not so far that it could never catch up.
constexpr std::int64_t sequence_step = 10;
constexpr std::size_t oversize = 40 * 1024 * 1024;
constexpr std::size_t long_header = 512 * 1024;
constexpr std::size_t depth = 100'000;

}  // namespace

Credentials forge_leaf(const Issuer& issuer, const std::string& spc, CountryCode country,
                       const std::string& path, const std::string& host, Instant now, const Shared& shared) {
  const pki::PrivateKey key = pki::PrivateKey::derive(shared.seed, path + "/key");
  const pki::Certificate& above = *issuer.chain.front();
  const auto name = pki::provider_name(country.text(), "Provider " + spc, spc);
  const auto wanted = pki::leaf_template(
      above, name, key.public_key(), spc, serial_of(shared.seed, path),
      {now - backdating, std::min<Instant>(now + leaf_lifetime, above.not_after)}, issuer.rules);
  pki::CertificatePtr leaf =
      *pki::decode_certificate(pki::issue_certificate(wanted, issuer.key, shared.crypto));
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
  const auto key = [&](const char* what) { return pki::PrivateKey::derive(shared.seed, path + what); };
  const pki::PrivateKey root_key = key("/root");
  const auto wanted_root =
      pki::root_template(pki::root_name(country.text(), "STI-CA " + path), root_key.public_key(),
                         serial_of(shared.seed, path + "/root"), validity);
  const pki::CertificatePtr root =
      *pki::decode_certificate(pki::issue_certificate(wanted_root, root_key, shared.crypto));
  pki::PrivateKey intermediate_key = key("/intermediate");
  const auto wanted = pki::intermediate_template(
      *root, pki::intermediate_name(country.text(), "STI-CA " + path), intermediate_key.public_key(),
      serial_of(shared.seed, path + "/intermediate"), validity, rules);
  pki::CertificatePtr intermediate =
      *pki::decode_certificate(pki::issue_certificate(wanted, root_key, shared.crypto));
  return {std::move(intermediate_key), {std::move(intermediate), root}, rules};
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

std::string poisoned(messages::Poison poison, std::string_view sample) {
  switch (poison) {
    case messages::Poison::oversized: {
      std::string out(sample);
      out.resize(std::max(out.size(), oversize), 'A');
      return out;
    }
    case messages::Poison::malformed: {
      std::string out(sample.substr(0, sample.size() / 2));
      return out + std::string("\0\xff\"}{", 5);
    }
    case messages::Poison::nested: {
      const std::string deep = std::string(depth, '[') + std::string(depth, ']');
      return base64url(as_bytes(std::string_view(R"({"alg":"ES256"})"))) + "." + base64url(as_bytes(deep)) +
             "." + std::string(86, 'A');
    }
    case messages::Poison::wrong_type:
      return "<html><body>404</body></html>";
  }
  return {};
}

std::string hostile_identity(std::uint64_t which, std::string_view genuine) {
  switch (which % 5) {
    case 0:
      return std::string(long_header, 'A');
    case 1:
      return poisoned(messages::Poison::nested, {}) + ";info=<https://x.example/a.pem>;alg=ES256;ppt=shaken";
    case 2: {  // one octet of the signature is another
      std::string out(genuine);
      if (const std::size_t end = out.find(';'); end != std::string::npos && end > 2)
        out[end - 2] = out[end - 2] == 'A' ? 'B' : 'A';
      return out;
    }
    case 3:
      return std::string(genuine.substr(0, genuine.size() / 3));
    default: {
      std::string out(genuine);
      while (out.size() < long_header) out += ";x=\"" + std::string(1000, '\\') + "\"";
      return out;
    }
  }
}

}  // namespace ishaken::parties
