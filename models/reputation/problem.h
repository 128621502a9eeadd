// Inconsistencies between parameters that are each in range. A rule or estimator reports them; the reader of
// the scenario adds their location.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace ishaken::reputation {

struct Problem {
  std::string_view key;  // of the wrong value
  std::string message;   // expected and actual value, consequence, remedy
};
using Problems = std::vector<Problem>;

struct Named {
  std::string_view key;
  double value = 0;
};

// Adds a problem if `lower` is more than `upper`.
inline void expect_order(Problems& problems, Named lower, Named upper, std::string_view otherwise) {
  if (lower.value <= upper.value) return;
  problems.push_back(
      {lower.key, fmt::format("expected at most {1} ({3:.6g}), got {2:.6g}: {4}; lower {0} or raise {1}",
                              lower.key, upper.key, lower.value, upper.value, otherwise)});
}

// Returns the problems of a rule or an estimator, if it can have any.
template <class T>
Problems problems_of(const T& each) {
  if constexpr (requires { each.problems(); })
    return each.problems();
  else
    return {};
}

}  // namespace ishaken::reputation
