#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/check.h"

namespace ishaken::sim {
namespace {

unsigned cas_of(const Scenario& scenario, CountryCode code, const Country& country, Duration at) {
  const auto adds = [&](const TimedAction& other) {
    return other.action != nullptr && other.action->adds_ca_to() == code && other.at <= at;
  };
  return country.cas + static_cast<unsigned>(std::ranges::count_if(scenario.timeline, adds));
}

}  // namespace

std::optional<std::string> why_missing(const Scenario& scenario, const PartyPath& path, Duration at) {
  const auto name = parse_party(path.text);
  if (!name) return std::nullopt;  // reported by the reader
  if (name->role == PartyRole::repository && !scenario.repositories.contains(name->name))
    return fmt::format("no repository '{}' in this scenario", name->name);
  if (name->role == PartyRole::adversary && !scenario.adversaries.contains(name->name))
    return fmt::format("no adversary '{}' in this scenario", name->name);
  const auto known = scenario.countries.find(name->country);
  if (known == scenario.countries.end()) return std::nullopt;
  const Country& country = known->second;
  const std::string code = name->country.text();
  const bool signs = name->role == PartyRole::ga || name->role == PartyRole::pa ||
                     name->role == PartyRole::ca || name->role == PartyRole::cr;
  if (signs && !country.shaken)
    return fmt::format("{} has no SHAKEN (shaken: false), so no '{}'", code, path.text);
  if (name->role == PartyRole::pa && country.governance == Governance::shared_pa)
    return fmt::format("{} has no STI-PA of its own; {}/pa serves it", code, country.pa.text());
  const unsigned count =
      name->role == PartyRole::ca ? cas_of(scenario, name->country, country, at) : country.providers;
  if (name->index <= count) return std::nullopt;
  return fmt::format("no party '{}': {} has {} of them, the last is {}{}", path.text, code, count,
                     path.text.substr(0, path.text.rfind('/') + 1), count);
}

}  // namespace ishaken::sim
