// Judges a country that answers tracebacks and acts on them less harshly, as in clause 4.5's example of two
// countries with equal evidence.
#pragma once

#include "models/base/fields.h"
#include "models/reputation/problem.h"
#include "models/reputation/standing.h"

namespace ishaken::reputation {

struct TracebackCredit {
  static constexpr std::string_view name = "traceback-credit";
  static constexpr std::string_view help =
      "excludes and readmits as hysteresis does, with a limit that rises with the share of tracebacks that "
      "the country answered and acted on, and falls if it answers too few; without fresh evidence there is "
      "nothing to trace either, and an excluded country comes back as under hysteresis, within about the "
      "window";
  double delist_above = 0.3;
  double readmit_below = 0.1;
  double minimum_asked = 10;
  double credit = 0.3;
  double answer_share = 0.5;
  double penalty = 0.1;
  static constexpr void fields(auto&& field) {
    field("delist_above", &TracebackCredit::delist_above,
          "exclude above this share of unwanted calls, before credit and penalty", {.min = 0, .max = 1});
    field("readmit_below", &TracebackCredit::readmit_below,
          "readmit below this share of unwanted calls; the limit never falls below it", {.min = 0, .max = 1});
    field("minimum_asked", &TracebackCredit::minimum_asked,
          "with fewer requests there is neither credit nor penalty", {.min = 1, .unit = "requests"});
    field("credit", &TracebackCredit::credit,
          "added to the limit of a country that answers and acts on every request; in proportion to both",
          {.min = 0, .max = 1});
    field("answer_share", &TracebackCredit::answer_share,
          "a country that answers less than this share is penalised", {.min = 0, .max = 1});
    field("penalty", &TracebackCredit::penalty, "taken from the limit of a country that answers too few",
          {.min = 0, .max = 1});
  }
  Problems problems() const;
  Decision decide(const Case& subject) const;
};

}  // namespace ishaken::reputation
