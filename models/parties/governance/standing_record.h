// The standing of another country, as reviews have decided so far.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "models/reputation/standing.h"
#include "models/trust/decision.h"

namespace ishaken::parties {

// A change that a review decided.
struct Ruling {
  CountryCode country;
  std::string_view action;  // "exclude", "readmit", "watch", ..., "drop-provider", "trust-ca"
  std::string object;       // the SPC or STI-CA that it is about, if any
  std::string why;          // with the evidence
};

struct StandingRecord {
  reputation::Standing standing = reputation::Standing::kept;
  Instant since{};
  unsigned exclusions = 0;
  std::set<std::string> providers{}, cas{};  // dropped

  // Returns whether a decision is harsher for the country in any respect.
  bool is_harsher(const reputation::Decision& decision) const;
  // Applies a decision; returns the changes that it makes.
  std::vector<Ruling> apply(const reputation::Case& subject, const reputation::Decision& decision,
                            Instant now);
  // Withdraws all decisions. The number of earlier exclusions is kept.
  void forgive(Instant now);
  // Adds the measures against the country to the reservations for the STI-PA.
  void add_to(trust::Reservations& reservations, CountryCode country) const;
};

}  // namespace ishaken::parties
