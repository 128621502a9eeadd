// An STI-CA: a root that the STI-PA lists and an intermediate under it, which issues provider certificates
// for a valid SPC token and a CSR over ACME (ATIS-1000080 clause 6.3; RFC 8555, 9447, 9448).
#pragma once

#include <map>
#include <set>
#include <string>

#include "models/parties/courier.h"
#include "models/parties/party.h"
#include "models/parties/shared.h"
#include "models/pki/csr.h"
#include "models/pki/issuing.h"
#include "models/trust/newest_signer.h"

namespace ishaken::parties {

class CertificationAuthority final : public Party {
 public:
  struct Config {
    std::string path;
    CountryCode country;
    std::string organization;
    std::string host;
    std::string repository_host;  // of the STI-CR; empty: each provider hosts its own
    pki::CertificateRules rules;  // certificate policy and CRL of its STI-PA
    pki::PublicKey pa_root;
    Duration lifetime{0};  // of provider certificates
    Instant born{};
  };
  CertificationAuthority(Config config, const Shared& shared);

  void receive(const messages::Envelope& envelope, Act& act) override;
  void direct(const messages::Directive& directive, Act& act) override;
  void wake(Tag, Act&) override {}
  std::shared_ptr<const messages::Loot> steal(const Theft& theft) const override;

  const pki::CertificatePtr& root() const { return root_; }
  const pki::CertificatePtr& intermediate() const { return intermediate_; }

 private:
  // Requests are JWS by the account key; that only its owner can make them stands here as who sent them.
  struct Account {
    pki::PublicKey key;
    PartyId owner = no_party;
  };
  struct Order {
    std::string account;
    Bytes tn_auth_list;
    bool authorized = false;
  };
  struct Issued {
    messages::Envelope finalize;
    messages::AcmeCertificate certificate;
  };

  void ask_for_approval(Act& act);
  void issue_intermediate(Instant now);
  void replace_intermediate(Act& act);
  void on(const messages::AcmeNewAccount& request, const messages::Envelope& envelope, Act& act);
  void on(const messages::AcmeNewOrder& request, const messages::Envelope& envelope, Act& act);
  void on(const messages::AcmeChallengeAnswer& request, const messages::Envelope& envelope, Act& act);
  void on(const messages::AcmeFinalize& request, const messages::Envelope& envelope, Act& act);
  void published(const messages::Envelope& envelope, Act& act);
  bool speaks_for(const messages::Envelope& envelope, const std::string& account) const;
  // Why the token does not authorize the order; empty where it does.
  std::string refusal(const Order& order, const std::string& token, Instant now);
  // Why the CSR does not fit the order; empty where it does.
  std::string refusal(const Order& order, const Result<pki::CertificateRequest>& csr) const;

  Config config_;
  const Shared& shared_;
  Courier courier_;
  pki::PrivateKey root_key_, intermediate_key_;
  pki::CertificatePtr root_, intermediate_;
  trust::NewestSigner pa_signer_;
  unsigned generation_ = 0;
  std::map<std::string, Account> accounts_;  // by URL
  std::map<std::string, Order> orders_;      // by order URL; erased when finalized
  std::map<RequestId, Issued> publishing_;
  std::uint64_t count_ = 0;
};

}  // namespace ishaken::parties
