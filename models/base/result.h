// Expected failures are values; exceptions are kept for what ends the work (a bug, memory).
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace ishaken {

// Why something could not be done, for a person to read.
struct Error {
  std::string what;
  bool operator==(const Error&) const = default;
};

template <class T, class E = Error>
using Result = tl::expected<T, E>;

inline tl::unexpected<Error> fail(std::string what) { return tl::unexpected<Error>(Error{std::move(what)}); }

}  // namespace ishaken
