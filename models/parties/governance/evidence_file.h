// The evidence on other countries' calls that one STI-GA has received, and its beliefs that follow from it.
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

// The current assessment of a country, STI-CA or provider, whether or not it has consequences.
struct Assessment {
  reputation::Subject subject;
  reputation::Belief belief;                                   // of the share of unwanted calls
  double fresh_calls = 0;                                      // of the last period
  reputation::Standing standing = reputation::Standing::kept;  // of its country, after the review
};

class EvidenceFile {
 public:
  EvidenceFile(CountryCode self, std::shared_ptr<const reputation::Review> review);

  // Uses that review's estimator from now on. The evidence so far is kept.
  void adopt(std::shared_ptr<const reputation::Review> review) { review_ = std::move(review); }
  // Adds the report of a country; `reporter` is the own country for its own providers' evidence.
  void add(CountryCode reporter, const std::vector<reputation::Row>& rows);
  void close_period() { dossier_.close_period(); }

  std::set<CountryCode> countries() const { return dossier_.countries(); }
  const reputation::Review& review() const { return *review_; }
  // Returns the evidence of each reporter as if it were the only one; empty if there is only one reporter.
  using Alone = std::map<CountryCode, reputation::Dossier>;
  Alone alone() const;
  // Returns the facts by which a rule decides about a country. Adds the assessments made on the way to
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
