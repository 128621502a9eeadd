// The names that the values of a scenario may refer to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ishaken::sim {

// Where a list of the last two is empty, any name is taken: they are known to the rooms above.
struct KnownNames {
  std::vector<std::string> countries, policies, templates, profiles;
  std::vector<std::string> outcomes, interfaces;
  std::vector<std::string> adversaries = {};

  // "country", "policy", "template", "profile" or "adversary", as FieldOptions::refers_to says it.
  const std::vector<std::string>* of(std::string_view kind) const {
    if (kind == "country") return &countries;
    if (kind == "policy") return &policies;
    if (kind == "template") return &templates;
    if (kind == "adversary") return &adversaries;
    if (kind == "profile") return &profiles;
    return nullptr;
  }
};

}  // namespace ishaken::sim
