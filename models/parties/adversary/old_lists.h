// The replay of old documents to a party's readers: the registry's contents, or an STI-PA's lists for its
// providers and for partners.
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
  // Reads lists for partners in the name of the country `partner`.
  OldLists(CountryCode partner, const Shared& shared) : partner_(partner), shared_(shared) {}

  // Reads the documents that the party serves now, for the next attack that replays them there.
  void capture(const messages::Capture& order, Act& act);
  // Replays the documents captured at that party from now on; if there are none, those that it serves now.
  void show(const messages::StandOnLink& order, Act& act);
  void stop(unsigned attack) { shown_.erase(attack); }
  // Replaces the document in a message by the old one, for every reader and whatever the answer was.
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
