// Changes of the registry's entries that wait: for the approval of operators, and for as long as news is
// held back. What an STI-PA asks for takes the place of what it asked for before.
#pragma once

#include <functional>
#include <list>

#include "models/parties/international_registry/registry_entries.h"
#include "models/parties/international_registry/registry_operators.h"
#include "models/parties/timer.h"

namespace ishaken::parties {

class PendingChanges {
 public:
  struct Config {
    Instant settled_at{};  // nothing waits before
    Duration hold{0};      // before an STI-PA root or STI-CA that is new in an entry is shown
  };
  using Apply = std::function<void(const RegistryChange& change, Act& act)>;
  PendingChanges(Config config, const RegistryEntries& entries, const RegistryOperators& operators,
                 trust::Reader& reader, Apply apply)
      : config_(config),
        entries_(entries),
        operators_(operators),
        reader_(reader),
        apply_(std::move(apply)) {}

  // Applies a change when it is due, which may be at once.
  void propose(RegistryChange change, Act& act);
  // Returns whether an entry under another STI-PA root waits for that country.
  bool is_contested(CountryCode country, const pki::Certificate& pa_root) const;
  // Drops what operators ordered for that country, and for all if none is named.
  void drop_orders(CountryCode country);
  // Drops the entries that name an STI-CA of that organization.
  void drop_naming(const std::string& organization);

 private:
  struct Pending {
    RegistryChange change;
    Instant due{};
    Timer timer{};
  };
  Instant due(const RegistryChange& change, Act& act) const;
  // Drops what the STI-PA asked for before. Returns when its new entry is due: what was held already is not
  // held anew.
  Instant replace(const RegistryChange& change, Instant due);

  Config config_;
  const RegistryEntries& entries_;
  const RegistryOperators& operators_;
  trust::Reader& reader_;
  Apply apply_;
  std::list<Pending> pending_;
};

}  // namespace ishaken::parties
