// The messages about a bilateral agreement between two STI-GAs (ATIS-1000087): one proposes it, the other
// vets the proposal and answers, and either may end it.
#pragma once

#include <string>

#include "models/base/names.h"
#include "models/base/time.h"
#include "models/messages/kind.h"

namespace ishaken::messages {

struct AgreementProposal {
  CountryCode proposer;
  bool mutual = true;
  Duration vetting{0};
  std::string pa_certificate;  // root of the proposer's STI-PA, PEM, pinned by the other side
  bool operator==(const AgreementProposal&) const = default;

  static constexpr Kind kind{"AgreementProposal", "ga-ga", 38,
                             Route::governance("/governance/agreement-proposals")};
  static constexpr auto members() {
    return std::tuple{member("proposer", &AgreementProposal::proposer),
                      member("mutual", &AgreementProposal::mutual),
                      member("vetting_ns", &AgreementProposal::vetting),
                      member("pa_certificate", &AgreementProposal::pa_certificate)};
  }
};
struct AgreementAnswer {
  CountryCode answerer;
  bool accepted = true;
  std::string pa_certificate;
  bool operator==(const AgreementAnswer&) const = default;

  static constexpr Kind kind{"AgreementAnswer", "ga-ga", 39,
                             Route::governance("/governance/agreement-answers")};
  static constexpr auto members() {
    return std::tuple{member("answerer", &AgreementAnswer::answerer),
                      member("accepted", &AgreementAnswer::accepted),
                      member("pa_certificate", &AgreementAnswer::pa_certificate)};
  }
};
struct AgreementEnd {
  CountryCode from;
  bool operator==(const AgreementEnd&) const = default;

  static constexpr Kind kind{"AgreementEnd", "ga-ga", 40, Route::governance("/governance/agreement-ends")};
  static constexpr auto members() { return std::tuple{member("from", &AgreementEnd::from)}; }
};

}  // namespace ishaken::messages
