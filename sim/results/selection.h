// The selection that a figure covers: a value of each dimension, or none for all values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "models/base/names.h"
#include "models/parties/outcome.h"
#include "models/passport/passport.h"
#include "sim/results/call_result.h"
#include "sim/results/stat.h"
#include "sim/results/time_range.h"
#include "sim/scenario/traffic.h"

namespace ishaken::sim {

// A value of the dimension `outcome`: a result, or the finer named outcome of verification.
using ResultOrOutcome = std::variant<CallResult, parties::Outcome>;

struct Selection {
  CountryCode from{}, to{};  // unknown: all
  std::optional<CallKind> kind{};
  std::optional<ResultOrOutcome> outcome{};
  std::optional<passport::Attestation> attestation{};
  std::string profile{}, party{}, event{}, interface{};  // empty: all
  std::optional<Stat> stat{};
  bool against_baseline = false;
  TimeRange time{};
};

// Returns whether `wanted`, empty for all, covers that name.
inline bool covers(std::string_view wanted, std::string_view name) {
  return wanted.empty() || wanted == name;
}

}  // namespace ishaken::sim
