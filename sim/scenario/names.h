// The names that the values of a scenario may refer to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/reputation/plug_in.h"
#include "sim/scenario/action.h"

namespace ishaken::sim {

struct KnownNames {
  std::vector<std::string> countries, policies, templates, profiles;
  std::vector<std::string> adversaries = {};
  std::vector<std::string> reviews = {};
  reputation::PlugIns plug_ins = {};
  ActionKinds actions = {};

  // Returns the names of a kind as FieldOptions::refers_to gives it: "country", "policy", "template",
  // "profile", "adversary" or "review". Returns null for others.
  const std::vector<std::string>* of(std::string_view kind) const {
    if (kind == "country") return &countries;
    if (kind == "policy") return &policies;
    if (kind == "template") return &templates;
    if (kind == "adversary") return &adversaries;
    if (kind == "profile") return &profiles;
    if (kind == "review") return &reviews;
    return nullptr;
  }
  // Returns whether the empty text is allowed instead of such a name.
  static bool may_be_none(std::string_view kind) { return kind == "review"; }
};

}  // namespace ishaken::sim
