// Approvals alone: what happens between an application and the decision about it.
#include "models/parties/governance/approvals.h"

#include <gmock/gmock.h>

#include "tests/unit/models/parties/governance_duty.h"

namespace ishaken::parties::testing {
namespace {

using messages::ApprovalRequest, messages::ApprovalResult;
using ::testing::SizeIs;

struct ApprovalsTest : DutyTest {
  void apply(const std::string& provider, const std::string& spc) {
    const ApprovalRequest request{ApprovalRequest::Role::service_provider, provider, spc, "", ""};
    approvals.applied(request, from(provider, request), act);
  }
  Approvals approvals{body};
};

TEST_F(ApprovalsTest, ACodeIsGivenOnceEvenIfTwoApplyBeforeItIsDecided) {
  decide_in(day);
  apply("FR/provider/1", "FR01");
  apply("FR/provider/2", "FR01");
  pass(2 * day);
  const auto results = act.all<ApprovalResult>();
  ASSERT_THAT(results, SizeIs(2));
  EXPECT_TRUE(results[0].approved);
  EXPECT_EQ(results[1].reason, "the code belongs to another provider");
  EXPECT_EQ(approvals.holder_of("FR01"), world.party("FR/provider/1"));
  EXPECT_EQ(approvals.holder_of("FR02"), no_party);
}

TEST_F(ApprovalsTest, AProviderThatIsWithdrawnLosesItsCertificatesAndEachOfItsCodes) {
  apply("FR/provider/1", "FR01");
  apply("FR/provider/1", "FR03");
  apply("FR/provider/2", "FR02");
  pass(second);
  bench.forget();
  approvals.withdraw_provider("FR/provider/1", "as a test", act);
  EXPECT_EQ(act.all<messages::InstructRevocation>(),
            (std::vector<messages::InstructRevocation>{{FR, "FR/provider/1", false}}));
  EXPECT_EQ(act.all<messages::ApproveProvider>(),
            (std::vector<messages::ApproveProvider>{{FR, "FR/provider/1", "FR01", false},
                                                    {FR, "FR/provider/1", "FR03", false}}));
}

TEST_F(ApprovalsTest, ARevocationSaysWhetherTheKeyIsInOtherHands) {
  approvals.revoke("FR/provider/1", "as a test", true, act);
  approvals.revoke("FR/provider/2", "as a test", false, act);
  EXPECT_EQ(
      act.all<messages::InstructRevocation>(),
      (std::vector<messages::InstructRevocation>{{FR, "FR/provider/1", true}, {FR, "FR/provider/2", false}}));
  EXPECT_EQ(act.last<messages::InstructRevocation>()->to, world.party("FR/pa"));
}

}  // namespace
}  // namespace ishaken::parties::testing
