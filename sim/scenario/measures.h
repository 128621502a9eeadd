// The analyst's definition of a bad country. The metrics of reputation compare the beliefs and decisions of
// STI-GAs with it.
#pragma once

#include "models/base/fields.h"
#include "models/base/time.h"

namespace ishaken::sim {

struct Measures {
  double bad_above = 0.25;
  double enough_calls = 20;
  Duration lasting = std::chrono::hours(24 * 7);

  static constexpr std::string_view help =
      "the analyst's definition of a bad country; metrics of reputation go by it, and no party sees it";
  static constexpr void fields(auto&& field) {
    field("bad_above", &Measures::bad_above,
          "a country is bad towards another on days on which more than this share of the calls that it "
          "signed to it are in truth unwanted",
          {.min = 0, .max = 1});
    field("enough_calls", &Measures::enough_calls,
          "on a day with fewer of them a country is as it was the day before, until such days together "
          "have "
          "as many; beliefs that fewer calls followed are left out of all scores but brier_...",
          {.min = 1, .unit = "calls"});
    field("lasting", &Measures::lasting,
          "a country that was bad for that long in total, and was not taken off the list, was missed; a bad "
          "country that then is not bad for that long has become good, and time_to_delist_s starts again",
          {.min = 0});
  }
};

}  // namespace ishaken::sim
