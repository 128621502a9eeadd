#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/check.h"

namespace ishaken::sim {
namespace {

std::vector<CountryCode> members(const Scenario& scenario, const CountrySelector& selector) {
  if (!selector.any()) return selector.codes;
  std::vector<CountryCode> all;
  for (const auto& [code, country] : scenario.countries) all.push_back(code);
  return all;
}

// Returns whether `reach` allows any pair of from and to.
bool has_pairs(const Scenario& scenario, const Traffic& traffic) {
  const auto from = members(scenario, traffic.from), to = members(scenario, traffic.to);
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

// Checks that every country has the providers named. A number that could not be read is 0, and passes.
void check_providers(const Scenario& scenario, const std::vector<CountryCode>& countries,
                     const std::vector<unsigned>& providers, const std::string& path, Issues& issues) {
  for (const CountryCode code : countries) {
    const auto country = scenario.countries.find(code);
    if (country == scenario.countries.end()) continue;
    for (std::size_t i = 0; i < providers.size(); ++i)
      if (providers[i] > country->second.providers)
        issues.add(fmt::format("{}[{}]", path, i),
                   fmt::format("{} has no provider {}; it has {}", code.text(), providers[i],
                               country->second.providers));
  }
}

void check_answer(const Scenario& scenario, const Traffic& traffic, const NextProvider& answer,
                  const std::string& path, Issues& issues) {
  const auto from = members(scenario, traffic.from);
  check_providers(scenario, from, answer.providers, path + ".providers", issues);
  if (!answer.providers.empty()) {
    if (answer.providers.size() == 1 && answer.providers == traffic.providers)
      issues.add(path + ".providers",
                 fmt::format("they begin at provider {}; name another", answer.providers.front()));
    return;
  }
  // Without `callers` all callers of the source move together, so they need a single provider to begin at.
  if (traffic.callers == 0 && (traffic.providers.empty() || from.size() > 1))
    return issues.add(path,
                      "which provider is the next? Say at which 'providers' of one country they begin, "
                      "how many 'callers' there are, or the 'providers' to go to");
  for (const CountryCode code : from)
    if (const auto country = scenario.countries.find(code);
        country != scenario.countries.end() &&
        country->second.providers <= (traffic.callers > 0 ? 1 : traffic.providers.size()))
      return issues.add(
          path, fmt::format("{} has {} provider{}, and no next one", code.text(), country->second.providers,
                            country->second.providers == 1 ? "" : "s"));
}

void check_answer(const Scenario& scenario, const Traffic& traffic, const NextCountry& answer,
                  const std::string& path, Issues& issues) {
  check_providers(scenario, answer.to, traffic.providers, path.substr(0, path.rfind('.')) + ".providers",
                  issues);
  if (issues.is_wrong(path)) return;  // 'to' is missing
  if (answer.to.empty()) issues.add(path + ".to", "name at least one country to go to");
  if (answer.to.size() == 1 && answer.to == traffic.from.codes)
    issues.add(path + ".to", fmt::format("they begin in {}; name another", answer.to.front().text()));
}

void check_answer(const Scenario&, const Traffic& traffic, const FreshIdentity&, const std::string& path,
                  Issues& issues) {
  if (traffic.callers == 0)
    issues.add(path,
               "fresh_identity needs 'callers': without it each number is a customer of its own, and "
               "every call comes from a fresh one");
}

void check_callers(const Scenario& scenario, const Traffic& traffic, const std::string& path,
                   Issues& issues) {
  check_providers(scenario, members(scenario, traffic.from), traffic.providers, path + ".providers", issues);
  std::visit(
      [&](const auto& answer) {
        if constexpr (requires { check_answer(scenario, traffic, answer, path, issues); })
          check_answer(scenario, traffic, answer, path + ".answer", issues);
      },
      traffic.answer);
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
    check_callers(scenario, traffic, path, issues);
  }
}

}  // namespace ishaken::sim
