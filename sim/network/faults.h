// The faults that hold at the moment: parties and paths that are down or degraded.
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

  // The paths between two groups of countries; if `from` is empty, between `group` and everybody else, the
  // registry included.
  struct Between {
    std::set<CountryCode> group, from;
    bool has(CountryCode a, CountryCode b) const;
  };
  // A cut of paths, or a longer round trip and additional loss on them.
  struct Disruption {
    Between between;
    bool cut = true;
    Duration longer{0};  // added to the round trip
    double loss = 0;
  };
  // Disrupts paths until mend() is called with the same number, which the caller chooses.
  void disrupt(unsigned number, Disruption what) { disruptions_.emplace(number, std::move(what)); }
  void mend(unsigned number) { disruptions_.erase(number); }
  // Returns the round-trip time and the loss that disruptions add between two countries.
  Duration longer(CountryCode a, CountryCode b) const;
  double loss(CountryCode a, CountryCode b) const;

  // Starts to lose that share of the messages to and from the party. Several floods act independently.
  void flood(PartyId party, double loss) { floods_.emplace(party, loss); }
  // Ends one flood of that strength.
  void end_flood(PartyId party, double loss);
  // Returns whether a flood loses this message. Draws only if there is a flood.
  bool lost_to_flood(PartyId from, PartyId to, Stream& draws) const {
    if (floods_.empty()) return false;
    for (const PartyId party : {from, to})
      for (auto [flood, end] = floods_.equal_range(party); flood != end; ++flood)
        if (draws.chance(flood->second)) return true;
    return false;
  }

  // Returns the share of the packets to a party that floods drop.
  double flood_at(PartyId party) const {
    double passes = 1;
    for (auto [flood, end] = floods_.equal_range(party); flood != end; ++flood) passes *= 1 - flood->second;
    return 1 - passes;
  }

  // Returns whether both parties are up and no cut separates them.
  bool passes(PartyId from, PartyId to) const;

 private:
  const parties::Directory& directory_;
  std::vector<unsigned> down_;
  std::multimap<PartyId, double> floods_;
  std::map<unsigned, Disruption> disruptions_;
};

}  // namespace ishaken::sim
