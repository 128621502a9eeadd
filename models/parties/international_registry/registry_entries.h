// The entries that the registry shows, and those that it would put back: the last that an STI-PA registered
// itself if operators changed it since, and what stood there before an STI-PA's entry brought news.
#pragma once

#include <map>
#include <optional>

#include "models/parties/international_registry/held_entry.h"

namespace ishaken::parties {

// Of one country's entry; none: the entry goes.
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
  // Returns the entry that the country's STI-PA registered last, if it was one that operators changed; else
  // the one that is shown. Null if there is neither.
  const HeldEntry* registered(CountryCode country) const;
  // Returns whether an entry brings a root or an STI-CA that the country's entry does not have, or had before
  // operators changed it.
  bool brings_news(const RegistryChange& change) const;

  void apply(const RegistryChange& change);
  // Undoes what operators changed, of all countries if none is named; and the country's entry if it names
  // the culprit, an organization: nobody ordered it then, and it came in the STI-PA's name or before the
  // STI-PA itself.
  void restore(CountryCode country, const std::string& culprit);

 private:
  void show(CountryCode country, const std::optional<HeldEntry>& held);

  trust::Reader& reader_;
  std::map<CountryCode, HeldEntry> shown_;
  std::map<CountryCode, std::optional<HeldEntry>> before_orders_, before_news_;
};

}  // namespace ishaken::parties
