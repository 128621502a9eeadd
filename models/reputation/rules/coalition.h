// Lets countries that share their evidence vote, each by its own evidence, so that a country that reports
// most, or lies, does not decide alone.
#pragma once

#include "models/base/fields.h"
#include "models/reputation/problem.h"
#include "models/reputation/standing.h"

namespace ishaken::reputation {

struct Coalition {
  static constexpr std::string_view name = "coalition";
  static constexpr std::string_view help =
      "excludes a country when enough of the countries that share evidence would, each on its own evidence, "
      "and readmits it when enough of them would; those that still believe its calls have fresh evidence, "
      "the others vote by what they remember, and once too few remember enough calls to vote, an exclusion "
      "ends: if all exclude, within the window";
  double delist_above = 0.3;
  double readmit_below = 0.1;
  double quorum = 0.5;
  double minimum_votes = 2;
  double minimum_calls = 50;
  static constexpr void fields(auto&& field) {
    field("delist_above", &Coalition::delist_above,
          "a country votes to exclude above this lower bound of the share of unwanted calls",
          {.min = 0, .max = 1});
    field("readmit_below", &Coalition::readmit_below, "it votes to readmit below this mean of the share",
          {.min = 0, .max = 1});
    field("quorum", &Coalition::quorum, "at least this share of those that may vote", {.min = 0, .max = 1});
    field("minimum_votes", &Coalition::minimum_votes,
          "and at least this many: with 2 no country decides alone, and without sharing no decision is made",
          {.min = 1, .unit = "countries"});
    field("minimum_calls", &Coalition::minimum_calls, "a country that remembers fewer calls may not vote",
          {.min = 0, .unit = "calls"});
  }
  Problems problems() const;
  Decision decide(const Case& subject) const;
};

}  // namespace ishaken::reputation
