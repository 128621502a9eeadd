// Drops single providers and STI-CAs, and keeps the country while enough of its calls come from others.
#pragma once

#include "models/base/fields.h"
#include "models/reputation/problem.h"
#include "models/reputation/standing.h"

namespace ishaken::reputation {

struct Scalpel {
  static constexpr std::string_view name = "scalpel";
  static constexpr std::string_view help =
      "drops single providers on evidence of their own, and STI-CAs on that of their other providers (after "
      "a review at which no further one is dropped), and excludes the country only while more than a share "
      "of its remembered calls are from dropped providers; nothing that was dropped gives fresh evidence, so "
      "it is believed again as the estimator forgets, when few of its calls are remembered: within about the "
      "window";
  double drop_above = 0.3;
  double drop_ca_above = 0.3;
  double believe_below = 0.1;
  double exclude_share = 0.5;
  static constexpr void fields(auto&& field) {
    field("drop_above", &Scalpel::drop_above,
          "drop a provider when the lower bound of its share of unwanted calls is above this",
          {.min = 0, .max = 1});
    field("drop_ca_above", &Scalpel::drop_ca_above, "the same for an STI-CA", {.min = 0, .max = 1});
    field("believe_below", &Scalpel::believe_below,
          "believe either again when the mean of its share is below this", {.min = 0, .max = 1});
    field("exclude_share", &Scalpel::exclude_share,
          "exclude the country when dropped providers have more than this share of its calls",
          {.min = 0, .max = 1});
  }
  Problems problems() const;
  Decision decide(const Case& subject) const;
};

}  // namespace ishaken::reputation
