// Incidents alone: what is under way, and what may be found again.
#include "models/parties/governance/incidents.h"

#include <gmock/gmock.h>

#include "tests/unit/models/parties/governance_duty.h"

namespace ishaken::parties::testing {
namespace {

using ::testing::SizeIs;
using enum Incidents::Remedy;

struct IncidentsTest : DutyTest {
  std::size_t detected() const {
    return static_cast<std::size_t>(std::ranges::count(
        act.records<AttackAnswered>(), AttackAnswered::Milestone::detected, &AttackAnswered::milestone));
  }
  Approvals approvals{body};
  Incidents incidents{body, approvals};
};

TEST_F(IncidentsTest, LooksIntoAnAttackOnceUntilItIsAnswered) {
  decide_in(day);
  incidents.look_into(revoke, "FR/provider/1", "found", act);
  incidents.look_into(revoke, "FR/provider/1", "traceback", act);
  incidents.look_into(revoke, "FR/provider/2", "found", act);
  incidents.look_into(enforce, "FR/provider/1", "found", act);
  EXPECT_EQ(detected(), 3u);
  pass(2 * day);
  EXPECT_THAT(act.all<messages::InstructRevocation>(), SizeIs(3));
  incidents.look_into(revoke, "FR/provider/1", "found", act);
  EXPECT_EQ(detected(), 4u);
}

TEST_F(IncidentsTest, AnAlarmIsAboutTheKeyOfItsStiPa) {
  incidents.alarm({FR}, act);
  pass(second);
  EXPECT_EQ(act.all<messages::InstructRevocation>(),
            (std::vector<messages::InstructRevocation>{{FR, "FR/pa", true}}));
}

}  // namespace
}  // namespace ishaken::parties::testing
