// What is said about calls after they are over: the called user to its provider, providers to their STI-GA,
// STI-GAs to one another (ATIS-1000091 clause 4.5 leaves the form open).
#pragma once

#include <string>
#include <vector>

#include "models/base/fields.h"
#include "models/base/names.h"
#include "models/messages/traceback.h"
#include "models/reputation/evidence.h"

namespace ishaken::messages {

// What the called side thought of a call.
enum class Feedback : std::uint8_t { none, complaint, honeypot };

// The called side, to its provider: the call is over.
struct CallOver {
  CallId call{};
  Feedback feedback = Feedback::none;
  bool operator==(const CallOver&) const = default;
};

// Provider -> its STI-GA: the calls from abroad that were over since its last report.
struct EvidenceReport {
  CountryCode country;
  std::vector<reputation::Row> rows;
  std::vector<TracedCall> examples{};  // of calls that were complained of, where it is to be traced
  bool operator==(const EvidenceReport&) const = default;
};

// STI-GA -> STI-GA: what its providers reported since the last time.
struct SharedEvidence {
  CountryCode reporter;
  std::vector<reputation::Row> rows;
  bool operator==(const SharedEvidence&) const = default;
};

}  // namespace ishaken::messages

template <>
struct ishaken::EnumNames<ishaken::messages::Feedback> {
  using enum messages::Feedback;
  static constexpr std::array values{EnumValue{none, "none", "nothing was said"},
                                     EnumValue{complaint, "complaint", "the called user complained"},
                                     EnumValue{honeypot, "honeypot", "it rang at a number that nobody has"}};
};
