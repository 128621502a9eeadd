// Paths that must hold and paths that must not: each is one change away from a valid world.
#pragma once

#include <string_view>
#include <vector>

#include "tests/unit/models/pki/world.h"

namespace ishaken::pki::testing {

struct Case {
  // Plain pointers and views: a table of several dozen strings and functions takes minutes to compile with
  // sanitizers.
  std::string_view name;
  void (*change)(World&);
  std::string_view findings;  // every one, no more and no fewer: "0:expired 1:revoked"
};

std::vector<Case> good_cases();
std::vector<Case> bad_cases();
std::vector<Case> revocation_cases();
std::vector<Case> profile_cases();

}  // namespace ishaken::pki::testing
