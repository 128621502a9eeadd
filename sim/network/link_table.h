// How long a message takes between two countries: distance, a factor drawn once per pair, queues, losses.
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
  double spread = 0;   // sigma of the logarithm of the factor per pair
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
    Place place;
  };
  // One site per country, and one for the registry (whose country is unknown).
  LinkTable(const LinkModel& model, const std::vector<Site>& sites, std::uint64_t seed);

  const std::vector<Site>& sites() const { return sites_; }

  Duration round_trip(CountryCode a, CountryCode b) const { return at(a, b).round_trip; }
  double loss(std::size_t a, std::size_t b) const { return paths_[a * count_ + b].loss; }  // by site
  // What the queues of others add to one message.
  Duration queueing(Stream& draws) const;
  // The waits of retransmission (RFC 3261 17.1.1.2: T1 = 500 ms, doubled each time). Empty where the sender
  // gives up. `more`: what is lost beside the share that the link always loses.
  std::optional<Duration> retransmissions(CountryCode a, CountryCode b, double more, Stream& draws) const;
  // The number of a site, in the order in which they were given; for tables by pairs.
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

// "FR"; "world" for that of the registry.
inline std::string name_of_site(CountryCode country) { return country.known() ? country.text() : "world"; }

}  // namespace ishaken::sim
