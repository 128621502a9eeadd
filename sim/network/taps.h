// The adversaries on links: a message that passes one is handed to it, and continues only if the adversary
// passes it on.
#pragma once

#include <set>
#include <vector>

#include "models/messages/message.h"
#include "models/parties/directory.h"

namespace ishaken::sim {

struct Tap {
  unsigned attack = 0;
  PartyId adversary = no_party;
  PartyId at = no_party;           // the party next to the adversary
  std::set<CountryCode> toward{};  // countries of the receivers; empty means everywhere
  bool calls = false;              // true: calls that come in to `at`; false: everything that `at` sends
};

class Taps {
 public:
  explicit Taps(const parties::Directory& directory) : directory_(directory) {}

  void add(Tap tap) { taps_.push_back(std::move(tap)); }
  void remove(unsigned attack) {
    std::erase_if(taps_, [&](const Tap& tap) { return tap.attack == attack; });
  }
  // Returns the first tap that the message passes; null if there is none.
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
    // Messages within a body do not use a link.
    return envelope.from == tap.at && envelope.to != tap.adversary &&
           directory_.at(envelope.to).body != directory_.at(envelope.from).body &&
           (tap.toward.empty() || tap.toward.contains(directory_.at(envelope.to).country));
  }

  const parties::Directory& directory_;
  std::vector<Tap> taps_;
};

}  // namespace ishaken::sim
