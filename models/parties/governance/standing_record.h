// How another country stands with this one, as reviews have decided so far.
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
  std::string object;       // SPC or STI-CA, if it is about one
  std::string why;          // with the evidence
};

struct StandingRecord {
  reputation::Standing standing = reputation::Standing::kept;
  Instant since{};
  unsigned exclusions = 0;
  std::set<std::string> providers{}, cas{};  // dropped

  // Says whether a decision makes anything worse for the country.
  bool is_harsher(const reputation::Decision& decision) const;
  // Takes over what was decided; returns what that changes.
  std::vector<Ruling> apply(const reputation::Case& subject, const reputation::Decision& decision,
                            Instant now);
  // Takes back what was decided; that the country was excluded before is remembered.
  void forgive(Instant now);
  // Adds what is held against the country to what its STI-PA must know.
  void add_to(trust::Reservations& reservations, CountryCode country) const;
};

}  // namespace ishaken::parties
