// Agreements with the STI-GAs of other countries (ATIS-1000087, ATIS-1000091 clause 4.2). Both sides vet at
// the same time, each for itself; the agreement is in force for a side once both have agreed, and either
// may end it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "models/parties/governance/governance_body.h"
#include "models/parties/timer.h"

namespace ishaken::parties {

// Countries with which an agreement is in force, with the root of each one's STI-PA that was agreed upon,
// PEM.
using Partners = std::map<CountryCode, std::string>;

class Agreements {
 public:
  // Is told when partners have changed, and why.
  using Changed = std::function<void(std::string why, Act& act)>;

  // `pa_certificate`: the root of the own STI-PA, PEM, which partners pin.
  Agreements(GovernanceBody& body, std::string pa_certificate, Changed changed);

  void propose(const messages::ProposeAgreement& directive, Act& act);
  void end(const messages::EndAgreementWith& directive, Act& act);
  void proposed(const messages::AgreementProposal& proposal, const messages::Envelope& envelope, Act& act);
  void ended(const messages::AgreementEnd& end, Act& act);

  const Partners& partners() const { return partners_; }

 private:
  struct Vetting {
    bool trusts = true;  // whether this side will trust the other at the end
    std::string pa_certificate{};
    bool answered = false;                         // by the other side
    bool vetted = false;                           // by this side
    std::optional<messages::Envelope> proposal{};  // of the other side; none if it was proposed here
    Timer over{};
  };
  // Begins to vet a country; a newer proposal replaces an older one.
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
  Partners partners_;
};

}  // namespace ishaken::parties
