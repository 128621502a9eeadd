#include "sim/network/link_table.h"

#include <algorithm>
#include <string>

namespace ishaken::sim {
namespace {

// Queueing measured between cities: median 0.4 ms, 90th percentile 6 ms, 99th 100 ms; a lognormal with this
// sigma passes near all three (ln 15 / 1.28 and ln 250 / 2.33).
constexpr double jitter_sigma = 2.2;
// The maximum queueing delay in seconds, which cuts the far tail of the lognormal.
constexpr double longest_jitter = 2.0;
constexpr int transmissions = 7;  // RFC 3261 timer B: 64 * T1 leaves time for seven

std::size_t letters(CountryCode country) {
  return static_cast<std::size_t>(static_cast<unsigned char>(country.letters[0])) * 256u +
         static_cast<unsigned char>(country.letters[1]);
}

}  // namespace

LinkTable::LinkTable(const LinkModel& model, const std::vector<Site>& sites, std::uint64_t seed)
    : jitter_(model.jitter), sites_(sites), index_(65536, 0), count_(sites.size()) {
  paths_.resize(count_ * count_);
  for (std::size_t i = 0; i < count_; ++i) index_[letters(sites[i].country)] = i;
  for (std::size_t i = 0; i < count_; ++i) {
    for (std::size_t j = i; j < count_; ++j) {
      const CountryCode a = std::min(sites[i].country, sites[j].country),
                        b = std::max(sites[i].country, sites[j].country);
      Path path{model.domestic_round_trip, model.loss};
      if (i != j) {
        Stream draws(seed, "link/" + a.text() + "/" + b.text());
        path.round_trip = seconds(in_seconds(base_round_trip(sites[i].location, sites[j].location)) *
                                  draws.lognormal(1.0, model.spread));
      }
      if (const auto special = model.overrides.find({a, b}); special != model.overrides.end()) {
        path.round_trip = special->second.round_trip.value_or(path.round_trip);
        path.loss = special->second.loss.value_or(path.loss);
      }
      paths_[i * count_ + j] = paths_[j * count_ + i] = path;
    }
  }
}

std::size_t LinkTable::site(CountryCode country) const { return index_[letters(country)]; }

const LinkTable::Path& LinkTable::at(CountryCode a, CountryCode b) const {
  return paths_[site(a) * count_ + site(b)];
}

Duration LinkTable::queueing(Stream& draws) const {
  if (jitter_.count() <= 0) return Duration{0};
  return seconds(std::min(draws.lognormal(in_seconds(jitter_), jitter_sigma), longest_jitter));
}

std::optional<Duration> LinkTable::retransmissions(CountryCode a, CountryCode b, double more,
                                                   Stream& draws) const {
  const double usual = at(a, b).loss, loss = usual + more - usual * more;
  Duration extra{0};
  if (loss <= 0) return extra;
  Duration wait = std::chrono::milliseconds(500);
  for (int sent = 0; sent < transmissions; ++sent, wait *= 2) {
    if (!draws.chance(loss)) return extra;
    extra += wait;
  }
  return std::nullopt;
}

}  // namespace ishaken::sim
