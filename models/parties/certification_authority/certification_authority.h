// An STI-CA. It has its keys approved by the STI-GA, and issues provider certificates over ACME for a CSR and
// a valid SPC token (ATIS-1000080 clause 6.3).
#pragma once

#include <string>

#include "models/parties/certification_authority/acme_server.h"
#include "models/parties/certification_authority/issuing_keys.h"
#include "models/parties/courier.h"
#include "models/parties/handlers.h"
#include "models/parties/party.h"
#include "models/parties/shared.h"

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
  CertificationAuthority(const Config& config, const Shared& shared);
  ~CertificationAuthority() override;

  static const Handlers<CertificationAuthority>& handlers();
  void receive(const messages::Envelope& envelope, Act& act) override;
  void direct(const messages::Directive& directive, Act& act) override;
  std::shared_ptr<const messages::Loot> steal(const Theft& theft) const override;

  const IssuingKeys& keys() const { return keys_; }

 private:
  void revoked(const messages::RevocationNotice& notice, Act& act);
  void replace_intermediate(Act& act);
  void ask_for_approval(Act& act);

  std::string path_;
  CountryCode country_;
  const Shared& shared_;
  IssuingKeys keys_;
  AcmeServer acme_;
  Courier courier_;
};

}  // namespace ishaken::parties
