// Plays the timeline: begins each action at its time, ends it, and has it discovered. The effects come from
// the reactions of the parties.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "models/parties/party.h"
#include "sim/actions/stage.h"
#include "sim/engine/engine.h"
#include "sim/results/events.h"

namespace ishaken::sim {

class TimelinePlayer final : private Stage {
 public:
  // The parts of the world that actions use.
  struct Surroundings {
    const Scenario& scenario;
    const parties::Directory& directory;
    Engine& engine;
    Faults& faults;
    Taps& taps;
    std::vector<Duration>& skews;                             // of clocks, by PartyId
    const std::vector<std::unique_ptr<parties::Party>>& all;  // by PartyId
    std::function<void(PartyId, const messages::Directive&)> tell;
    std::function<void(const TimelineEvent&)> note;
    std::function<void(Instant)> verdicts_change;
  };
  explicit TimelinePlayer(Surroundings world);

  // Starts every party but the STI-CAs that the timeline adds, and proposes the scenario's agreements.
  void begin();

 private:
  // A member function for one step of an action.
  using Step = void (TimelinePlayer::*)(const Action& action);
  void at(Duration after_start, std::size_t index, Step step);
  void perform(const Action& action);
  void prepare(const Action& action) { action.prepare(*this); }
  void end(const Action& action) { action.end(*this); }
  void find(const Action& action) { action.when_found(*this); }
  void note(const Action& action);

  const Scenario& scenario() const override { return world_.scenario; }
  const parties::Directory& directory() const override { return world_.directory; }
  unsigned number() const override { return number_; }
  Instant now() const override { return world_.engine.now(); }
  void tell(PartyId party, messages::Directive directive) override { world_.tell(party, directive); }
  std::shared_ptr<const messages::Loot> steal(PartyId from, const parties::Theft& theft) override;
  Faults& faults() override { return world_.faults; }
  Taps& taps() override { return world_.taps; }
  void move_clock(PartyId party, Duration forward) override {
    world_.skews[ishaken::number(party)] += forward;
  }
  void verdicts_change(Instant when) override { world_.verdicts_change(when); }

  Surroundings world_;
  unsigned number_ = 0;
};

}  // namespace ishaken::sim
