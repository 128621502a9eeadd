// What packets did on the cables, added up: of all cables, or of the one that joins a party to its country.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "sim/results/rows.h"

namespace ishaken::sim {

class LinkMetrics {
 public:
  void add(std::string_view from, std::string_view to, const LinkRow& row);

  // "packets", "packet_bytes", "packets_retransmitted", "packets_dropped" or "packets_lost", both directions
  // together. Empty where there were no packets, and for other metrics.
  std::optional<double> value(std::string_view metric, std::string_view party) const;

 private:
  LinkRow total_;
  std::map<std::string, LinkRow, std::less<>> by_party_;
};

}  // namespace ishaken::sim
