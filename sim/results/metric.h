// The description of a metric as one row: its name, unit and help, its dimensions, and its function.
#pragma once

#include <concepts>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "sim/results/call_meter.h"
#include "sim/results/selection.h"

namespace ishaken::sim {

struct Meters;

// The dimensions by which a metric can be divided. Two are narrower than another and share its key:
// `publisher` is written party=, `attack` is written event=.
enum class Dimension {
  from,
  to,
  kind,
  outcome,
  attestation,
  profile,
  party,
  publisher,
  event,
  attack,
  interface,
  stat,
  against
};

class Dimensions {
 public:
  constexpr Dimensions(std::initializer_list<Dimension> all) {
    for (const Dimension each : all) bits_ |= bit(each);
  }
  constexpr bool has(Dimension dimension) const { return (bits_ & bit(dimension)) != 0; }

 private:
  static constexpr unsigned bit(Dimension dimension) { return 1u << static_cast<unsigned>(dimension); }
  unsigned bits_ = 0;
};

// The function of a metric: it reads the counts of the selected calls, or a histogram of their delays, or
// anything else in the meters. It has no default, so that a metric without it does not compile. It returns
// nothing if there is nothing to measure, such as a share of no calls.
class Measure {
 public:
  using OfCalls = std::optional<double> (*)(const CallCounts&);
  using OfDelays = Histogram CallDelays::*;
  using OfMeters = std::optional<double> (*)(const Meters&, const Selection&);

  // Converts implicitly, so that a row only names its function.
  template <class How>
    requires std::constructible_from<std::variant<OfCalls, OfDelays, OfMeters>, How>
  constexpr Measure(How how) : how_(how) {}

  std::optional<double> operator()(const Meters& meters, const Selection& asked) const;
  // Returns the value of a metric of calls for counts that are summed already.
  std::optional<double> operator()(const CallCounts& counts) const { return std::get<OfCalls>(how_)(counts); }
  std::optional<double> operator()(const CallDelays& delays, Stat stat) const {
    return (delays.*std::get<OfDelays>(how_)).stat(stat);
  }
  bool is_of_calls() const { return std::holds_alternative<OfCalls>(how_); }
  bool is_of_delays() const { return std::holds_alternative<OfDelays>(how_); }

 private:
  std::variant<OfCalls, OfDelays, OfMeters> how_;
};

struct Metric {
  std::string_view name;
  std::string_view unit;
  std::string_view help;
  Dimensions by;
  bool windowed;                // takes after= and before=
  std::span<const Stat> stats;  // the values of stat; empty if it is no distribution
  Measure measure;
  std::span<const CallKind> kinds{};  // of the calls that it counts, if not all: kind= takes no other
};

// Writes the figures of a distribution, such as "mean p50 p95 max".
std::string stats_text(const Metric& metric);

// Returns every metric, in the order of the reference page.
std::span<const Metric* const> metrics();
const Metric* find_metric(std::string_view name);  // null if there is none

// Returns the value of a metric; with against=baseline its difference from the baseline's value, or nothing
// if there is no baseline.
std::optional<double> value(const Metric& metric, const Meters& meters, const Selection& asked);

}  // namespace ishaken::sim
