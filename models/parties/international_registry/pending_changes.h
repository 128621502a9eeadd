// The changes of registry entries that wait for the approval of operators, or while news is held back. A
// newer request of an STI-PA replaces its older one.
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
    Instant settled_at{};  // changes before it do not wait
    Duration hold{0};      // until an STI-PA root or STI-CA that is new in an entry is shown
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
  // Drops the operators' orders for that country; for all countries if none is named.
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
  // Drops the STI-PA's older request. Returns the time at which the new entry is due: if it names no more
  // than the older one, the time that the older one has waited counts.
  Instant replace(const RegistryChange& change, Instant due);

  Config config_;
  const RegistryEntries& entries_;
  const RegistryOperators& operators_;
  trust::Reader& reader_;
  Apply apply_;
  std::list<Pending> pending_;
};

}  // namespace ishaken::parties
