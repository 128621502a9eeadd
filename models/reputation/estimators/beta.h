// Beta reputation with forgetting (Josang & Ismail, The Beta Reputation System, 2002): each period the counts
// fade by a factor, then the new ones are added. A prior of fixed weight dominates when there is little
// evidence.
//   n = sum of forgetting^age calls,  x = sum of forgetting^age marked,  mean = (x + a W) / (n + W)
// The interval is that of the beta distribution, from its variance. It counts a faded call as less than one
// call, so with forgetting it is wider than necessary: (sum f)^2 / sum f^2 would be the right n.
#pragma once

#include "models/base/fields.h"
#include "models/reputation/belief.h"
#include "models/reputation/dossier.h"

namespace ishaken::reputation {

struct Beta {
  static constexpr std::string_view name = "beta";
  static constexpr std::string_view help =
      "counts that fade with time, and a prior: mean (x + a W) / (n + W) (Josang & Ismail 2002); without "
      "fresh evidence the mean stays and the interval widens, until few calls are left and the prior "
      "prevails";
  double forgetting = 0.9;
  double prior = 0.003;
  double strength = 2;
  double z = 1.96;
  static constexpr void fields(auto&& field) {
    field("forgetting", &Beta::forgetting,
          "share of old counts that is left after one period; 1: all of them", {.min = 0, .max = 1});
    field("prior", &Beta::prior, "share of marked calls expected of an unknown subject",
          {.min = 0, .max = 1});
    field("strength", &Beta::strength, "how many calls the prior weighs", {.min = 0.001});
    field("z", &Beta::z, "half the width of the interval, in standard deviations", {.min = 0, .max = 6});
  }
  Belief estimate(const Dossier& dossier, const Subject& subject) const;
};

}  // namespace ishaken::reputation
