// Judges other countries by the calls that they vouched for: gathers evidence, and at each review says what
// changes. Plain state and decisions; Reviews carries them out.
#pragma once

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "models/parties/governance/evidence_file.h"
#include "models/parties/governance/standing_record.h"

namespace ishaken::parties {

class Reviewer {
 public:
  struct Outcome {
    std::vector<Assessment> assessments;
    std::vector<Ruling> rulings;
  };

  Reviewer(CountryCode self, std::shared_ptr<const reputation::Review> review)
      : evidence_(self, std::move(review)) {}

  // Takes what a country says of calls; `reporter` is this one for its own word.
  void hear(CountryCode reporter, const std::vector<reputation::Row>& rows) {
    evidence_.hear(reporter, rows);
  }
  // Takes back what was decided about a country.
  void forgive(CountryCode country, Instant now);
  // Ends a period and decides about everybody of whom anything is known. `conduct`: how each answered
  // tracebacks.
  using Conduct = std::map<CountryCode, reputation::Conduct>;
  Outcome review(Instant now, const Conduct& conduct = {});

  // Returns everything decided so far, as its STI-PA must know it.
  trust::Reservations reservations() const;
  const reputation::Review& settings() const { return evidence_.review(); }
  // Judges in that way from now on; what was heard keeps its worth.
  void adopt(std::shared_ptr<const reputation::Review> review) { evidence_.adopt(std::move(review)); }

 private:
  void decide(const reputation::Case& subject, StandingRecord& record, Instant now, Outcome& out) const;

  EvidenceFile evidence_;
  std::map<CountryCode, StandingRecord> records_;
};

}  // namespace ishaken::parties
