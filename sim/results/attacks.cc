#include "sim/results/attacks.h"

#include <algorithm>

namespace ishaken::sim {
namespace {

bool is_about(const parties::AttackAnswered& answer, const AttackMeter::Attack& attack) {
  if (answer.subject.known() && std::ranges::find(attack.countries, answer.subject) != attack.countries.end())
    return true;
  if (answer.object.empty()) return false;
  // An answer that names a country is about that one alone, even if the party is the same.
  return answer.object == attack.subject || (!answer.subject.known() && answer.object == attack.object);
}

}  // namespace

void AttackMeter::happened(const TimelineEvent& event) {
  if (event.attack != 0)
    attacks_.push_back(
        {event.attack, event.action, event.at, event.subject, event.object, event.countries, {}});
}

void AttackMeter::answered(Instant now, const parties::AttackAnswered& answer) {
  for (Attack& attack : attacks_) {
    auto& reached = attack.reached[static_cast<std::size_t>(answer.milestone)];
    if (!reached && is_about(answer, attack)) reached = now;
  }
}

const AttackMeter::Attack* AttackMeter::find(unsigned number) const {
  const auto found = std::ranges::find(attacks_, number, &Attack::number);
  return found == attacks_.end() ? nullptr : &*found;
}

std::vector<std::string_view> AttackMeter::actions() const {
  std::vector<std::string_view> out;
  for (const Attack& attack : attacks_)
    if (std::ranges::find(out, attack.action) == out.end()) out.push_back(attack.action);
  return out;
}

std::vector<WeightedDuration> AttackMeter::until(Milestone milestone, std::string_view action) const {
  std::vector<WeightedDuration> out;
  for (const Attack& attack : attacks_)
    if (const auto& reached = attack.reached[static_cast<std::size_t>(milestone)];
        reached && covers(action, attack.action))
      out.push_back({*reached - attack.at});
  return out;
}

std::size_t AttackMeter::undetected(std::string_view action) const {
  return static_cast<std::size_t>(std::ranges::count_if(attacks_, [&](const Attack& attack) {
    return covers(action, attack.action) && !attack.reached[static_cast<std::size_t>(Milestone::detected)];
  }));
}

}  // namespace ishaken::sim
