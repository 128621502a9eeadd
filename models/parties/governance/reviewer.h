// The reviewer of other countries: it gathers evidence on the calls under their certificates, and decides at
// each review what changes. Plain state and decisions; Reviews carries them out.
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

  // Adds the report of a country; `reporter` is the own country for its own providers' evidence.
  void add(CountryCode reporter, const std::vector<reputation::Row>& rows) { evidence_.add(reporter, rows); }
  // Withdraws all decisions about a country.
  void forgive(CountryCode country, Instant now);
  // Ends a period and decides about every country with evidence or a record. `conduct` tells how each
  // answered tracebacks.
  using Conduct = std::map<CountryCode, reputation::Conduct>;
  Outcome review(Instant now, const Conduct& conduct = {});

  // Returns all decisions that stand, in the form that the STI-PA needs.
  trust::Reservations reservations() const;
  const reputation::Review& settings() const { return evidence_.review(); }
  // Judges by that review from now on. The evidence so far is kept.
  void adopt(std::shared_ptr<const reputation::Review> review) { evidence_.adopt(std::move(review)); }

 private:
  void decide(const reputation::Case& subject, StandingRecord& record, Instant now, Outcome& out) const;

  EvidenceFile evidence_;
  std::map<CountryCode, StandingRecord> records_;
};

}  // namespace ishaken::parties
