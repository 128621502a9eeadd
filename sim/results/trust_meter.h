// The state of trust between countries: agreements in force, entries of the registry, STI-CAs on published
// lists.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/parties/observation.h"
#include "sim/results/selection.h"

namespace ishaken::sim {

class TrustMeter {
 public:
  // Records that an agreement began or ended. Either side may report it; the last report counts.
  void agreed(CountryCode one, CountryCode other, bool in_force);
  void registered(CountryCode country, bool registered);
  void published(std::string_view party, const parties::ListPublished& list);

  std::size_t agreements() const { return agreements_.size(); }        // pairs with one in force
  std::size_t registrations() const { return registrations_.size(); }  // entries in the registry
  // Returns the number of STI-CAs on the last or the largest list of one STI-PA, or of any STI-PA if `party`
  // is empty. An STI-PA that serves several countries publishes several lists; the largest number counts.
  std::optional<double> trusted_cas(std::string_view party, Stat stat) const;
  std::vector<std::string> publishers() const;  // sorted

 private:
  struct Anchors {
    std::size_t last = 0, max = 0;
  };
  std::set<std::pair<CountryCode, CountryCode>> agreements_;
  std::set<CountryCode> registrations_;
  std::map<std::string, std::map<CountryCode, Anchors>, std::less<>> lists_;  // by path of the STI-PA
};

}  // namespace ishaken::sim
