// The entries of an STI-PA's countries in the International SHAKEN registry. It makes, renews and withdraws
// them, and disputes them if the registry shows other ones.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "models/messages/governance.h"
#include "models/messages/trust_lists.h"
#include "models/parties/administrator/served_country.h"
#include "models/parties/timer.h"
#include "models/trust/registry_entry.h"

namespace ishaken::parties {

class Registration {
 public:
  Registration(const AdministratorOffice& office, Duration validity) : office_(office), validity_(validity) {}

  void instructed(const messages::InstructRegistration& instruction, Act& act);
  // Registers the country's new national list, if the country is to be registered.
  void list_changed(const ServedCountry& country, messages::SharedText list, Act& act);
  // Compares the entry that the registry shows for the country with the registered one; null if it shows
  // none.
  void watch(CountryCode country, const trust::RegistryEntry* shown, Act& act);
  // Asks the registry's operators to examine the entries of all registered countries.
  void dispute_all(Act& act);
  bool wants_to_see(const ServedCountry& country) const;

 private:
  struct Entry {
    bool registered = false;
    bool was_shown = false;
    messages::SharedText list;  // the national list in the entry
    std::int64_t sequence = 0;
    std::vector<Sha256> sent;  // the newest last
    Instant counted_ahead{};   // the time of the last skip past somebody else's sequence
    Timer renewal;
  };

  void send(const ServedCountry& country, Act& act);
  void renew(const ServedCountry& country, Act& act);
  void answered(CountryCode country, const messages::Message& answer, Act& act);
  void dispute(CountryCode country, Act& act);
  static void remember(Entry& entry, const std::string& text);

  const AdministratorOffice& office_;
  Duration validity_;
  std::map<CountryCode, Entry> entries_;
};

}  // namespace ishaken::parties
