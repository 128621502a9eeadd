// The counts of calls and the histograms of their delays. Calls that are alike in everything that a metric
// can ask about form a class and share one counter. A call therefore costs one increment however many metrics
// are asked for, and the number of counters is the number of classes that occur.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "models/base/flat_map.h"
#include "models/passport/passport.h"
#include "sim/results/countries.h"
#include "sim/results/histogram.h"
#include "sim/results/ledger.h"
#include "sim/results/periods.h"
#include "sim/results/profiles.h"
#include "sim/results/selection.h"

namespace ishaken::sim {

// All that a metric can ask about a call.
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
  // Returns whether the caller may show that number and the call is wanted. A robocall shows its own number
  // but is unwanted: it is neither honest nor spoofed.
  bool honest() const {
    return kind == CallKind::legitimate || kind == CallKind::roaming || kind == CallKind::call_centre;
  }
  bool spoofed() const { return kind == CallKind::spoofed; }
  bool unwanted() const { return is_unwanted(kind); }
};

// Sums over some calls. Shares are of the calls delivered, so that an outage does not look like distrust.
struct CallCounts {
  std::uint64_t placed = 0, delivered = 0, passed = 0;
  std::uint64_t spoofed_delivered = 0, spoofed_passed = 0;
  std::uint64_t unwanted_delivered = 0, unwanted_accepted = 0;  // passed, and rang without a warning
  std::uint64_t honest_signed = 0, honest_rejected = 0;  // delivered, signed by the originating provider
  std::uint64_t blocked = 0, identity_lost = 0;
  void add(const CallClass& call, std::uint64_t count);
};

using CountryPair = std::pair<std::uint16_t, std::uint16_t>;  // of CountryIndex: from, to

struct CallDelays {
  Histogram setup;         // calls with a final response
  Histogram verification;  // calls whose verification took place
};

class CallMeter {
 public:
  // `delays_by_period`: whether an expectation asks for delays in a time range. Otherwise one histogram
  // serves all periods, since histograms take most of the memory.
  CallMeter(const CountryIndex& countries, const ProfileIndex& profiles, bool delays_by_period)
      : countries_(countries), profiles_(profiles), delays_by_period_(delays_by_period) {}

  void count(const CallClass& call, std::uint64_t weight, Duration setup, Duration verification);

  // A class that occurred, with its number of calls.
  struct Counted {
    CallClass call;
    std::uint64_t count;
  };
  std::vector<Counted> classes() const;              // in a fixed order
  std::map<CountryPair, CallDelays> delays() const;  // all periods together

  CallCounts counts(const Selection& asked, const Periods& periods) const;
  CallDelays delays(const Selection& asked, const Periods& periods) const;

 private:
  bool matches(const CallClass& call, const Selection& asked) const;

  const CountryIndex& countries_;
  const ProfileIndex& profiles_;
  bool delays_by_period_;
  FlatMap<std::uint64_t> classes_;      // by packed class
  FlatMap<std::uint32_t> delay_index_;  // by period, from, to -> index
  std::vector<CallDelays> delays_;
};

}  // namespace ishaken::sim
