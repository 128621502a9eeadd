// What is counted of calls. Calls that are alike in everything that a metric asks about share one counter, so
// a call costs one increment however many figures are wanted of it, and the counters are as many as there are
// kinds of fate.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/flat_map.h"
#include "models/passport/passport.h"
#include "sim/results/countries.h"
#include "sim/results/histogram.h"
#include "sim/results/ledger.h"
#include "sim/results/periods.h"
#include "sim/results/profiles.h"

namespace ishaken::sim {

// What a metric can ask about a call.
struct CallClass {
  std::uint16_t from = 0, to = 0;  // of CountryIndex
  CallKind kind = CallKind::legitimate;
  CallResult result = CallResult::undelivered;
  parties::Outcome outcome = parties::Outcome::undelivered;
  passport::Attestation attestation = passport::Attestation::none;
  std::uint8_t profile = 0;  // of ProfileIndex
  bool signed_at_origin = false, identity_lost = false, blocked = false, labelled = false;
  std::size_t period = 0;

  bool delivered() const { return result != CallResult::undelivered; }
  // Calls whose caller may show that number. A robocall shows its own: unwanted, but no lie about the number.
  bool honest() const {
    return kind == CallKind::legitimate || kind == CallKind::roaming || kind == CallKind::call_centre;
  }
  bool spoofed() const { return kind == CallKind::spoofed; }
  bool unwanted() const { return is_unwanted(kind); }
};

// Sums over some calls. Shares are of calls that were delivered, so that an outage does not pass for
// distrust.
struct CallCounts {
  std::uint64_t placed = 0, delivered = 0, passed = 0;
  std::uint64_t spoofed_delivered = 0, spoofed_passed = 0;
  std::uint64_t unwanted_delivered = 0, unwanted_accepted = 0;  // passed, and rang without a warning
  std::uint64_t honest_signed = 0, honest_rejected = 0;  // delivered, signed by the originating provider
  std::uint64_t blocked = 0, identity_lost = 0;
  void add(const CallClass& call, std::uint64_t count);
  // Empty for a share of nothing, and for a name that is no metric of calls.
  std::optional<double> measure(std::string_view metric) const;
};

// Dimension -> value, as scenarios write them.
using Where = std::map<std::string, std::string, std::less<>>;

struct CallDelays {
  Histogram setup;         // calls with a final response
  Histogram verification;  // calls whose verification took place
};

class CallMetrics {
 public:
  // Delays are kept by period only where somebody asks for them in a window: their histograms are the larger
  // part.
  CallMetrics(const CountryIndex& countries, const ProfileIndex& profiles, bool delays_by_period)
      : countries_(countries), profiles_(profiles), delays_by_period_(delays_by_period) {}

  void count(const CallClass& call, std::uint64_t weight, Duration setup, Duration verification);

  // Every class that occurred, in a fixed order, with its number of calls.
  struct Counted {
    CallClass call;
    std::uint64_t count;
  };
  std::vector<Counted> classes() const;
  // Delays by (from, to), all periods together.
  std::map<std::pair<std::uint16_t, std::uint16_t>, CallDelays> delays() const;

  CallCounts counts(const Where& where, const Window& window, const Periods& periods) const;
  CallDelays delays(const Where& where, const Window& window, const Periods& periods) const;

 private:
  bool matches(const CallClass& call, const Where& where) const;

  const CountryIndex& countries_;
  const ProfileIndex& profiles_;
  bool delays_by_period_;
  FlatMap<std::uint64_t> classes_;      // by packed class
  FlatMap<std::uint32_t> delay_index_;  // by period, from, to -> index
  std::vector<CallDelays> delays_;
};

}  // namespace ishaken::sim
