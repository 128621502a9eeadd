// A stage on which single actions are played, and which writes down what they do.
#pragma once

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

#include "models/messages/loot.h"
#include "sim/actions/actions.h"
#include "sim/actions/stage.h"
#include "sim/scenario/load.h"
#include "sim/world/layout.h"

namespace ishaken::sim {

inline constexpr std::string_view countries = R"(
schema: 1
name: actions
start: 2026-01-01
duration: 30 d
countries:
  DE: {}
  FR: {providers: 3, cas: 2}
  LU: {governance: shared-pa, pa: FR}
  US: {}
  BR: {shaken: false}
policies: {careful: {merge: scoped}}
registry: {operators: 3, approvals: 2}
adversaries:
  mallory: {through: US}
  trudy: {through: DE}
timeline:
)";

// Entries as a scenario has them, without braces: "at: 1 d, exclude: FR".
inline Result<Scenario, std::vector<Diagnostic>> scenario_of(const std::vector<std::string>& entries) {
  std::string text(countries);
  for (const std::string& each : entries) text += fmt::format("  - {{{}}}\n", each);
  return load_scenario(text, "stage.yaml", {}, {.actions = actions()});
}

class TestStage final : public Stage {
 public:
  explicit TestStage(const std::vector<std::string>& entries)
      : played_(loaded(entries)), directory_(filled(played_)) {
    clocks.resize(directory_.size());
  }

  TestStage& begin(std::size_t index = 0) { return play(index, &Action::begin); }
  TestStage& end(std::size_t index = 0) { return play(index, &Action::end); }
  TestStage& prepare(std::size_t index = 0) { return play(index, &Action::prepare); }
  TestStage& found(std::size_t index = 0) { return play(index, &Action::when_found); }
  const Action& action(std::size_t index = 0) const { return *played_.timeline.at(index).action; }

  // Returns what that party was told last; null if that was something else.
  template <class T>
  const T* told_to(std::string_view path) const {
    for (auto each = told.rbegin(); each != told.rend(); ++each)
      if (each->first == directory_.find(path)) return std::get_if<T>(&each->second);
    return nullptr;
  }
  bool tapped(std::string_view from, std::string_view to,
              const messages::Message& message = messages::TrustedListReply{}) const {
    return taps_.on({directory_.find(from), directory_.find(to), {}, true, message}) != nullptr;
  }
  bool passes(std::string_view from, std::string_view to) const {
    return faults_.passes(directory_.find(from), directory_.find(to));
  }
  Duration clock(std::string_view path) const { return clocks.at(ishaken::number(directory_.find(path))); }

  const Scenario& scenario() const override { return played_; }
  const parties::Directory& directory() const override { return directory_; }
  unsigned number() const override { return number_; }
  Instant now() const override { return played_.start + played_.timeline.at(number_ - 1).at; }
  void tell(PartyId party, messages::Directive directive) override {
    told.emplace_back(party, std::move(directive));
  }
  std::shared_ptr<const messages::Loot> steal(PartyId from, const parties::Theft& theft) override {
    thefts.emplace_back(from, theft);
    return loot;
  }
  Faults& faults() override { return faults_; }
  Taps& taps() override { return taps_; }
  void move_clock(PartyId party, Duration forward) override { clocks.at(ishaken::number(party)) += forward; }
  void verdicts_change(Instant when) override { changes.push_back(when); }

  std::vector<std::pair<PartyId, messages::Directive>> told;
  std::vector<std::pair<PartyId, parties::Theft>> thefts;
  std::vector<Instant> changes;
  std::vector<Duration> clocks;  // by PartyId
  // What every thief finds.
  std::shared_ptr<const messages::Loot> loot =
      std::make_shared<const messages::Loot>(messages::MistakenApproval{CountryCode("FR"), "any"});

 private:
  static Scenario loaded(const std::vector<std::string>& entries) {
    auto out = scenario_of(entries);
    EXPECT_TRUE(out) << to_text(out.error());
    return out ? *std::move(out) : Scenario{};
  }
  static parties::Directory filled(const Scenario& scenario) {
    parties::Directory out;
    fill(out, scenario);
    return out;
  }
  TestStage& play(std::size_t index, void (Action::*step)(Stage&) const) {
    number_ = static_cast<unsigned>(index + 1);
    (action(index).*step)(*this);
    return *this;
  }

  Scenario played_;
  parties::Directory directory_;
  Faults faults_{directory_};
  Taps taps_{directory_};
  unsigned number_ = 0;
};

}  // namespace ishaken::sim
