// Where an STI-PA has the lists of other countries from. Its STI-GA says for each country which source counts
// (TrustedCountry::mechanism), and the publisher merges what the sources hold.
//
// To add one: a class here, its name in trust::Mechanism (what trust::decide chooses by, with its policy
// value), and its place in the list of sources of PolicyAdministrator.
#pragma once

#include "models/messages/governance.h"
#include "models/parties/administrator/served_country.h"
#include "models/trust/trusted_list.h"

namespace ishaken::parties {

class TrustSource {
 public:
  virtual ~TrustSource() = default;
  virtual trust::Mechanism name() const = 0;
  virtual void start(Act&) {}
  // The STI-GA of `reader` has decided anew.
  virtual void instructed(const ServedCountry& /*reader*/, const messages::InstructTrust&, Act&) {}
  // Returns the list of `country` as `reader` may use it now; null if there is none.
  virtual trust::TrustedListPtr list_of(CountryCode country, const ServedCountry& reader,
                                        Instant now) const = 0;
};

}  // namespace ishaken::parties
