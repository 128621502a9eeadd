// Where adversaries stand on a link: what passes there is handed to them, and goes on only through them.
#pragma once

#include <set>
#include <vector>

#include "models/messages/message.h"
#include "models/parties/directory.h"

namespace ishaken::sim {

struct Tap {
  unsigned attack = 0;
  PartyId adversary = no_party;
  PartyId at = no_party;           // beside whom it stands
  std::set<CountryCode> toward{};  // readers in these countries; empty: everywhere
  bool calls = false;              // true: calls that come in to that party; false: what that party serves
};

class Taps {
 public:
  explicit Taps(const parties::Directory& directory) : directory_(directory) {}

  void add(Tap tap) { taps_.push_back(std::move(tap)); }
  void remove(unsigned attack) {
    std::erase_if(taps_, [&](const Tap& tap) { return tap.attack == attack; });
  }
  // The first that a message passes; null where there is none.
  const Tap* on(const messages::Envelope& envelope) const {
    for (const Tap& tap : taps_)
      if (tap.calls ? passes_before(tap, envelope) : passes_behind(tap, envelope)) return &tap;
    return nullptr;
  }

 private:
  bool passes_before(const Tap& tap, const messages::Envelope& envelope) const {
    return envelope.to == tap.at && envelope.from != tap.adversary &&
           std::holds_alternative<messages::Invite>(envelope.message);
  }
  bool passes_behind(const Tap& tap, const messages::Envelope& envelope) const {
    // Within a body nothing goes over a link.
    return envelope.from == tap.at && envelope.to != tap.adversary &&
           directory_.at(envelope.to).body != directory_.at(envelope.from).body &&
           (tap.toward.empty() || tap.toward.contains(directory_.at(envelope.to).country));
  }

  const parties::Directory& directory_;
  std::vector<Tap> taps_;
};

}  // namespace ishaken::sim
