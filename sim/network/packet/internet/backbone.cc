#include "sim/network/packet/internet/backbone.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/numbering/atlas.h"

namespace ishaken::sim {
namespace {

constexpr double km_per_ms = 200;  // light in fibre: two thirds of c

Duration by_fibre(const Location& a, const Location& b) {
  const double km = great_circle_km(a.latitude, a.longitude, b.latitude, b.longitude);
  // Whole microseconds, so that the last bits of a mathematical library never reach a result.
  return std::chrono::microseconds(std::llround(km / km_per_ms * 1000));
}

}  // namespace

Backbone::Backbone(const LinkTable& links, const TransportModel& transport)
    : count_(links.sites().size()), path_(count_ * count_), rest_(count_ * count_), next_(count_ * count_) {
  const auto& sites = links.sites();
  for (const auto& [pair, rate] : transport.cables) {
    const std::size_t a = links.site(pair.first), b = links.site(pair.second);
    add(a, b, by_fibre(sites[a].location, sites[b].location), rate);
  }
  join_neighbours(links, transport);
  find_paths();
  const auto half_of = [&](std::size_t a, std::size_t b) {
    return links.round_trip(sites[a].country, sites[b].country) / 2;
  };
  for (std::size_t a = 0; a < count_; ++a)
    for (std::size_t b = a + 1; b < count_; ++b)
      if (path(a, b) > half_of(a, b)) add(a, b, half_of(a, b), transport.backbone_rate);
  find_paths();  // an existing cable may be shorter now
  for (std::size_t a = 0; a < count_; ++a)
    for (std::size_t b = 0; b < count_; ++b) rest_[a * count_ + b] = half_of(a, b) - path(a, b);
}

void Backbone::add(std::size_t a, std::size_t b, Duration delay, double rate) {
  if (a > b) std::swap(a, b);
  const auto same = std::ranges::find_if(cables_, [&](const Cable& c) { return c.a == a && c.b == b; });
  if (same == cables_.end()) {
    cables_.push_back({a, b, delay, rate});
  } else {
    same->delay = std::min(same->delay, delay);
  }
}

// Adds cables to the nearest sites of each site, and a minimum spanning tree (Prim), which connects all.
void Backbone::join_neighbours(const LinkTable& links, const TransportModel& transport) {
  const auto& sites = links.sites();
  std::vector<Duration> direct(count_ * count_);
  for (std::size_t a = 0; a < count_; ++a)
    for (std::size_t b = a + 1; b < count_; ++b)
      direct[a * count_ + b] = direct[b * count_ + a] = by_fibre(sites[a].location, sites[b].location);

  for (std::size_t a = 0; a < count_; ++a) {
    std::vector<std::size_t> others(count_);
    std::iota(others.begin(), others.end(), std::size_t{0});
    std::erase(others, a);
    const std::size_t wanted = std::min<std::size_t>(transport.neighbours, others.size());
    std::partial_sort(others.begin(), others.begin() + static_cast<std::ptrdiff_t>(wanted), others.end(),
                      [&](std::size_t x, std::size_t y) {
                        return std::pair(direct[a * count_ + x], x) < std::pair(direct[a * count_ + y], y);
                      });
    for (std::size_t i = 0; i < wanted; ++i)
      add(a, others[i], direct[a * count_ + others[i]], transport.backbone_rate);
  }

  std::vector<std::size_t> nearest(count_,
                                   0);  // the nearest connected site, for each that is not connected yet
  std::vector<bool> joined(count_, false);
  joined[0] = true;
  for (std::size_t n = 1; n < count_; ++n) {
    std::size_t best = 0;
    for (std::size_t b = 1; b < count_; ++b)
      if (!joined[b] &&
          (best == 0 || direct[nearest[b] * count_ + b] < direct[nearest[best] * count_ + best]))
        best = b;
    add(nearest[best], best, direct[nearest[best] * count_ + best], transport.backbone_rate);
    joined[best] = true;
    for (std::size_t b = 1; b < count_; ++b)
      if (direct[best * count_ + b] < direct[nearest[b] * count_ + b]) nearest[b] = best;
  }
}

// Finds the shortest paths between all sites (Floyd, Warshall); of two equally long ones, keeps the first
// found.
void Backbone::find_paths() {
  constexpr Duration far = std::chrono::hours(24);
  std::fill(path_.begin(), path_.end(), far);
  for (std::size_t a = 0; a < count_; ++a) path_[a * count_ + a] = Duration{0};
  for (const Cable& cable : cables_) {
    path_[cable.a * count_ + cable.b] = path_[cable.b * count_ + cable.a] = cable.delay;
    next_[cable.a * count_ + cable.b] = cable.b;
    next_[cable.b * count_ + cable.a] = cable.a;
  }
  for (std::size_t via = 0; via < count_; ++via)
    for (std::size_t a = 0; a < count_; ++a)
      for (std::size_t b = 0; b < count_; ++b) {
        const Duration length = path_[a * count_ + via] + path_[via * count_ + b];
        if (length >= path_[a * count_ + b]) continue;
        path_[a * count_ + b] = length;
        next_[a * count_ + b] = next_[a * count_ + via];
      }
}

}  // namespace ishaken::sim
