#include "models/reputation/number_score.h"

#include <algorithm>
#include <cmath>

namespace ishaken::reputation {

double NumberScoring::prior(passport::Attestation attestation, Validation validation) const {
  using passport::Attestation;
  if (validation == Validation::failed) return prior_failed;
  if (validation == Validation::none) return prior_unsigned;
  switch (attestation) {
    case Attestation::A:
      return prior_a;
    case Attestation::B:
      return prior_b;
    case Attestation::C:
      return prior_c;
    case Attestation::none:
      break;
  }
  return prior_unsigned;
}

double score(const NumberHistory& history, const NumberScoring& scoring, double prior) {
  const auto excess = [&](double count, double usual) {
    count = std::min(count, history.calls);
    return (count + usual * scoring.smoothing) / (history.calls + scoring.smoothing) - usual;
  };
  const double log_odds = std::log(prior / (1 - prior)) +
                          scoring.volume * std::log10(1 + history.calls / scoring.usual_volume) +
                          scoring.fan_out * excess(history.distinct, scoring.usual_fan_out) +
                          scoring.short_calls * excess(history.short_calls, scoring.usual_short_calls) +
                          scoring.complaints * excess(history.complaints, scoring.usual_complaints);
  return 1 / (1 + std::exp(-log_odds));
}

}  // namespace ishaken::reputation
