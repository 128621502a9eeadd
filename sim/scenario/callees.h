// The behaviour of called people. None of these probabilities is measured; an experiment varies them.
#pragma once

#include "models/base/fields.h"
#include "models/base/time.h"

namespace ishaken::sim {

struct Callees {
  double complaint_unwanted = 0.05;
  double complaint_wanted = 0.001;
  double honeypot_unwanted = 0.005;
  double honeypot_wanted = 0.00005;
  Duration talk_wanted = std::chrono::minutes(2);
  Duration talk_unwanted = std::chrono::seconds(12);

  static constexpr std::string_view help =
      "how called people behave, as assumed: spoofed calls and robocalls are unwanted, all others wanted";
  static constexpr void fields(auto&& field) {
    field("complaint_unwanted", &Callees::complaint_unwanted,
          "chance that an unwanted call which rings is complained of; an assumption", {.min = 0, .max = 1});
    field("complaint_wanted", &Callees::complaint_wanted,
          "chance that a wanted call which rings is complained of all the same; an assumption",
          {.min = 0, .max = 1});
    field("honeypot_unwanted", &Callees::honeypot_unwanted,
          "chance that an unwanted call rings at a honeypot number; an assumption", {.min = 0, .max = 1});
    field("honeypot_wanted", &Callees::honeypot_wanted,
          "chance that a wanted call rings at a honeypot number, misdialled; an assumption",
          {.min = 0, .max = 1});
    field("talk_wanted", &Callees::talk_wanted,
          "mean duration of an answered call that is wanted, exponential; an assumption",
          {.min = 1, .max = 86400});
    field("talk_unwanted", &Callees::talk_unwanted,
          "mean duration of an answered call that is unwanted, exponential; an assumption",
          {.min = 1, .max = 86400});
  }
};

}  // namespace ishaken::sim
