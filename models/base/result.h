// Results of operations that may fail as expected; exceptions are reserved for failures that end the work (a
// bug, no memory).
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace ishaken {

// The reason for a failure, for a person to read.
struct Error {
  std::string what;
  bool operator==(const Error&) const = default;
};

template <class T, class E = Error>
using Result = tl::expected<T, E>;

inline tl::unexpected<Error> fail(std::string what) { return tl::unexpected<Error>(Error{std::move(what)}); }

}  // namespace ishaken
