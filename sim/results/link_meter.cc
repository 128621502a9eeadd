#include "sim/results/link_meter.h"

namespace ishaken::sim {
namespace {

void sum(LinkRow& into, const LinkRow& row) {
  into.packets += row.packets;
  into.bytes += row.bytes;
  into.retransmitted += row.retransmitted;
  into.dropped += row.dropped;
  into.lost += row.lost;
}

bool is_site(std::string_view name) { return name.size() == 2 || name == "world"; }

// Returns the party at the end of an access cable: "FR/provider/1" for the cable from it to "FR". Returns an
// empty text for cables between countries, and for the cable from a provider to its telephones, which is no
// part of the network.
std::string_view party_of(std::string_view from, std::string_view to) {
  if (is_site(from) == is_site(to)) return {};
  return is_site(from) ? to : from;
}

}  // namespace

void LinkMeter::add(std::string_view from, std::string_view to, const LinkRow& row) {
  sum(total_, row);
  if (const std::string_view party = party_of(from, to); !party.empty())
    sum(by_party_[std::string(party)], row);
}

const LinkRow* LinkMeter::find(std::string_view party) const {
  const LinkRow* row = &total_;
  if (!party.empty()) {
    const auto found = by_party_.find(party);
    if (found == by_party_.end()) return nullptr;
    row = &found->second;
  }
  return total_.packets == 0 ? nullptr : row;
}

}  // namespace ishaken::sim
