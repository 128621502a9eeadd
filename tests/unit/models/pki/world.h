// A small PKI for the tests: an STI-CA (root, intermediate), a provider's leaf, and the STI-PA with its CRL.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "models/pki/crl.h"
#include "models/pki/issuing.h"
#include "models/pki/path_validation.h"
#include "models/pki/pem.h"

namespace ishaken::pki::testing {

inline Instant at(std::string_view text) { return parse_instant(text).value(); }
inline const Instant now = at("2026-06-01");

inline Bytes serial(std::uint8_t last) {
  Bytes out(16, 0x5a);
  out.back() = last;
  return out;
}

inline CertificatePtr made(const CertificateTemplate& wanted, const PrivateKey& key, const Crypto& crypto) {
  return decode_certificate(issue_certificate(wanted, key, crypto)).value();
}

// Every template can be changed before it is issued, so that each test is one change away from what is valid.
struct World {
  using Change = std::function<void(CertificateTemplate&)>;

  std::unique_ptr<Crypto> crypto;
  PrivateKey root_key = PrivateKey::derive(7, "root");
  PrivateKey intermediate_key = PrivateKey::derive(7, "intermediate");
  PrivateKey leaf_key = PrivateKey::derive(7, "leaf");
  PrivateKey pa_key = PrivateKey::derive(7, "pa");
  PrivateKey stranger = PrivateKey::derive(7, "stranger");
  std::string policy = "2.16.840.1.114569.1.1.4";
  std::string url = "https://pa.example/crl";
  DistinguishedName pa_name{.country = "US", .organization = "STI-PA", .common_name = "STI-PA CRL"};
  CertificateRules rules{policy, {url, pa_name}};
  CertificatePtr root, intermediate, leaf;
  CertificatePtr pa;  // certifies pa_key
  std::vector<CertificatePtr> chain;
  std::vector<Anchor> anchors;
  CrlTemplate crl;
  std::vector<CrlSource> crls;
  PathOptions options;

  explicit World(std::unique_ptr<Crypto> with) : crypto(std::move(with)) {
    make_root();
    make_intermediate();
    make_leaf();
    chain = {leaf, intermediate};
    anchors = {{root, {policy}}};
    make_pa();
    crl.issuer = pa_name;
    crl.aki = pa->ski;
    crl.url = url;
    crl.this_update = now - std::chrono::hours(1);
    crl.next_update = now + std::chrono::hours(23);
    crls = {source()};
  }

  void make_root(const Change& change = {}) {
    auto wanted = root_template(root_name("US", "Example CA"), root_key.public_key(), serial(1),
                                {at("2020-01-01"), at("2040-01-01")});
    if (change) change(wanted);
    root = made(wanted, root_key, *crypto);
  }
  void make_intermediate(const Change& change = {}) { make_intermediate(root_key, change); }
  void make_intermediate(const PrivateKey& signer, const Change& change) {
    auto wanted =
        intermediate_template(*root, intermediate_name("US", "Example CA"), intermediate_key.public_key(),
                              serial(2), {at("2021-01-01"), at("2031-01-01")}, rules);
    if (change) change(wanted);
    intermediate = made(wanted, signer, *crypto);
  }
  void make_leaf(const Change& change = {}) { make_leaf(intermediate_key, change); }
  void make_leaf(const PrivateKey& signer, const Change& change) {
    auto wanted = leaf_template(*intermediate, provider_name("US", "Provider", "123A"), leaf_key.public_key(),
                                "123A", serial(3), {at("2026-01-01"), at("2027-01-01")}, rules);
    if (change) change(wanted);
    leaf = made(wanted, signer, *crypto);
  }
  void make_pa(const Change& change = {}) {
    auto wanted =
        pa_root_template(pa_name, pa_key.public_key(), serial(4), {at("2020-01-01"), at("2040-01-01")});
    if (change) change(wanted);
    pa = made(wanted, pa_key, *crypto);
  }
  // After a change further up, everything below.
  void reissue(const Change& root_change, const Change& intermediate_change, const Change& leaf_change) {
    make_root(root_change);
    make_intermediate(intermediate_change);
    make_leaf(leaf_change);
    chain = {leaf, intermediate};
    anchors = {{root, {policy}}};
  }

  CrlSource source() const { return source(pa_key); }
  CrlSource source(const PrivateKey& signer) const {
    return CrlSource(decode_crl(issue_crl(crl, signer, *crypto)).value(), *pa, *crypto);
  }
  void revoke(const Certificate& certificate) {
    crl.entries.push_back({certificate.issuer, certificate.serial, now, RevocationReason::key_compromise});
    crls = {source()};
  }

  PathResult validate() const { return validate_path(chain, anchors, crls, now, options, *crypto); }
};

}  // namespace ishaken::pki::testing
