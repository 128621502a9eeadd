// The settings by which an STI-GA reviews other countries: period, evidence, estimator and rule.
#pragma once

#include <vector>

#include "models/base/fields.h"
#include "models/base/names.h"
#include "models/base/time.h"
#include "models/reputation/estimator.h"
#include "models/reputation/problem.h"
#include "models/reputation/rule.h"
#include "models/reputation/scoring.h"
#include "models/reputation/tracing.h"

namespace ishaken::reputation {

struct Review {
  Rule rule = Never{};
  Estimator estimator = Beta{};
  Duration every = std::chrono::hours(24);
  unsigned window = 28;
  double minimum_evidence = 100;
  double sensitivity = 0.05;
  double false_alarm = 0.001;
  std::vector<CountryCode> treaty;
  std::vector<CountryCode> share_with;
  Scoring scoring = NoScoring{};
  Tracing traceback;

  // Returns the problems of these settings; rule and estimator report their own.
  Problems problems() const {
    if (sensitivity > false_alarm) return {};
    return {
        {"sensitivity",
         fmt::format("expected more than false_alarm ({:.6g}), got {:.6g}: complaints would say nothing of "
                     "the calls; raise sensitivity or lower false_alarm",
                     false_alarm, sensitivity)}};
  }

  static constexpr std::string_view help =
      "how an STI-GA judges other countries by the calls that they vouch for";
  static constexpr void fields(auto&& field) {
    field("rule", &Review::rule, "from belief to decision");
    field("estimator", &Review::estimator, "from evidence to belief");
    field("every", &Review::every,
          "how often providers report and the STI-GA reviews; one period of evidence", {.min = 3600});
    field("window", &Review::window, "how many periods are remembered", {.min = 1, .max = 1000});
    field("minimum_evidence", &Review::minimum_evidence,
          "on evidence of fewer calls, after the estimator's fading, no review makes anything worse for a "
          "country",
          {.min = 0, .unit = "calls"});
    field("sensitivity", &Review::sensitivity,
          "chance, as the STI-GA assumes it, that an unwanted call is complained of or rings at a "
          "honeypot; it "
          "cannot know: the default leaves out honeypots, which make it 0.0548 with the defaults of "
          "callees, "
          "so that shares of unwanted calls are taken for a tenth larger than they are",
          {.min = 0.001, .max = 1});
    field("false_alarm", &Review::false_alarm, "the same of a wanted call; less than sensitivity",
          {.min = 0, .max = 0.999});
    field("treaty", &Review::treaty, "countries that are trusted whatever the evidence",
          {.refers_to = "country"});
    field("share_with", &Review::share_with, "countries with which evidence is exchanged, in both directions",
          {.refers_to = "country"});
    field("scoring", &Review::scoring,
          "how its providers' CVT scores calling numbers; calls with a high score count as suspicious");
    field("traceback", &Review::traceback, "which calls it has traced");
  }
};

}  // namespace ishaken::reputation
