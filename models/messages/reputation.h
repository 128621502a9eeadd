// Messages about calls that are over: from providers to their STI-GA, and between STI-GAs (ATIS-1000091
// clause 4.5 leaves the form open).
#pragma once

#include <vector>

#include "models/base/names.h"
#include "models/messages/kind.h"
#include "models/messages/traceback.h"
#include "models/reputation/evidence.h"

namespace ishaken::messages {

// A provider's report to its STI-GA on the calls from abroad that ended since its last report.
struct EvidenceReport {
  CountryCode country;
  std::vector<reputation::Row> rows;
  std::vector<TracedCall> examples{};  // calls with complaints, if the policy asks for traceback
  bool operator==(const EvidenceReport&) const = default;

  static constexpr Kind kind{"EvidenceReport", "provider-ga", 73,
                             Route::governance("/governance/evidence-reports")};
  static constexpr auto members() {
    return std::tuple{member("country", &EvidenceReport::country), member("rows", &EvidenceReport::rows),
                      optional_member("examples", &EvidenceReport::examples)};
  }
};

// An STI-GA's report to another on what its providers reported since the last time.
struct SharedEvidence {
  CountryCode reporter;
  std::vector<reputation::Row> rows;
  bool operator==(const SharedEvidence&) const = default;

  static constexpr Kind kind{"SharedEvidence", "ga-ga", 74, Route::governance("/governance/shared-evidence")};
  static constexpr auto members() {
    return std::tuple{member("reporter", &SharedEvidence::reporter), member("rows", &SharedEvidence::rows)};
  }
};

}  // namespace ishaken::messages
