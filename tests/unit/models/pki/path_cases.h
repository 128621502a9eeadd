// Paths that must hold and paths that must not: each is one change away from a valid world.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/unit/models/pki/world.h"

namespace ishaken::pki::testing {

struct Case {
  std::string name;
  std::function<void(World&)> change;
  std::string findings;  // every one, no more and no fewer: "0:expired 1:revoked"
};

std::vector<Case> good_cases();
std::vector<Case> bad_cases();

}  // namespace ishaken::pki::testing
