// The entries that the registry shows, and those that it can restore: the last entry that an STI-PA
// registered itself, if operators changed it since, and the entry before one with new roots or STI-CAs.
#pragma once

#include <map>
#include <optional>

#include "models/parties/international_registry/held_entry.h"

namespace ishaken::parties {

// A change of one country's entry; without `entry`, its removal.
struct RegistryChange {
  CountryCode country;
  std::optional<HeldEntry> entry;
  bool ordered = false;  // by operators, and not by the STI-PA
};

class RegistryEntries {
 public:
  explicit RegistryEntries(trust::Reader& reader) : reader_(reader) {}

  const std::map<CountryCode, HeldEntry>& shown() const { return shown_; }
  // Returns the entry that is shown for a country; null if there is none.
  const HeldEntry* find(CountryCode country) const;
  // Returns the entry that the country's STI-PA registered last if operators changed it since, and the entry
  // that is shown if they did not. Null if there is neither.
  const HeldEntry* registered(CountryCode country) const;
  // Returns whether an entry names a root or an STI-CA that the country's entry does not have now, and did
  // not have before operators changed it.
  bool brings_news(const RegistryChange& change) const;

  void apply(const RegistryChange& change);
  // Undoes the operators' changes for a country, or for all countries if none is named. Also replaces the
  // country's entry by the one before its last news if it names the culprit, an organization: in that case no
  // operator ordered it, and it came in the STI-PA's name or before the STI-PA registered.
  void restore(CountryCode country, const std::string& culprit);

 private:
  void show(CountryCode country, const std::optional<HeldEntry>& held);

  trust::Reader& reader_;
  std::map<CountryCode, HeldEntry> shown_;
  std::map<CountryCode, std::optional<HeldEntry>> before_orders_, before_news_;
};

}  // namespace ishaken::parties
