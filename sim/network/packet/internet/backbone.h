// The cables between countries and the shortest paths over them. Pure geometry, without ns-3.
#pragma once

#include <cstdint>
#include <vector>

#include "models/base/time.h"
#include "sim/network/link_table.h"
#include "sim/network/transport_model.h"

namespace ishaken::sim {

// A sparse network of cables: from each site to its nearest ones, between parts that are still separate,
// cables that the scenario names, and one for each pair for which the others are too slow. A cable is as long
// as the great circle, at the speed of light in fibre (200 km per ms). Real paths take longer because of
// detours and equipment; rest() adds the difference, so that every pair has the round trip of the LinkTable.
class Backbone {
 public:
  struct Cable {
    std::size_t a = 0, b = 0;  // sites, a < b
    Duration delay{0};         // one way
    double rate = 0;           // bits per second
  };
  Backbone(const LinkTable& links, const TransportModel& transport);

  const std::vector<Cable>& cables() const { return cables_; }
  // Returns the site after `from` on the path to `to`.
  std::size_t next(std::size_t from, std::size_t to) const { return next_[from * count_ + to]; }
  // Returns the latency of the cables alone, one way.
  Duration path(std::size_t from, std::size_t to) const { return path_[from * count_ + to]; }
  // Returns half the round trip less path(), also within a country.
  Duration rest(std::size_t from, std::size_t to) const { return rest_[from * count_ + to]; }

 private:
  void add(std::size_t a, std::size_t b, Duration delay, double rate);
  void join_neighbours(const LinkTable& links, const TransportModel& transport);
  void find_paths();

  std::size_t count_;
  std::vector<Cable> cables_;
  std::vector<Duration> path_, rest_;
  std::vector<std::size_t> next_;
};

}  // namespace ishaken::sim
