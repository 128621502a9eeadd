#include "sim/scenario/profiles.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "models/base/random.h"
#include "sim/scenario/issues.h"

namespace ishaken::sim {
namespace {

// The profiles of a scenario. Each is resolved after the profile that it is like.
class Profiles {
 public:
  Profiles(std::map<std::string, trust::Profile>& profiles, Issues& issues)
      : profiles_(profiles), issues_(issues) {}

  void resolve(const std::string& name) {
    trust::Profile& profile = profiles_.at(name);
    const std::string like = profile.like;
    if (like.empty()) return;
    chain_.push_back(name);
    if (const trust::Profile* const known = trust::built_in_profile(like)) {
      profile = with_base(profile, *known);
    } else if (std::ranges::find(chain_, like) != chain_.end()) {
      issues_.add(fmt::format("profiles.{}.like", name), fmt::format("profile '{}' is like itself: {} -> {}",
                                                                     like, fmt::join(chain_, " -> "), like));
      profile.like.clear();
    } else if (profiles_.contains(like)) {
      resolve(like);
      profile = with_base(profile, profiles_.at(like));
    }
    chain_.pop_back();
  }

 private:
  std::map<std::string, trust::Profile>& profiles_;
  Issues& issues_;
  std::vector<std::string> chain_;
};

}  // namespace

void resolve_profiles(Scenario& scenario, Issues& issues) {
  // Checked before the first is resolved, since that calls itself for each profile of the chain of `like`.
  if (scenario.profiles.size() > most_profiles)
    return issues.add("profiles", fmt::format("expected at most {} profiles, got {}", most_profiles,
                                              scenario.profiles.size()));
  Profiles profiles(scenario.profiles, issues);
  for (const auto& [name, profile] : scenario.profiles) {
    if (trust::built_in_profile(name) != nullptr)
      issues.add(fmt::format("profiles.{}", name),
                 fmt::format("'{}' is a built-in profile; take another name, and 'like: {}'", name, name));
    profiles.resolve(name);
  }
  for (auto& [code, country] : scenario.countries)
    if (country.shaken && country.verifiers.empty()) country.verifiers = scenario.verifiers;
}

trust::Profile profile_named(const Scenario& scenario, std::string_view name) {
  if (const trust::Profile* const known = trust::built_in_profile(name)) return *known;
  const auto own = scenario.profiles.find(std::string{name});
  return own == scenario.profiles.end() ? trust::Profile{} : own->second;
}

std::string profile_of(const Scenario& scenario, CountryCode country, std::string_view path) {
  const auto found = scenario.countries.find(country);
  if (found == scenario.countries.end() || !found->second.shaken || found->second.verifiers.empty())
    return {};
  std::vector<std::string_view> names;
  std::vector<double> shares;
  for (const auto& [name, share] : found->second.verifiers) {
    names.push_back(name);
    shares.push_back(share);
  }
  return std::string{names[Stream(scenario.seed, fmt::format("{}/profile", path)).weighted(shares)]};
}

}  // namespace ishaken::sim
