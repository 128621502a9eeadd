// Checks that actions of the timeline have in common. Each adds an issue, with its place, if it fails.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/issues.h"
#include "sim/scenario/party_path.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

class ActionCheck {
 public:
  // `path`: the path of the entry, such as timeline[3].
  ActionCheck(const Scenario& scenario, const TimedAction& entry, std::string path, Issues& issues)
      : scenario_(scenario), entry_(entry), path_(std::move(path)), issues_(issues) {}

  const Scenario& scenario() const { return scenario_; }
  Duration at() const { return entry_.at; }

  // Report an error in the value behind the action's name, or in a further key.
  void fail(std::string message) const;
  void fail_at(std::string_view key, std::string message) const;

  void two_countries(const std::vector<CountryCode>& countries) const;
  void shaken(const std::vector<CountryCode>& countries) const;
  // Fails if the country acted upon is among the countries that act.
  void by_others(CountryCode country, const CountrySelector& by) const;
  // Fails if a country of the group is among those that it is separated from. `what`: "the partition".
  void apart(const std::vector<CountryCode>& group, const CountrySelector& from, std::string_view what) const;
  // Fails if the party does not exist at that time, or has none of these roles. An empty list allows all
  // roles.
  void party(const PartyPath& path, std::initializer_list<PartyRole> allowed = {}) const;
  void provider_with_certificate(const PartyPath& path) const;

 private:
  const Scenario& scenario_;
  const TimedAction& entry_;
  std::string path_;
  Issues& issues_;
};

}  // namespace ishaken::sim
