// A metric: one row that says what it is, by what it can be divided, and how it is measured.
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

// By what a metric can be divided. Those of a narrower sort have the key of the wider one: `publisher` is
// written party=, `attack` is written event=.
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

// How a metric is measured: by the counts of the calls that are asked for, by a histogram of their delays, or
// by anything that the meters hold. Has no default, so that a metric without it does not compile. Returns
// nothing if there is nothing to measure: a share of no calls, a delay that nobody had.
class Measure {
 public:
  using OfCalls = std::optional<double> (*)(const CallCounts&);
  using OfDelays = Histogram CallDelays::*;
  using OfMeters = std::optional<double> (*)(const Meters&, const Selection&);

  // Implicit, so that a row names its function alone.
  template <class How>
    requires std::constructible_from<std::variant<OfCalls, OfDelays, OfMeters>, How>
  constexpr Measure(How how) : how_(how) {}

  std::optional<double> operator()(const Meters& meters, const Selection& asked) const;
  // Of counts that were summed already. For a metric of calls.
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
};

// Writes the figures of a distribution, such as "mean p50 p95 max".
std::string stats_text(const Metric& metric);

// Every metric, in the order of the reference page.
std::span<const Metric* const> metrics();
const Metric* find_metric(std::string_view name);  // null if there is none

// With against=baseline, the difference from the baseline's value; nothing if there is no baseline.
std::optional<double> value(const Metric& metric, const Meters& meters, const Selection& asked);

}  // namespace ishaken::sim
