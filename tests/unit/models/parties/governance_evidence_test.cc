// Evidence on its way to other countries.
#include <gmock/gmock.h>

#include "models/parties/governance/evidence_exchange.h"
#include "tests/unit/models/parties/governance_duty.h"

namespace ishaken::parties::testing {
namespace {

using messages::SharedEvidence;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct EvidenceTest : DutyTest {
  static std::vector<reputation::Row> about(CountryCode country) {
    return {{{country, "", "", "", country, ""}, {1000, 0, 10, 0}}};
  }
};

TEST_F(EvidenceTest, GoesOnceToEachOtherCountryThatHasAnStiGa) {
  EvidenceExchange evidence(body, {});
  evidence.add(about(XA));
  evidence.share({FR, DE, US, XA}, act);
  ASSERT_THAT(act.sent, SizeIs(2));
  EXPECT_EQ(act.sent[0].to, world.party("DE/ga"));
  EXPECT_EQ(act.sent[1].to, world.party("US/ga"));
  EXPECT_EQ(act.all<SharedEvidence>()[0], (SharedEvidence{FR, about(XA)}));
  evidence.share({DE}, act);
  EXPECT_THAT(act.sent, SizeIs(2));
}

TEST_F(EvidenceTest, BadMouthingDeniesAShareOfTheCleanCallsOfItsVictimsAlone) {
  EvidenceExchange evidence(body, {{XA}, 0.25});
  evidence.add(about(XA));
  evidence.add(about(US));
  evidence.share({DE}, act);
  const auto rows = act.all<SharedEvidence>().at(0).rows;
  EXPECT_EQ(rows.at(0).tally, (reputation::Tally{750, 0, 260, 0}));
  EXPECT_EQ(rows.at(1).tally, (reputation::Tally{1000, 0, 10, 0}));
}

}  // namespace
}  // namespace ishaken::parties::testing
