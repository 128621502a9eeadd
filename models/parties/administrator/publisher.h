// The publisher of an STI-PA's lists: the national one, and the one for its providers, merged from all
// sources. It builds and signs them again when their sources have changed and before they expire, and serves
// them to any party.
#pragma once

#include <map>
#include <vector>

#include "models/messages/trust_lists.h"
#include "models/parties/administrator/national_source.h"
#include "models/parties/administrator/registration.h"
#include "models/parties/administrator/trust_source.h"

namespace ishaken::parties {

class Publisher {
 public:
  using Sources = std::vector<TrustSource*>;
  Publisher(const AdministratorOffice& office, const NationalSource& national, const Sources& sources,
            Registration& registration)
      : office_(office), national_(national), sources_(sources), registration_(registration) {}

  // Publishes the lists of that country, now and whenever half of their validity is over.
  void renew(const ServedCountry& country, Act& act);
  // Publishes after a second, together with the changes until then.
  void publish_soon(CountryCode country, Act& act);
  // Signs all lists again, under a new key.
  void sign_all(Act& act);

  void serve(const messages::TrustedListRequest& request, const messages::Envelope& envelope, Act& act);
  void serve_partner(const messages::PartnerListRequest& request, const messages::Envelope& envelope,
                     Act& act);

 private:
  struct List {
    trust::TrustedList content;
    messages::SharedText text;
  };
  struct Published {
    List national, merged;
    bool soon = false;
  };

  // Signs the lists again if their contents changed, or in any case.
  void publish(const ServedCountry& country, bool in_any_case, Act& act);
  trust::TrustedList merge(const ServedCountry& country, const trust::TrustedList& national,
                           Instant now) const;
  // Returns the lists of the excluded countries that a source has.
  std::vector<trust::TrustedListPtr> excluded_lists(const ServedCountry& country, Instant now) const;
  trust::TrustedListPtr usable(const trust::TrustedCountry& of, const ServedCountry& country,
                               Instant now) const;
  void replace(List& list, trust::TrustedList content, const ServedCountry& country, Instant now);
  // Sends the list to all providers, which would otherwise get it only at their next poll.
  void push(const ServedCountry& country, const messages::SharedText& list, Act& act);

  const AdministratorOffice& office_;
  const NationalSource& national_;
  const Sources& sources_;
  Registration& registration_;
  std::map<CountryCode, Published> published_;
};

}  // namespace ishaken::parties
