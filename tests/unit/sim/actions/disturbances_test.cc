// What actions do to the network and to clocks, until they end.
#include "tests/unit/sim/actions/test_stage.h"

namespace ishaken::sim {
namespace {

using namespace std::chrono_literals;

TEST(Disturbances, AnOutageTakesAllOfABodyOrOfACountryDown) {
  TestStage stage({"at: 1 d, outage: LU/provider/1", "at: 1 d, outage: FR"});
  EXPECT_TRUE(stage.passes("LU/provider/1", "DE/pa"));
  stage.begin(0);
  EXPECT_FALSE(stage.passes("LU/provider/1", "DE/pa"));
  EXPECT_TRUE(stage.passes("LU/provider/2", "DE/pa"));
  stage.begin(1);
  for (const char* each : {"FR/ga", "FR/pa", "FR/ca/2", "FR/cr", "FR/provider/3"})
    EXPECT_FALSE(stage.passes(each, "DE/pa")) << each;
  stage.end(1);
  EXPECT_TRUE(stage.passes("FR/provider/3", "DE/pa"));
  EXPECT_FALSE(stage.passes("LU/provider/1", "DE/pa")) << "its own has not ended";
}

TEST(Disturbances, PartitionsAndDegradationsEndEachForItself) {
  TestStage stage({"at: 1 d, partition: [FR], from: [DE]", "at: 1 d, partition: [FR]",
                   "at: 1 d, degrade: [FR], from: [US], longer: 300 ms, loss: 0.25"});
  const CountryCode FR("FR"), US("US");
  stage.begin(0).begin(1).begin(2);
  EXPECT_EQ(stage.faults().longer(FR, US), 300ms);
  EXPECT_DOUBLE_EQ(stage.faults().loss(FR, US), 0.25);
  EXPECT_FALSE(stage.passes("FR/pa", "registry"));
  stage.end(1);
  EXPECT_TRUE(stage.passes("FR/pa", "registry"));
  EXPECT_FALSE(stage.passes("FR/pa", "DE/pa"));
  stage.end(0);
  EXPECT_TRUE(stage.passes("FR/pa", "DE/pa"));
  EXPECT_EQ(stage.faults().longer(FR, US), 300ms);
}

TEST(Disturbances, AFloodEnds) {
  TestStage stage({"at: 1 d, flood: DE/pa, loss: 1", "at: 1 d, flood: DE/pa, loss: 0.5"});
  const auto share = [&] { return stage.faults().flood_at(stage.directory().find("DE/pa")); };
  EXPECT_EQ(share(), 0);
  stage.begin(0).begin(1);
  EXPECT_EQ(share(), 1);
  stage.end(0);
  EXPECT_EQ(share(), 0.5);
  stage.end(1);
  EXPECT_EQ(share(), 0);
}

TEST(Disturbances, ClocksOfAPartyOrACountryAreWrongAndRightAgain) {
  TestStage stage({"at: 1 d, skew_clock: FR, offset: 90 s, for: 2 h",
                   "at: 1 d, skew_clock: FR/pa, offset: 10 s, behind: true"});
  stage.begin(0);
  EXPECT_EQ(stage.changes, (std::vector{stage.now(), stage.now() + 2h}));
  stage.begin(1);
  EXPECT_EQ(stage.clock("FR/provider/1"), 90s);
  EXPECT_EQ(stage.clock("FR/pa"), 80s);
  EXPECT_EQ(stage.clock("DE/pa"), 0s);
  EXPECT_EQ(stage.clock("registry"), 0s);
  stage.end(0);
  EXPECT_EQ(stage.clock("FR/pa"), -10s);
  stage.end(1);
  for (const Duration each : stage.clocks) EXPECT_EQ(each, 0s);
}

}  // namespace
}  // namespace ishaken::sim
