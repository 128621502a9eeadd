#include <fmt/format.h>

#include "sim/scenario/check.h"
#include "sim/scenario/scalars.h"

namespace ishaken::sim {

std::shared_ptr<const reputation::Review> review_of(const Scenario& scenario, const trust::Policy& policy) {
  const auto found = scenario.reviews.find(policy.review);
  return found == scenario.reviews.end() ? nullptr
                                         : std::make_shared<const reputation::Review>(found->second);
}

void check_reviews(const Scenario& scenario, Issues& issues) {
  for (const auto& [name, review] : scenario.reviews) {
    const std::string path = fmt::format("reviews.{}", name);
    if (review.sensitivity <= review.false_alarm)
      issues.add(path + ".sensitivity",
                 fmt::format("expected more than false_alarm ({}), got {}: complaints would say nothing of "
                             "the calls",
                             print(review.false_alarm), print(review.sensitivity)));
    for (const CountryCode code : review.share_with)
      if (const auto known = scenario.countries.find(code);
          known != scenario.countries.end() && !known->second.shaken)
        issues.add(path + ".share_with",
                   fmt::format("{} has no SHAKEN, so no STI-GA to share with", code.text()));
  }
  for (const auto& [code, country] : scenario.countries)
    for (const CountryCode other : country.bad_mouths)
      if (other == code)
        issues.add(fmt::format("countries.{}.bad_mouths", code.text()),
                   fmt::format("{} cannot speak ill of itself", code.text()));
}

}  // namespace ishaken::sim
