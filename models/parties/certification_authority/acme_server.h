// The ACME server of an STI-CA: accounts, orders, challenges answered by an SPC token, certificates (RFC
// 8555, 9447, 9448). Guarantees:
//  1. An account, and its orders, serve the party that opened it.
//  2. An order is good for one certificate, with the TNAuthList that it named.
#pragma once

#include <map>
#include <string>

#include "models/parties/certification_authority/issuing_keys.h"
#include "models/parties/certification_authority/spc_token_check.h"
#include "models/parties/courier.h"

namespace ishaken::parties {

class AcmeServer {
 public:
  struct Config {
    std::string path;  // of the STI-CA
    CountryCode country;
    std::string host;
    std::string repository_host;  // of the STI-CR; empty: each provider hosts its own
    pki::PublicKey pa_root;
    Duration lifetime{0};  // of provider certificates
  };
  AcmeServer(Config config, const IssuingKeys& keys, const Shared& shared)
      : config_(std::move(config)), keys_(keys), shared_(shared), tokens_(config_.pa_root, shared.crypto) {}

  messages::AcmeAccount open_account(const messages::AcmeNewAccount& request, PartyId from, Act& act);
  messages::AcmeOrder open_order(const messages::AcmeNewOrder& request, PartyId from, Act& act);
  messages::AcmeChallengeResult challenge_answered(const messages::AcmeChallengeAnswer& request, PartyId from,
                                                   Act& act);
  void finalize(const messages::AcmeFinalize& request, const messages::Envelope& envelope, Act& act);

 private:
  // An ACME account. Real requests are JWS by the account key; here the sender's identity shows instead that
  // it has the key.
  struct Account {
    pki::PublicKey key;
    PartyId owner = no_party;
  };
  struct Order {
    std::string account;
    Bytes tn_auth_list;
    bool authorized = false;
  };
  using Orders = std::map<std::string, Order>;

  bool owns_account(PartyId from, const std::string& account) const;
  // Returns the order at that URL if it belongs to that account, and the account to the sender; else
  // orders_.end().
  Orders::iterator find(const std::string& order, const std::string& account, PartyId from);
  // Returns the reason why the CSR does not fit the order; empty if it fits.
  std::string refusal(const Order& order, const Result<pki::CertificateRequest>& csr) const;
  void hand_out(const pki::Certificate& leaf, const std::string& spc, const messages::Envelope& finalize,
                Act& act);

  Config config_;
  const IssuingKeys& keys_;
  const Shared& shared_;
  SpcTokenCheck tokens_;
  Courier courier_;
  std::map<std::string, Account> accounts_;  // by URL
  Orders orders_;                            // by URL; erased when finalized
  // The number of accounts, orders and certificates so far. They share one count, from which serial numbers
  // are derived, too.
  std::uint64_t count_ = 0;
};

}  // namespace ishaken::parties
