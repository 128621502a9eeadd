// The entries of its countries in the International SHAKEN registry: made, renewed, withdrawn, watched, and
// disputed if the registry shows something else.
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
  // Registers the country's new national list, if it is to be registered.
  void list_changed(const ServedCountry& country, messages::SharedText list, Act& act);
  // Holds what the registry shows of the country against what was registered; null if it shows nothing.
  void watch(CountryCode country, const trust::RegistryEntry* shown, Act& act);
  // Asks the people of the registry to look at the entries of all countries that are registered.
  void dispute_all(Act& act);
  bool wants_to_see(const ServedCountry& country) const;

 private:
  struct Entry {
    bool registered = false;
    bool was_shown = false;
    messages::SharedText list;  // what it will say
    std::int64_t sequence = 0;
    std::vector<Sha256> sent;  // the newest last
    Instant counted_ahead{};   // when it last had to count on from where somebody else had come to
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
