#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/check.h"

namespace ishaken::sim {
namespace {

// Whether any pair of from and to is left under `reach`.
bool has_pairs(const Scenario& scenario, const Traffic& traffic) {
  const auto members = [&](const CountrySelector& selector) {
    if (!selector.any()) return selector.codes;
    std::vector<CountryCode> all;
    for (const auto& [code, country] : scenario.countries) all.push_back(code);
    return all;
  };
  const auto from = members(traffic.from), to = members(traffic.to);
  const auto in_to = [&](CountryCode code) { return std::ranges::find(to, code) != to.end(); };
  switch (traffic.reach) {
    case Reach::all:
      return true;
    case Reach::domestic:
      return std::ranges::any_of(from, in_to);
    case Reach::international:
      break;
  }
  return from.size() > 1 || to.size() > 1 || from != to;
}

}  // namespace

void check_traffic(const Scenario& scenario, Issues& issues) {
  for (std::size_t i = 0; i < scenario.traffic.size(); ++i) {
    const Traffic& traffic = scenario.traffic[i];
    const std::string path = fmt::format("traffic[{}]", i);
    if (traffic.starts >= scenario.duration)
      issues.add(path + ".starts", fmt::format("these calls begin at {}, and the scenario ends at {}",
                                               to_text(traffic.starts), to_text(scenario.duration)));
    if (traffic.ends && *traffic.ends <= traffic.starts)
      issues.add(path + ".ends", fmt::format("ends at {}, before it starts at {}", to_text(*traffic.ends),
                                             to_text(traffic.starts)));
    if (!scenario.countries.empty() && !has_pairs(scenario, traffic))
      issues.add(path + ".reach", fmt::format("no pair of 'from' and 'to' is {}", name_of(traffic.reach)));
  }
}

}  // namespace ishaken::sim
