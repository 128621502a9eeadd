// What the control plane came to: agreements in force, entries of the registry, STI-CAs on published lists.
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
  // Either side may report that their agreement began or ended; the last word holds.
  void agreed(CountryCode one, CountryCode other, bool in_force);
  void registered(CountryCode country, bool registered);
  void published(std::string_view party, const parties::ListPublished& list);

  std::size_t agreements() const { return agreements_.size(); }        // pairs with one in force
  std::size_t registrations() const { return registrations_.size(); }  // entries in the registry
  // Returns the last or max of the STI-CAs on the lists of one STI-PA, or of any if `party` is empty. One
  // that serves several countries publishes several lists; the largest counts.
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
