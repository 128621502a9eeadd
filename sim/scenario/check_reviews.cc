#include <fmt/format.h>

#include "sim/scenario/check.h"

namespace ishaken::sim {

std::shared_ptr<const reputation::Review> review_of(const Scenario& scenario, const trust::Policy& policy) {
  const auto found = scenario.reviews.find(policy.review);
  return found == scenario.reviews.end() ? nullptr
                                         : std::make_shared<const reputation::Review>(found->second);
}

void check_reviews(const Scenario& scenario, Issues& issues) {
  for (const auto& [name, review] : scenario.reviews) {
    const std::string path = fmt::format("reviews.{}", name);
    const auto report = [&](const std::string& where, const reputation::Problems& problems) {
      for (const auto& [key, message] : problems) issues.add(fmt::format("{}.{}", where, key), message);
    };
    report(path, review.problems());
    std::visit([&](const auto& each) { report(path + ".rule", problems_of(each)); }, review.rule);
    std::visit([&](const auto& each) { report(path + ".estimator", problems_of(each)); }, review.estimator);
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
                   fmt::format("{} cannot report false complaints about itself", code.text()));
}

}  // namespace ishaken::sim
