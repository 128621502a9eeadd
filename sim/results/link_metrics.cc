#include "sim/results/link_metrics.h"

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

// The party at the end of an access cable: "FR/provider/1" of it and "FR". Empty for cables between
// countries, and for that of a provider to its telephones, which is no part of the network.
std::string_view party_of(std::string_view from, std::string_view to) {
  if (is_site(from) == is_site(to)) return {};
  return is_site(from) ? to : from;
}

}  // namespace

void LinkMetrics::add(std::string_view from, std::string_view to, const LinkRow& row) {
  sum(total_, row);
  if (const std::string_view party = party_of(from, to); !party.empty())
    sum(by_party_[std::string(party)], row);
}

std::optional<double> LinkMetrics::value(std::string_view metric, std::string_view party) const {
  const auto found = by_party_.find(party);
  if (total_.packets == 0 || (!party.empty() && found == by_party_.end())) return std::nullopt;
  const LinkRow& row = party.empty() ? total_ : found->second;
  if (metric == "packets") return static_cast<double>(row.packets);
  if (metric == "packet_bytes") return static_cast<double>(row.bytes);
  if (metric == "packets_retransmitted") return static_cast<double>(row.retransmitted);
  if (metric == "packets_dropped") return static_cast<double>(row.dropped);
  if (metric == "packets_lost") return static_cast<double>(row.lost);
  return std::nullopt;
}

}  // namespace ishaken::sim
