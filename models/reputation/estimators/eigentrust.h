// EigenTrust (Kamvar, Schlosser & Garcia-Molina, WWW 2003) among the reporting countries: the reports of a
// country weigh more if other trusted reporters see good calls from it.
//   s_ij = sat - severity * unsat       i's calls from j that were not marked, and those that were
//   c_ij = max(s_ij, 0) / sum_k max(s_ik, 0),  j not i;  p_j for each j if i has no positive s_ij
//   t <- (1 - a) C^T t + a p            from t = p, p the same for every reporter, a fixed number of times
// The belief about a subject is beta reputation (beta.h) over the reports of all others about it, each times
// t_i / max t. A country's reports about itself are ignored. Its limit: a country whose own calls are good,
// but whose reports are lies, is trusted, since trust in calls is taken for trust in reports. The paper's p,
// which prefers peers known to be good, would not help, since they get good calls from the liar too.
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
  // Returns t of each reporter; the sum is 1.
  std::map<CountryCode, double> trust(const Dossier& dossier) const;
};

}  // namespace ishaken::reputation
