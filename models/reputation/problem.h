// Parameters that are each in range and together make no sense: a rule says so itself, whoever reads it finds
// the place.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace ishaken::reputation {

struct Problem {
  std::string_view key;  // of the value that is out of order
  std::string message;   // what was expected, what was found, what would follow, what to do
};
using Problems = std::vector<Problem>;

struct Named {
  std::string_view key;
  double value = 0;
};

// Says so where `lower` is more than `upper`.
inline void expect_order(Problems& problems, Named lower, Named upper, std::string_view otherwise) {
  if (lower.value <= upper.value) return;
  problems.push_back(
      {lower.key, fmt::format("expected at most {1} ({3:.6g}), got {2:.6g}: {4}; lower {0} or raise {1}",
                              lower.key, upper.key, lower.value, upper.value, otherwise)});
}

// Of a rule or an estimator that may have some.
template <class T>
Problems problems_of(const T& each) {
  if constexpr (requires { each.problems(); })
    return each.problems();
  else
    return {};
}

}  // namespace ishaken::reputation
