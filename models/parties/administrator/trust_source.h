// The interface of the sources from which an STI-PA gets the lists of other countries. Its STI-GA names the
// source of each country (TrustedCountry::mechanism), and the publisher merges the sources' lists.
//
// To add one, see README.md.
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
  // Takes a new instruction of the STI-GA of `reader`.
  virtual void instructed(const ServedCountry& /*reader*/, const messages::InstructTrust&, Act&) {}
  // Returns the list of `country` as `reader` may use it now; null if there is none.
  virtual trust::TrustedListPtr list_of(CountryCode country, const ServedCountry& reader,
                                        Instant now) const = 0;
};

}  // namespace ishaken::parties
