// What a duty of an STI-GA needs in the hands of a test: the body that it belongs to, and a window.
#pragma once

#include "models/parties/governance/governance_body.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {

// A party that hears nothing: the answers that a duty waits for go to the duty itself.
struct Deaf final : Party {
  void receive(const messages::Envelope&, Act&) override {}
  void direct(const messages::Directive&, Act&) override {}
};

struct DutyTest : ::testing::Test {
  // Decides in exactly that time.
  void decide_in(Duration time) { body.deliberation = Deliberation({time, 0}, {}); }
  // A message to the STI-GA of France, as a handler gets it.
  messages::Envelope from(std::string_view sender, messages::Message message) {
    return {world.party(sender), world.party("FR/ga"), RequestId{++requests_}, false, std::move(message)};
  }
  void pass(Duration time) { bench.pass(time); }

  Countries world;
  GovernanceBody body{FR, world.directory, Deliberation({}, {})};
  Deaf party;
  Bench bench{party, world.party("FR/ga"), world.directory, world.start};
  FakeAct& act = bench.act;

 private:
  std::uint64_t requests_ = 0;
};

}  // namespace ishaken::parties::testing
