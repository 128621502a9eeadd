// The STI-GA's side of reputation: from its providers' reports to its instructions.
#include <gmock/gmock.h>

#include "models/parties/governance/governance_authority.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {
namespace {

using messages::EvidenceReport;
using messages::SharedEvidence;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct ReviewsTest : ::testing::Test {
  Countries world;
  reputation::Review review;
  GovernanceAuthority::Config config = world.governance(FR, {});
  std::unique_ptr<GovernanceAuthority> party;
  std::unique_ptr<Bench> bench;

  ReviewsTest() {
    config.policy.registry = trust::RegistryRule::allow_all;
    review.rule = reputation::Hysteresis{};
    review.share_with = {DE};
    config.decision.median = Duration{0};
  }
  void begin() {
    config.review = std::make_shared<const reputation::Review>(review);
    party = std::make_unique<GovernanceAuthority>(config, world.shared);
    bench = std::make_unique<Bench>(*party, world.party("FR/ga"), world.directory, world.start);
    direct(messages::Start{});
    tell("FR/pa", messages::RegistryNews{FR, {{DE, Region::europe, true}}});
    bench->pass(2 * second);
  }
  void direct(const messages::Directive& directive) { bench->direct(directive); }
  void tell(std::string_view from, messages::Message message) {
    bench->tell(world.party(from), std::move(message));
  }
  static std::vector<reputation::Row> bad(CountryCode country) {
    return {{{country, "CN=Root", "DE01", "", country, "4930"}, {900, 0, 100, 0}}};
  }
  std::vector<CountryCode> trusted() const {
    std::vector<CountryCode> out;
    const auto instructions = bench->act.all<messages::InstructTrust>();
    for (const auto& each : instructions.back().instruction.trusted) out.push_back(each.country);
    return out;
  }
};

TEST_F(ReviewsTest, AReportOfItsProviderLeadsToAnExclusion) {
  begin();
  EXPECT_THAT(trusted(), ElementsAre(DE));
  tell("FR/provider/1", EvidenceReport{FR, bad(DE)});
  bench->pass(23 * hour);
  EXPECT_THAT(trusted(), ElementsAre(DE));  // it is not yet reviewed
  bench->pass(2 * hour);
  EXPECT_THAT(trusted(), IsEmpty());
  EXPECT_THAT(bench->act.actions(), ::testing::Contains("exclude"));
  const auto reviewed = bench->act.records<Reviewed>();
  ASSERT_FALSE(reviewed.empty());
  EXPECT_EQ(reviewed.back().subject.country, DE);
}

TEST_F(ReviewsTest, HearsItsOwnProvidersAndThoseItSharesWithAlone) {
  begin();
  tell("DE/provider/1", EvidenceReport{FR, bad(DE)});
  tell("FR/provider/1", EvidenceReport{DE, bad(DE)});
  tell("FR/pa", EvidenceReport{FR, bad(DE)});
  tell("FR/provider/1", SharedEvidence{DE, bad(DE)});
  bench->pass(25 * hour);
  EXPECT_THAT(bench->act.records<Reviewed>(), IsEmpty());
  EXPECT_THAT(trusted(), ElementsAre(DE));
}

TEST_F(ReviewsTest, HearsNobodyWithWhomItDoesNotShare) {
  review.share_with.clear();
  begin();
  tell("DE/ga", SharedEvidence{DE, bad(CountryCode("XA"))});
  bench->pass(25 * hour);
  EXPECT_THAT(bench->act.records<Reviewed>(), IsEmpty());
}

TEST_F(ReviewsTest, SharesWhatItsProvidersSaidOnce) {
  begin();
  tell("FR/provider/1", EvidenceReport{FR, bad(CountryCode("XA"))});
  bench->pass(49 * hour);
  const auto shared = bench->act.all<SharedEvidence>();
  ASSERT_EQ(shared.size(), 1u);
  EXPECT_EQ(shared[0], (SharedEvidence{FR, bad(CountryCode("XA"))}));
  EXPECT_EQ(bench->act.last<SharedEvidence>()->to, world.party("DE/ga"));
}

TEST_F(ReviewsTest, AnotherMouthIsBadTowardsOthersAlone) {
  const CountryCode innocent{"XA"};
  config.bad_mouthing.countries = {innocent};
  config.bad_mouthing.share = 0.5;
  begin();
  tell("FR/provider/1", EvidenceReport{FR, {{{innocent, "", "", "", innocent, ""}, {1000, 0, 0, 0}}}});
  bench->pass(25 * hour);
  EXPECT_EQ(bench->act.all<SharedEvidence>().at(0).rows.at(0).tally, (reputation::Tally{500, 0, 500, 0}));
  EXPECT_LT(bench->act.records<Reviewed>().at(0).belief.mean, 0.01);  // it knows better itself
}

TEST_F(ReviewsTest, ADecisionTakesTheTimeOfItsBody) {
  config.decision.median = 48 * hour;
  config.decision.spread = 0;
  config.unhurried_from = world.start + second;
  begin();
  tell("FR/provider/1", EvidenceReport{FR, bad(DE)});
  bench->pass(25 * hour);
  EXPECT_THAT(bench->act.actions(), ::testing::Contains("exclude"));
  direct(messages::DecideExclusion{US, true});
  EXPECT_THAT(trusted(), ::testing::Contains(DE));  // another instruction does not bring it forward
  bench->pass(48 * hour);
  EXPECT_THAT(trusted(), ::testing::Not(::testing::Contains(DE)));
}

TEST_F(ReviewsTest, ADecreeEndsWhatAReviewDecided) {
  begin();
  tell("FR/provider/1", EvidenceReport{FR, bad(DE)});
  bench->pass(25 * hour);
  EXPECT_THAT(trusted(), IsEmpty());
  direct(messages::DecideExclusion{DE, false});
  EXPECT_THAT(trusted(), ElementsAre(DE));
}

// Its opinion changes every day that somebody complains.
struct FickleTest : ReviewsTest {
  FickleTest() {
    config.decision.median = 48 * hour;
    config.decision.spread = 0;
    config.unhurried_from = world.start + second;
    review.rule = reputation::Threshold{};
    review.estimator = reputation::Beta{.forgetting = 0};
  }
};

TEST_F(FickleTest, EachDecisionComesIntoForceInItsOwnTime) {
  begin();
  tell("FR/provider/1", EvidenceReport{FR, bad(DE)});
  bench->pass(71 * hour);
  EXPECT_THAT(bench->act.actions(), ::testing::IsSupersetOf({"exclude", "readmit"}));
  EXPECT_THAT(trusted(), ElementsAre(DE));
  bench->pass(2 * hour);
  EXPECT_THAT(trusted(), IsEmpty());
  bench->pass(24 * hour);
  EXPECT_THAT(trusted(), ElementsAre(DE));
}

TEST_F(FickleTest, ADecisionThatTakesLongIsOvertakenByALaterOne) {
  config.decision.spread = 2;
  for (int days = 2; days <= 20; days += 2) {
    begin();
    for (int day = 0; day < days; ++day) {
      if (day % 2 == 0) tell("FR/provider/1", EvidenceReport{FR, bad(DE)});
      bench->pass(24 * hour);
    }
    bench->pass(20'000 * hour);
    EXPECT_THAT(trusted(), ElementsAre(DE)) << days;  // as the last decision says
  }
}

TEST_F(ReviewsTest, WithoutAReviewNothingIsHeldAgainstAnybody) {
  begin();
  tell("FR/provider/1", EvidenceReport{FR, bad(DE)});
  bench->pass(25 * hour);
  EXPECT_THAT(trusted(), IsEmpty());
  direct(messages::AdoptPolicy{config.policy, FR});
  EXPECT_THAT(trusted(), ElementsAre(DE));
  bench->forget();
  bench->pass(72 * hour);
  EXPECT_THAT(bench->act.records<Reviewed>(), IsEmpty());
}

}  // namespace
}  // namespace ishaken::parties::testing
