// The round trip, queueing and loss of every pair of countries.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/base/names.h"
#include "models/base/random.h"
#include "sim/network/latency.h"

namespace ishaken::sim {

struct LinkModel {
  double spread = 0;   // sigma of the logarithm of the random factor per pair
  Duration jitter{0};  // median of the queueing delay of one message
  double loss = 0;
  Duration domestic_round_trip{0};
  struct Override {
    std::optional<Duration> round_trip;
    std::optional<double> loss;
  };
  std::map<std::pair<CountryCode, CountryCode>, Override> overrides;  // smaller code first
};

class LinkTable {
 public:
  struct Site {
    CountryCode country;
    Location location;
  };
  // One site per country, and one for the registry (whose country is unknown).
  LinkTable(const LinkModel& model, const std::vector<Site>& sites, std::uint64_t seed);

  const std::vector<Site>& sites() const { return sites_; }

  Duration round_trip(CountryCode a, CountryCode b) const { return at(a, b).round_trip; }
  double loss(std::size_t a, std::size_t b) const { return paths_[a * count_ + b].loss; }  // by site
  // Returns the queueing delay that other traffic adds to one message.
  Duration queueing(Stream& draws) const;
  // Returns the delay that retransmissions add (RFC 3261 17.1.1.2: T1 = 500 ms, doubled each time), or
  // nullopt if the sender gives up. `more` is loss in addition to the link's usual loss.
  std::optional<Duration> retransmissions(CountryCode a, CountryCode b, double more, Stream& draws) const;
  // Returns the index of a site in sites(), for tables by pairs of sites.
  std::size_t site(CountryCode country) const;

 private:
  struct Path {
    Duration round_trip{0};
    double loss = 0;
  };
  const Path& at(CountryCode a, CountryCode b) const;
  Duration jitter_;
  std::vector<Site> sites_;
  std::vector<std::size_t> index_;  // by the two letters of a country
  std::vector<Path> paths_;
  std::size_t count_;
};

// Returns "FR" for France, and "world" for the registry's site.
inline std::string name_of_site(CountryCode country) { return country.known() ? country.text() : "world"; }

}  // namespace ishaken::sim
