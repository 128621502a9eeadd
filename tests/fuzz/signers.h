// Keys, certificates and signed objects for fuzzers and their seeds: always the same ones.
#pragma once

#include <memory>

#include "models/pki/crl.h"
#include "models/pki/spc_token.h"
#include "tests/unit/models/trust/lists.h"

namespace ishaken::fuzz {

struct Signers {
  trust::testing::Lists lists;
  const pki::Crypto* crypto = lists.crypto.get();
  pki::PublicKey stranger = key("stranger").public_key();

  static pki::PrivateKey key(const std::string& name) { return trust::testing::Lists::key(name); }

  pki::CertificatePtr leaf() const {
    const pki::CertificatePtr root = lists.ca("Example");
    return lists.made(
        pki::leaf_template(*root, pki::provider_name("FR", "Telco", "123A"), key("sp").public_key(), "123A",
                           Bytes(16, 0x31), lists.years(),
                           {"2.999.1", {"https://pa.FR.example/crl", lists.pa(trust::testing::FR)->subject}}),
        key("Example"));
  }
  std::shared_ptr<const pki::Crl> crl() const {
    const pki::CertificatePtr root = lists.pa(trust::testing::FR);
    pki::CrlTemplate wanted;
    wanted.issuer = root->subject;
    wanted.aki = root->ski;
    wanted.url = "https://pa.FR.example/crl";
    wanted.number = 7;
    wanted.this_update = trust::testing::begin;
    wanted.next_update = trust::testing::begin + trust::testing::day;
    const auto issuer = lists.ca("Example")->subject;
    for (const auto reason : {pki::RevocationReason::key_compromise, pki::RevocationReason::unspecified})
      wanted.entries.push_back({issuer, Bytes(16, 0x31), trust::testing::begin, reason});
    return *pki::decode_crl(pki::issue_crl(wanted, key("FR/pa"), *crypto));
  }
  pki::SpcToken token() const {
    return {"https://pa.example/cert",
            numeric_date(trust::testing::begin + trust::testing::day),
            "jti-1",
            "123A",
            pki::account_fingerprint(key("account").public_key()),
            false};
  }
};

inline const Signers& signers() {
  static const Signers all;
  return all;
}

}  // namespace ishaken::fuzz
