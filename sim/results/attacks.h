// What went wrong, and how long it took until somebody had evidence, decided, and published the answer.
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
  using Stage = parties::AttackAnswered::Stage;
  struct Attack {
    unsigned number = 0;
    std::string_view action;
    Instant at{};
    std::string subject, object;
    std::vector<CountryCode> countries;
    std::array<std::optional<Instant>, 3> reached{};  // by Stage
  };

  void happened(const TimelineEvent& event);
  // Counts for every attack so far that is about the answer's country or about the very party. The first
  // answer of each stage counts.
  void answered(Instant now, const parties::AttackAnswered& answer);

  const std::vector<Attack>& all() const { return attacks_; }  // in order of time
  const Attack* find(unsigned number) const;
  std::vector<std::string_view> actions() const;  // each once, in order of time

  // Returns the time from each attack until that stage, if it was reached; of one action, or of all if it is
  // empty.
  std::vector<WeightedDuration> until(Stage stage, std::string_view action) const;
  std::size_t undetected(std::string_view action) const;

 private:
  std::vector<Attack> attacks_;
};

}  // namespace ishaken::sim
