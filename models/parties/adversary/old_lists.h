// What a party served once, shown to its readers again: the registry's contents; an STI-PA's list for its
// providers, and that for partners.
#pragma once

#include <functional>
#include <map>
#include <utility>

#include "models/messages/attack.h"
#include "models/parties/party.h"
#include "models/parties/shared.h"

namespace ishaken::parties {

class OldLists {
 public:
  // `partner`: the country in whose name it reads lists for partners.
  OldLists(CountryCode partner, const Shared& shared) : partner_(partner), shared_(shared) {}

  // Reads what the party serves now, for the next attack that shows what is old there.
  void capture(const messages::Capture& order, Act& act);
  // From now on shows what was captured at that party; if nothing was, what it serves now.
  void show(const messages::StandOnLink& order, Act& act);
  void stop(unsigned attack) { shown_.erase(attack); }
  // Puts the old in the place of what passes: the same to every reader, whatever the party would have said.
  void passes(const messages::StandOnLink& order, messages::Message& message) const;

 private:
  struct Served {
    messages::SharedText contents, list, partner_list;
  };
  using Into = std::function<Served&()>;
  void read_all(PartyId at, CountryCode country, Act& act, const Into& into);

  CountryCode partner_;
  const Shared& shared_;
  std::map<std::pair<PartyId, CountryCode>, Served> captured_;
  std::map<unsigned, Served> shown_;  // by attack
};

}  // namespace ishaken::parties
