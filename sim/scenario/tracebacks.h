// The settings of tracebacks, which follow a call from carrier to carrier if a review asks for them.
#pragma once

#include "models/base/fields.h"
#include "models/base/time.h"

namespace ishaken::sim {

struct Tracebacks {
  unsigned hops = 3;
  Duration answer_time = std::chrono::hours(18);
  double answer_spread = 0.5;
  double carriers_answer = 0.9;

  static constexpr std::string_view help =
      "how calls are traced back; a mean of 4.9 hops and some four days "
      "are known of one country (USA 2020 to 2024)";
  static constexpr void fields(auto&& field) {
    field("hops", &Tracebacks::hops,
          "carriers between two countries, each of which is asked if nobody vouched for the call",
          {.min = 1, .max = 20});
    field("answer_time", &Tracebacks::answer_time,
          "median time that a carrier, or a provider, takes to answer", {.min = 0});
    field("answer_spread", &Tracebacks::answer_spread, "sigma of its logarithm; an assumption",
          {.min = 0, .max = 3});
    field("carriers_answer", &Tracebacks::carriers_answer, "chance that a carrier answers; an assumption",
          {.min = 0, .max = 1});
  }
};

}  // namespace ishaken::sim
