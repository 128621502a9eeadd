// The instruction of an STI-PA alone: when it goes out, and what it rests upon.
#include <gmock/gmock.h>

#include "models/parties/governance/registry_candidates.h"
#include "models/parties/governance/trust_instruction.h"
#include "tests/unit/models/parties/governance_duty.h"

namespace ishaken::parties::testing {
namespace {

using messages::InstructTrust;
using ::testing::ElementsAre;
using ::testing::SizeIs;

struct Partners final : OfferSource {
  std::vector<CountryCode> countries;
  trust::Offer offer(const trust::Policy&) const override { return {trust::Mechanism::bilateral, countries}; }
};

struct InstructionTest : DutyTest {
  InstructionTest() { instruction.instruct("the beginning", act); }
  static trust::Policy policy() {
    trust::Policy out;
    out.registry = trust::RegistryRule::allow_all;
    return out;
  }
  std::vector<CountryCode> trusted() const {
    std::vector<CountryCode> out;
    const InstructTrust last = act.all<InstructTrust>().back();
    for (const auto& each : last.instruction.trusted) out.push_back(each.country);
    return out;
  }
  std::vector<std::string> reasons() const {
    std::vector<std::string> out;
    for (const TrustDecision& each : act.records<TrustDecision>()) out.push_back(each.reason);
    return out;
  }
  void registered(std::vector<CountryCode> countries) {
    messages::RegistryNews news{FR, {}};
    for (const CountryCode each : countries) news.candidates.push_back({each, Region::europe, true});
    registry.read(news, act);
    pass(second);
  }
  Partners partners;
  trust::Reservations reviewed;
  RootConfirmation roots{body, "root of FR"};
  RegistryCandidates registry{body, roots, false,
                              [this](Act& later) { instruction.instruct("registry read", later); }};
  TrustInstruction instruction{body, policy(), {&partners, &registry}, reviewed};
};

TEST_F(InstructionTest, GathersWhatComesWithinASecond) {
  partners.countries = {DE};
  instruction.instruct_soon("first", act);
  instruction.instruct_soon("second", act);
  EXPECT_THAT(act.all<InstructTrust>(), SizeIs(1));
  pass(second);
  ASSERT_THAT(act.all<InstructTrust>(), SizeIs(2));
  EXPECT_THAT(trusted(), ElementsAre(DE));
  EXPECT_THAT(reasons(), ElementsAre("first; second"));
  partners.countries.clear();
  instruction.instruct_soon("third", act);
  pass(second);
  EXPECT_THAT(reasons(), ElementsAre("first; second", "third"));
}

TEST_F(InstructionTest, SaysNothingIfNothingChanged) {
  instruction.instruct("again", act);
  EXPECT_THAT(act.all<InstructTrust>(), SizeIs(1));
}

TEST_F(InstructionTest, RestsUponWhatReviewsHoldAndUponDecrees) {
  registered({DE, US});
  EXPECT_THAT(trusted(), ElementsAre(DE, US));
  reviewed.excluded.insert(DE);
  instruction.instruct("reviewed", act);
  EXPECT_THAT(trusted(), ElementsAre(US));
  instruction.decree({US, true}, false, act);
  EXPECT_THAT(trusted(), ElementsAre());
  reviewed.excluded.clear();
  instruction.decree({DE, false}, true, act);
  EXPECT_THAT(trusted(), ElementsAre(DE));
}

TEST_F(InstructionTest, TrustsByTheFirstSourceThatOffersACountry) {
  partners.countries = {DE};
  registered({DE, US});
  const InstructTrust last = act.all<InstructTrust>().back();
  ASSERT_THAT(last.instruction.trusted, SizeIs(2));
  EXPECT_EQ(last.instruction.trusted[0].mechanism, trust::Mechanism::bilateral);
  EXPECT_EQ(last.instruction.trusted[1].mechanism, trust::Mechanism::registry);
}

TEST_F(InstructionTest, SaysWhetherTheRegistryIsRead) {
  EXPECT_TRUE(act.all<InstructTrust>().back().instruction.use_registry);
  instruction.adopt({}, act);  // the registry is not used by default
  EXPECT_FALSE(act.all<InstructTrust>().back().instruction.use_registry);
}

TEST_F(InstructionTest, ADecreeThatChangesNothingIsNotRecorded) {
  instruction.decree({DE, false}, false, act);
  EXPECT_THAT(act.records<TrustDecision>(), SizeIs(0));
  instruction.decree({DE, true}, false, act);
  instruction.decree({DE, true}, false, act);
  EXPECT_THAT(act.records<TrustDecision>(), SizeIs(1));
}

}  // namespace
}  // namespace ishaken::parties::testing
