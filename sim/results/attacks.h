// The attacks of a run, with the times at which a party first had evidence of each, decided about it, and
// published a list or CRL against it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/parties/observation.h"
#include "sim/results/durations.h"
#include "sim/results/events.h"
#include "sim/results/selection.h"

namespace ishaken::sim {

class AttackMeter {
 public:
  using Milestone = parties::AttackAnswered::Milestone;
  struct Attack {
    unsigned number = 0;
    std::string_view action;
    Instant at{};
    std::string subject, object;
    std::vector<CountryCode> countries;
    std::array<std::optional<Instant>, 3> reached{};  // by Milestone
  };

  void happened(const TimelineEvent& event);
  // Records an answer for every attack so far whose country or party the answer is about. Only the first
  // answer of each milestone counts.
  void answered(Instant now, const parties::AttackAnswered& answer);

  const std::vector<Attack>& all() const { return attacks_; }  // in order of time
  const Attack* find(unsigned number) const;
  std::vector<std::string_view> actions() const;  // each once, in order of time

  // Returns the times from attacks until that milestone, one for each attack that reached it. An empty
  // `action` selects attacks of every action.
  std::vector<WeightedDuration> until(Milestone milestone, std::string_view action) const;
  std::size_t undetected(std::string_view action) const;

 private:
  std::vector<Attack> attacks_;
};

}  // namespace ishaken::sim
