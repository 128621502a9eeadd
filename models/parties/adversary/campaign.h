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

// The number that a call to `called` shows.
TelephoneNumber spoofed_number(const messages::Campaign& campaign, CountryCode called,
                               const Directory& directory, Stream& draws);
// A number of that country to call; empty where nobody serves one.
TelephoneNumber called_number(CountryCode country, const Directory& directory, Stream& draws);

// What came of the last calls, as far as their originator can tell: a final response without a STIR reason.
class Successes {
 public:
  static constexpr std::size_t window = 20;
  void add(bool passed);
  // Known only once the window is full.
  std::optional<double> share() const;
  void clear() { last_.clear(); }

 private:
  std::deque<bool> last_;
};

// Whether the campaign goes on with what it has.
enum class NextStep { go_on, move_on, stop };
NextStep next_step(const messages::Campaign& campaign, const Successes& successes);

}  // namespace ishaken::parties
