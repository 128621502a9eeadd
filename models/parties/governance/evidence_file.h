// The evidence of other countries' calls that one STI-GA has heard, and what it believes because of it.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "models/parties/governance/standing_record.h"
#include "models/reputation/review.h"

namespace ishaken::parties {

// What is thought of somebody now, whether or not anything follows from it.
struct Assessment {
  reputation::Subject subject;
  reputation::Belief belief;                                   // of the share of unwanted calls
  double fresh_calls = 0;                                      // of the last period
  reputation::Standing standing = reputation::Standing::kept;  // of its country, after the review
};

class EvidenceFile {
 public:
  EvidenceFile(CountryCode self, std::shared_ptr<const reputation::Review> review);

  // Estimates by that review from now on; what was heard keeps its worth.
  void adopt(std::shared_ptr<const reputation::Review> review) { review_ = std::move(review); }
  // Takes what a country says of calls; `reporter` is this one for its own word.
  void hear(CountryCode reporter, const std::vector<reputation::Row>& rows);
  void close_period() { dossier_.close_period(); }

  std::set<CountryCode> countries() const { return dossier_.countries(); }
  const reputation::Review& review() const { return *review_; }
  // Returns what each reporter said, as if nobody else had said anything; empty if there is only one, who has
  // said all there is.
  using Alone = std::map<CountryCode, reputation::Dossier>;
  Alone alone() const;
  // Returns what a rule needs to know to decide about a country. Adds what is found on the way to
  // `assessments`.
  reputation::Case case_of(CountryCode country, const StandingRecord& record, const Alone& alone,
                           const reputation::Conduct& conduct, Instant now,
                           std::vector<Assessment>& assessments) const;

 private:
  reputation::Belief belief_of(const reputation::Dossier& dossier, const reputation::Subject& subject) const;
  std::vector<reputation::Part> reporters_on(const reputation::Case& subject, const Alone& alone) const;

  CountryCode self_;
  std::shared_ptr<const reputation::Review> review_;
  reputation::Dossier dossier_;
};

}  // namespace ishaken::parties
