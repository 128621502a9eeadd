// The strategies of an adversary that makes calls: the numbers that it shows, and its reaction when calls no
// longer pass. Each is a function of facts that an adversary may know.
#pragma once

#include <array>
#include <deque>
#include <optional>

#include "models/base/random.h"
#include "models/messages/attack.h"
#include "models/parties/directory.h"

namespace ishaken::parties {

// Returns the calling number that a call to `called` shows.
TelephoneNumber spoofed_number(const messages::Campaign& campaign, CountryCode called,
                               const Directory& directory, Stream& draws);
// Returns a number of that country to call; empty if no provider serves one.
TelephoneNumber called_number(CountryCode country, const Directory& directory, Stream& draws);

// The results of the last calls, as far as their originator can tell: a call passed if its final response has
// no STIR reason.
class Successes {
 public:
  static constexpr std::size_t window = 20;
  void add(bool passed);
  // Returns the share of calls that passed; nothing until the window is full.
  std::optional<double> share() const;
  void clear() { last_.clear(); }

 private:
  std::deque<bool> last_;
};

// The next step of a campaign: go on with the same key, move on to an older one, or stop.
enum class NextStep { go_on, move_on, stop };
NextStep next_step(const messages::Campaign& campaign, const Successes& successes);

}  // namespace ishaken::parties
