// The results that a call can have.
#pragma once

#include <array>
#include <cstdint>

#include "models/base/fields.h"

namespace ishaken::sim {

// The result of a call. Conservation: calls placed = passed + failed + untrusted + unverified +
// undelivered.
enum class CallResult : std::uint8_t { passed, failed, untrusted, unverified, undelivered };

}  // namespace ishaken::sim

template <>
struct ishaken::EnumNames<ishaken::sim::CallResult> {
  using enum sim::CallResult;
  static constexpr std::array values{
      EnumValue{passed, "passed", "the number shown was verified"},
      EnumValue{failed, "failed", "verification took place and failed"},
      EnumValue{untrusted, "untrusted", "signed, but under nobody who is trusted where the call ended"},
      EnumValue{unverified, "unverified", "delivered without a verdict on the number"},
      EnumValue{undelivered, "undelivered", "no final response came, or it was not let out"}};
};
