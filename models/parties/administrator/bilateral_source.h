// The lists of partner countries (ATIS-1000087 clause 4.3.1): read from each partner's STI-PA once a period,
// and accepted under the root that the agreement pins.
#pragma once

#include <map>

#include "models/parties/administrator/trust_source.h"
#include "models/parties/timer.h"
#include "models/trust/newest_signer.h"

namespace ishaken::parties {

class BilateralSource final : public TrustSource {
 public:
  BilateralSource(const AdministratorOffice& office, AdministratorEvents& events)
      : office_(office), events_(events) {}

  trust::Mechanism name() const override { return trust::Mechanism::bilateral; }
  void instructed(const ServedCountry& reader, const messages::InstructTrust& instruction, Act& act) override;
  trust::TrustedListPtr list_of(CountryCode country, const ServedCountry& reader, Instant now) const override;

 private:
  struct Pin {
    pki::CertificatePtr root;  // of the partner's STI-PA
    Timer next_read;
  };
  // The pinned roots and the lists of one country's partners.
  struct Partners {
    std::map<CountryCode, Pin> pins;
    std::map<CountryCode, trust::TrustedListPtr> lists;
    std::map<CountryCode, trust::NewestSigner> signers;
  };

  void read(CountryCode reader, CountryCode partner, Act& act);
  void came(const messages::PartnerListReply& reply, Act& act);
  trust::TrustedListPtr believed(const messages::PartnerListReply& reply, const ServedCountry& reader,
                                 Partners& partners, Instant now) const;

  const AdministratorOffice& office_;
  AdministratorEvents& events_;
  std::map<CountryCode, Partners> readers_;
};

}  // namespace ishaken::parties
