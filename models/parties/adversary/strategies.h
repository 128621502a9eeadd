// The strategies of an adversary that makes calls: which numbers it shows, and what it does when they no
// longer pass. Each is a named function of what an adversary may know, registered once with its description.
#pragma once

#include <array>
#include <deque>
#include <optional>

#include "models/base/random.h"
#include "models/messages/attack.h"
#include "models/parties/directory.h"

namespace ishaken::parties {

// Returns the number that a call to `called` shows.
TelephoneNumber spoofed_number(const messages::Campaign& campaign, CountryCode called,
                               const Directory& directory, Stream& draws);
// Returns a number of that country to call; empty if nobody serves one.
TelephoneNumber called_number(CountryCode country, const Directory& directory, Stream& draws);

// The results of the last calls, as far as their originator can tell: a call passed if its final response has
// no STIR reason.
class Successes {
 public:
  static constexpr std::size_t window = 20;
  void add(bool passed);
  // Returns the share that passed; nothing until the window is full.
  std::optional<double> share() const;
  void clear() { last_.clear(); }

 private:
  std::deque<bool> last_;
};

// What becomes of a campaign: it goes on with what it has, moves on to an older key, or stops.
enum class NextStep { go_on, move_on, stop };
NextStep next_step(const messages::Campaign& campaign, const Successes& successes);

}  // namespace ishaken::parties
