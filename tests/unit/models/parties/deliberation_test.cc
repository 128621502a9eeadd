// By which keys a body draws the time that it takes to decide.
#include "models/parties/governance/deliberation.h"

#include <gtest/gtest.h>

#include "tests/unit/models/parties/fake_act.h"

namespace ishaken::parties::testing {
namespace {

constexpr Duration hour = std::chrono::hours(1);
const HumanDelay delay{10 * hour, 0.5};

Duration drawn_at(std::uint64_t count) {
  Stream stream = Stream(1, "decision").at(count);
  return delay.draw(stream);
}

TEST(Deliberation, CountsAMatterAndItsDrawAndTheRegistryByItsDrawAlone) {
  FakeAct act(Instant{} + hour);
  Deliberation deliberation(delay, {});
  EXPECT_EQ(deliberation.on_matter(act), drawn_at(2));
  EXPECT_EQ(deliberation.on_registry(act), drawn_at(3));
  EXPECT_EQ(deliberation.on_matter(act), drawn_at(5));
}

TEST(Deliberation, CountsAMatterThatTakesNoTime) {
  FakeAct act(Instant{});
  Deliberation deliberation(delay, Instant{} + hour);
  EXPECT_EQ(deliberation.on_matter(act), Duration{0});
  EXPECT_EQ(deliberation.on_registry(act), Duration{0});
  act.clock += hour;
  EXPECT_EQ(deliberation.on_matter(act), drawn_at(3));
}

}  // namespace
}  // namespace ishaken::parties::testing
