// Which parties and which paths are down, or worse than usual, at the moment.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "models/base/names.h"
#include "models/base/random.h"
#include "models/base/time.h"
#include "models/parties/directory.h"

namespace ishaken::sim {

class Faults {
 public:
  explicit Faults(const parties::Directory& directory) : directory_(directory), down_(directory.size()) {}

  void take_down(PartyId party) { ++down_[number(party)]; }
  void bring_up(PartyId party) { --down_[number(party)]; }
  bool is_up(PartyId party) const { return down_[number(party)] == 0; }

  // Between two groups; an empty second one means everybody else, the registry too.
  struct Between {
    std::set<CountryCode> group, from;
    bool has(CountryCode a, CountryCode b) const;
  };
  // A cut of paths, or a longer way and more losses on them.
  struct Disruption {
    Between between;
    bool cut = true;
    Duration longer{0};  // there and back
    double loss = 0;
  };
  // Disrupts paths until it is mended; the caller numbers what it does.
  void disrupt(unsigned number, Disruption what) { disruptions_.emplace(number, std::move(what)); }
  void mend(unsigned number) { disruptions_.erase(number); }
  // Returns what disruptions add to the round trip between two countries, and the share of what passes there
  // that they take.
  Duration longer(CountryCode a, CountryCode b) const;
  double loss(CountryCode a, CountryCode b) const;

  // Under a flood that share of the messages to and from the party is lost; of several, each takes its own.
  void flood(PartyId party, double loss) { floods_.emplace(party, loss); }
  // The end of one flood of that strength.
  void dry(PartyId party, double loss);
  // Whether a flood takes a message; draws only where there is one.
  bool drowns(PartyId from, PartyId to, Stream& draws) const {
    if (floods_.empty()) return false;
    for (const PartyId party : {from, to})
      for (auto [flood, end] = floods_.equal_range(party); flood != end; ++flood)
        if (draws.chance(flood->second)) return true;
    return false;
  }

  // The share of all packets that floods take before a party.
  double flood_at(PartyId party) const {
    double passes = 1;
    for (auto [flood, end] = floods_.equal_range(party); flood != end; ++flood) passes *= 1 - flood->second;
    return 1 - passes;
  }

  // Whether a message can pass now.
  bool passes(PartyId from, PartyId to) const;

 private:
  const parties::Directory& directory_;
  std::vector<unsigned> down_;
  std::multimap<PartyId, double> floods_;
  std::map<unsigned, Disruption> disruptions_;
};

}  // namespace ishaken::sim
