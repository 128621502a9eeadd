// A smoothed ratio, with the score interval of Wilson (Probable Inference, JASA 22, 1927). All remembered
// periods count alike. With x of n calls marked, share p = x / n:
//   mean   = (x + a W) / (n + W)
//   bounds = (p + z^2 / 2n -+ z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n)
// The bounds use no prior: without calls they are 0 and 1.
#pragma once

#include "models/base/fields.h"
#include "models/reputation/belief.h"
#include "models/reputation/dossier.h"

namespace ishaken::reputation {

struct Wilson {
  static constexpr std::string_view name = "wilson";
  static constexpr std::string_view help =
      "all remembered calls alike: smoothed ratio (x + a W) / (n + W), with the score interval of x / n "
      "(Wilson 1927); without fresh evidence old periods drop out one by one, and after the last only the "
      "prior is left";
  double prior = 0.003;
  double strength = 2;
  double z = 1.96;
  static constexpr void fields(auto&& field) {
    field("prior", &Wilson::prior, "share of marked calls expected of an unknown subject",
          {.min = 0, .max = 1});
    field("strength", &Wilson::strength, "how many calls the prior weighs", {.min = 0.001});
    field("z", &Wilson::z, "half the width of the interval, in standard deviations", {.min = 0, .max = 6});
  }
  Belief estimate(const Dossier& dossier, const Subject& subject) const;
};

}  // namespace ishaken::reputation
