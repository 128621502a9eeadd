// Pooling with shrinkage: a subject with little evidence is judged by the group that it belongs to.
// Credibility weights as in Buhlmann (Experience rating and credibility, ASTIN Bulletin 4, 1967); with W
// calls, own evidence and the group's weigh the same:
//   m(country)          = (x + W prior)          / (n + W)
//   m(provider), m(CA)  = (x + W m(country))     / (n + W)
//   m(range)            = (x + W m(its provider)) / (n + W)
// A range that several providers showed is shrunk towards those providers taken together; one without a known
// provider, towards the country. The group's counts include the member's own, so a member with nearly all the
// calls is shrunk towards itself. Interval: of the beta distribution, as if the group's mean were known.
#pragma once

#include "models/base/fields.h"
#include "models/reputation/belief.h"
#include "models/reputation/dossier.h"

namespace ishaken::reputation {

struct Hierarchical {
  static constexpr std::string_view name = "hierarchical";
  static constexpr std::string_view help =
      "with little evidence of their own, number ranges are judged by their provider, providers and STI-CAs "
      "by their country: mean (x + W m(group)) / (n + W) (Buhlmann 1967); without fresh evidence as beta, "
      "with the group's mean for a prior";
  double forgetting = 0.9;
  double prior = 0.003;
  double strength = 50;
  double z = 1.96;
  static constexpr void fields(auto&& field) {
    field("forgetting", &Hierarchical::forgetting,
          "share of old counts that is left after one period; 1: all of them", {.min = 0, .max = 1});
    field("prior", &Hierarchical::prior, "share of marked calls expected of an unknown country",
          {.min = 0, .max = 1});
    field("strength", &Hierarchical::strength,
          "how many calls of its own weigh as much as the group's mean (W)", {.min = 0.001});
    field("z", &Hierarchical::z, "half the width of the interval, in standard deviations",
          {.min = 0, .max = 6});
  }
  Belief estimate(const Dossier& dossier, const Subject& subject) const;
};

}  // namespace ishaken::reputation
