// The score of a calling number in call validation treatment, from the number's history and the current
// call's attestation. It is a guess, so it is reported as `suspicious`, not as a mark.
#pragma once

#include <cstdint>

#include "models/base/fields.h"
#include "models/base/time.h"
#include "models/passport/passport.h"

namespace ishaken::reputation {

// The history of a number; counts fade.
struct NumberHistory {
  double calls = 0;
  double distinct = 0;     // distinct called numbers, as NumberBook counts them
  double short_calls = 0;  // calls that ended soon after the answer
  double complaints = 0;
  bool operator==(const NumberHistory&) const = default;
};

// The result of verifying the call's identity (its verstat).
enum class Validation : std::uint8_t { none, passed, failed };

// The parameters of a score. Log-odds: logit(prior) + sum of weight * feature. The features are the powers of
// ten of volume, and by how much the shares of different called numbers, short calls and complaints exceed
// the usual ones. The shares are smoothed, so that the first calls have little effect.
struct NumberScoring {
  // Shares of robocalls by attestation in the USA, August 2022 (TransNexus); no survey is known of calls that
  // fail validation.
  double prior_a = 0.034, prior_b = 0.265, prior_c = 0.376, prior_unsigned = 0.070, prior_failed = 0.5;
  double volume = 1, fan_out = 2, short_calls = 2, complaints = 50;
  double usual_volume = 100, usual_fan_out = 0.5, usual_short_calls = 0.3, usual_complaints = 0.001;
  double smoothing = 20;
  double threshold = 0.5;
  double forgetting = 0.9;
  unsigned capacity = 10000;
  Duration short_below = std::chrono::seconds(30);

  static constexpr std::string_view name = "history";
  static constexpr std::string_view help =
      "how call validation treatment scores a calling number by its history and the attestation";
  static constexpr void fields(auto&& field) {
    using S = NumberScoring;
    constexpr FieldOptions chance{.min = 0.001, .max = 0.999}, share{.min = 0, .max = 1}, weight{.min = 0};
    field("prior_a", &S::prior_a, "share of unwanted calls among those attested A", chance);
    field("prior_b", &S::prior_b, "among those attested B", chance);
    field("prior_c", &S::prior_c, "among those attested C", chance);
    field("prior_unsigned", &S::prior_unsigned, "among those that were not validated", chance);
    field("prior_failed", &S::prior_failed, "among those that failed validation; assumed", chance);
    field("volume", &S::volume, "weight of each tenfold of the usual volume", weight);
    field("fan_out", &S::fan_out, "weight of the share of different called numbers", weight);
    field("short_calls", &S::short_calls, "weight of the share of short calls", weight);
    field("complaints", &S::complaints, "weight of the share of calls that were complained of", weight);
    field("usual_volume", &S::usual_volume, "how many remembered calls are much for one number",
          {.min = 0.001, .unit = "calls"});
    field("usual_fan_out", &S::usual_fan_out, "usual number of different called numbers per call", share);
    field("usual_short_calls", &S::usual_short_calls, "the same of short calls", share);
    field("usual_complaints", &S::usual_complaints, "the same of complaints", share);
    field("smoothing", &S::smoothing, "how many usual calls each history starts with",
          {.min = 0.001, .unit = "calls"});
    field("threshold", &S::threshold, "a call whose score is above this is suspicious", share);
    field("forgetting", &S::forgetting, "share of old counts that is left after one period; 1: all of them",
          share);
    field("capacity", &S::capacity, "how many numbers a provider remembers",
          {.min = 1, .max = 10e6, .unit = "numbers"});
    field("short_below", &S::short_below, "a call that is over sooner than this is a short one", {.min = 0});
  }
  bool operator==(const NumberScoring&) const = default;

  double prior(passport::Attestation attestation, Validation validation) const;
};

// Returns the probability that a call of that number is unwanted; suspicious above scoring.threshold.
double score(const NumberHistory& history, const NumberScoring& scoring, double prior);

}  // namespace ishaken::reputation
