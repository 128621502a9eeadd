// What an action of the timeline asks of its scenario; every answer that is no becomes an issue at its place.
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
  // `path`: of the entry, such as timeline[3].
  ActionCheck(const Scenario& scenario, const TimedAction& entry, std::string path, Issues& issues)
      : scenario_(scenario), entry_(entry), path_(std::move(path)), issues_(issues) {}

  const Scenario& scenario() const { return scenario_; }
  Duration at() const { return entry_.at; }

  // Reports an error in the value behind the action's name, or in a further key.
  void fail(std::string message) const;
  void fail_at(std::string_view key, std::string message) const;

  void two_countries(const std::vector<CountryCode>& countries) const;
  void shaken(const std::vector<CountryCode>& countries) const;
  // No country that acts is the one acted upon.
  void by_others(CountryCode country, const CountrySelector& by) const;
  // No country of the group is among those that it is separated from. `what`: "the partition".
  void apart(const std::vector<CountryCode>& group, const CountrySelector& from, std::string_view what) const;
  // The party exists at that time, and is of one of these roles; of any role if there are none.
  void party(const PartyPath& path, std::initializer_list<PartyRole> allowed = {}) const;
  void provider_with_certificate(const PartyPath& path) const;

 private:
  const Scenario& scenario_;
  const TimedAction& entry_;
  std::string path_;
  Issues& issues_;
};

}  // namespace ishaken::sim
