// Agreements with the STI-GAs of other countries (ATIS-1000087, ATIS-1000091 clause 4.2). The two sides vet
// at the same time, independently. The agreement is in force for a side once both have agreed, and either may
// end it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "models/parties/governance/governance_body.h"
#include "models/parties/governance/offer_source.h"
#include "models/parties/timer.h"

namespace ishaken::parties {

class Agreements final : public OfferSource {
 public:
  // Called when partners have changed, with the reason.
  using Changed = std::function<void(std::string why, Act& act)>;

  // Sends `pa_certificate`, the root of the country's own STI-PA (PEM), to partners, which pin it.
  Agreements(GovernanceBody& body, std::string pa_certificate, Changed changed);

  void propose(const messages::ProposeAgreement& directive, Act& act);
  void end(const messages::EndAgreementWith& directive, Act& act);
  void proposed(const messages::AgreementProposal& proposal, const messages::Envelope& envelope, Act& act);
  void ended(const messages::AgreementEnd& end, Act& act);

  trust::Offer offer(const trust::Policy& policy) const override;
  // Adds the pinned roots of the partners that are trusted.
  void prepare(const trust::Policy& policy, messages::InstructTrust& instruction) const override;

 private:
  struct Vetting {
    bool trusts = true;  // this side will trust the other at the end
    std::string pa_certificate{};
    bool answered = false;                         // by the other side
    bool vetted = false;                           // by this side
    std::optional<messages::Envelope> proposal{};  // of the other side; none if it was proposed here
    Timer over{};
  };
  // Begins to vet a country. A newer proposal replaces an older one.
  void vet(CountryCode partner, Vetting vetting, Duration time, Act& act);
  void vetted(CountryCode partner, Act& act);
  void answered(const messages::AgreementAnswer& answer, Act& act);
  // Puts the agreement in force if both sides have agreed.
  void conclude(CountryCode partner, Act& act);
  void drop(CountryCode partner, const std::string& reason, Act& act);

  GovernanceBody& body_;
  std::string pa_certificate_;
  Changed changed_;
  std::map<CountryCode, Vetting> vetting_;
  std::map<CountryCode, std::string> partners_;  // with an agreement in force; the root of its STI-PA, PEM
};

}  // namespace ishaken::parties
