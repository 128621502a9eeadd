// The part of an STI-GA that judges other countries by the calls that they vouched for: it gathers evidence,
// and at each review says what changes. Plain state and decisions; whoever asks carries them out.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "models/reputation/review.h"
#include "models/trust/decision.h"

namespace ishaken::parties {

class Reviewer {
 public:
  // How another country stands with this one.
  struct Record {
    reputation::Standing standing = reputation::Standing::kept;
    Instant since{};
    unsigned exclusions = 0;
    std::set<std::string> providers, cas;  // dropped
  };
  // What is thought of somebody now, whether or not anything follows from it.
  struct Finding {
    reputation::Subject subject;
    reputation::Belief belief;                                   // of the share of unwanted calls
    double fresh_calls = 0;                                      // of the last period
    reputation::Standing standing = reputation::Standing::kept;  // of its country, after the review
  };
  struct Ruling {
    CountryCode country;
    std::string_view action;  // "exclude", "readmit", "watch", ..., "drop-provider", "trust-ca"
    std::string object;       // SPC or STI-CA, where it is about one
    std::string why;          // with the evidence
  };
  struct Outcome {
    std::vector<Finding> findings;
    std::vector<Ruling> rulings;
  };

  Reviewer(CountryCode self, std::shared_ptr<const reputation::Review> review);

  // What a country says of calls; its own word where `reporter` is this one.
  void hear(CountryCode reporter, const std::vector<reputation::Row>& rows);
  // What was decided about a country is taken back.
  void forgive(CountryCode country, Instant now);
  // Ends a period and decides about everybody of whom anything is known. `conduct`: how each answered
  // tracebacks.
  using Conduct = std::map<CountryCode, reputation::Conduct>;
  Outcome review(Instant now, const Conduct& conduct = {});

  // Everything decided so far, as its STI-PA must know it.
  trust::Reservations reservations() const;
  const reputation::Review& settings() const { return *review_; }
  // What was heard keeps its worth under another way to judge it.
  void adopt(std::shared_ptr<const reputation::Review> review) { review_ = std::move(review); }

 private:
  reputation::Belief belief_of(const reputation::Dossier& dossier, const reputation::Subject& subject) const;
  // What each reporter said, as if nobody else had said anything.
  using Alone = std::map<CountryCode, reputation::Dossier>;
  Alone alone() const;
  reputation::Case case_of(CountryCode country, const Record& record, const Alone& alone,
                           const Conduct& conduct, Instant now, Outcome& out) const;
  void apply(const reputation::Case& subject, const reputation::Decision& decision, Instant now,
             Outcome& out);

  CountryCode self_;
  std::shared_ptr<const reputation::Review> review_;
  reputation::Dossier dossier_;
  std::map<CountryCode, Record> records_;
};

}  // namespace ishaken::parties
