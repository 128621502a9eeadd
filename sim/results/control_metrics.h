// What is counted of the control plane: messages and their bytes by interface, as sent, whether delivered or
// not; and what it came to: agreements in force, entries of the registry, STI-CAs on published lists.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/parties/observation.h"
#include "sim/results/events.h"
#include "sim/results/periods.h"

namespace ishaken::sim {

struct ControlCounts {
  std::uint64_t messages = 0, bytes = 0;
};

class ControlMetrics {
 public:
  void count(const ControlExchange& exchange, std::size_t period);

  // Of one interface, or of all where it is empty.
  ControlCounts counts(std::string_view interface, const Window& window, const Periods& periods) const;
  std::vector<std::string_view> interfaces() const;  // sorted

 private:
  std::map<std::string_view, std::map<std::size_t, ControlCounts>> by_interface_;
};

class TrustMetrics {
 public:
  // Either side may report that their agreement began or ended; the last word holds.
  void agreed(CountryCode one, CountryCode other, bool in_force);
  void registered(CountryCode country, bool registered);
  void published(std::string_view party, const parties::ListPublished& list);

  std::size_t agreements() const { return agreements_.size(); }        // pairs with one in force
  std::size_t registrations() const { return registrations_.size(); }  // entries in the registry
  // "last" or "max" of the STI-CAs on the lists of one STI-PA, or of any where `party` is empty. One that
  // serves several countries publishes several lists; the largest counts.
  std::optional<double> trusted_cas(std::string_view party, std::string_view stat) const;
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
