// EigenTrust (Kamvar, Schlosser & Garcia-Molina, WWW 2003) among the countries that report: whoever vouches
// for good calls, in the eyes of those who do so themselves, is believed when it speaks of others.
//   s_ij = sat - severity * unsat       i's calls from j that were not marked, and those that were
//   c_ij = max(s_ij, 0) / sum_k max(s_ik, 0),  j not i;  p_j in each place where i speaks well of nobody
//   t <- (1 - a) C^T t + a p            from t = p, p the same for every reporter, a fixed number of times
// The belief about a subject is beta reputation (beta.h) over the reports of all others about it, each times
// t_i / max t. A country's word about itself counts for nothing. What it cannot see: a country whose own
// calls are good, and whose reports are lies. Trust is in calls, and is lent to words; that the paper's p
// prefers peers known to be good would not change it, for they have good calls from the liar too.
#pragma once

#include <map>

#include "models/base/fields.h"
#include "models/reputation/belief.h"
#include "models/reputation/dossier.h"

namespace ishaken::reputation {

struct EigenTrust {
  static constexpr std::string_view name = "eigentrust";
  static constexpr std::string_view help =
      "beta reputation in which the weight of each reporting country is the trust that the others have in it "
      "by the calls that it vouches for: t = (1 - a) C^T t + a p (Kamvar et al. 2003); a liar whose own "
      "calls are good is believed all the same: against that, vote (rule coalition)";
  double severity = 100;
  double damping = 0.15;
  unsigned iterations = 30;
  double forgetting = 0.9;
  double prior = 0.003;
  double strength = 2;
  double z = 1.96;
  static constexpr void fields(auto&& field) {
    field("severity", &EigenTrust::severity,
          "how many unmarked calls a marked one outweighs between two reporters; 100: a reporter with one "
          "marked call in a hundred and one is not trusted at all",
          {.min = 0});
    field("damping", &EigenTrust::damping, "share of trust that all reporters have alike (a)",
          {.min = 0, .max = 1});
    field("iterations", &EigenTrust::iterations, "how often trust is handed on", {.min = 1, .max = 1000});
    field("forgetting", &EigenTrust::forgetting,
          "share of old counts that is left after one period; 1: all of them", {.min = 0, .max = 1});
    field("prior", &EigenTrust::prior, "share of marked calls expected of an unknown subject",
          {.min = 0, .max = 1});
    field("strength", &EigenTrust::strength, "how many calls the prior weighs", {.min = 0.001});
    field("z", &EigenTrust::z, "half the width of the interval, in standard deviations",
          {.min = 0, .max = 6});
  }
  Belief estimate(const Dossier& dossier, const Subject& subject) const;
  // t of each reporter; they add up to 1.
  std::map<CountryCode, double> trust(const Dossier& dossier) const;
};

}  // namespace ishaken::reputation
