// The sums of packets on all cables, or on the cable that joins a party to its country.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "sim/results/rows.h"

namespace ishaken::sim {

class LinkMeter {
 public:
  void add(std::string_view from, std::string_view to, const LinkRow& row);

  // Returns the sums of one party, both directions together, or of all cables if `party` is empty; null if
  // there were no packets.
  const LinkRow* find(std::string_view party) const;

 private:
  LinkRow total_;
  std::map<std::string, LinkRow, std::less<>> by_party_;
};

}  // namespace ishaken::sim
