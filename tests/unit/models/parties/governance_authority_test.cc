// What an STI-GA decides, about its own country and about others, and whom it hears.
#include "models/parties/governance/governance_authority.h"

#include <gtest/gtest.h>

#include "models/pki/pem.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {
namespace {

using messages::ApprovalRequest;

struct GovernanceTest : ::testing::Test {
  Countries world;
  trust::Policy policy;
  std::unique_ptr<GovernanceAuthority> party;
  std::unique_ptr<Bench> bench;

  void begin(CountryCode code = FR) { begin(world.governance(code, policy)); }
  void begin(GovernanceAuthority::Config config) {
    party = std::make_unique<GovernanceAuthority>(config, world.shared);
    bench = std::make_unique<Bench>(*party, world.party(config.country.text() + "/ga"), world.directory,
                                    world.start);
    direct(messages::Start{});
  }
  void direct(const messages::Directive& directive) {
    bench->direct(directive);
    bench->pass(2 * second);
  }
  void tell(std::string_view from, messages::Message message) {
    bench->tell(world.party(from), std::move(message));
    bench->pass(2 * second);
  }
  // The registry as its STI-PA reports it.
  void registered(std::vector<CountryCode> countries) {
    messages::RegistryNews news{FR, {}};
    for (const CountryCode each : countries) news.candidates.push_back({each, Region::europe, true});
    tell("FR/pa", news);
  }
  std::vector<CountryCode> trusted() const {
    std::vector<CountryCode> out;
    const auto all = bench->act.all<messages::InstructTrust>();
    if (!all.empty())
      for (const auto& each : all.back().instruction.trusted) out.push_back(each.country);
    return out;
  }
  std::size_t instructions() const { return bench->act.all<messages::InstructTrust>().size(); }
  static std::string pem(const RootedKeys& keys) { return pki::to_pem(*keys.root()); }
};
using List = std::vector<CountryCode>;

// --- its own country ---

TEST_F(GovernanceTest, ApprovesItsCasAndProvidersAndTellsItsAdministrator) {
  begin();
  tell("FR/ca/1", ApprovalRequest{ApprovalRequest::Role::certification_authority, "FR/ca/1", "", "root",
                                  "intermediate"});
  tell("FR/provider/1",
       ApprovalRequest{ApprovalRequest::Role::service_provider, "FR/provider/1", "FR01", "", ""});
  const auto ca = bench->act.all<messages::ApproveCa>();
  ASSERT_EQ(ca.size(), 1u);
  EXPECT_EQ(ca[0], (messages::ApproveCa{FR, "FR/ca/1", "root", "intermediate", true}));
  EXPECT_EQ(bench->act.last<messages::ApproveCa>()->to, world.party("FR/pa"));
  EXPECT_EQ(bench->act.all<messages::ApproveProvider>().at(0),
            (messages::ApproveProvider{FR, "FR/provider/1", "FR01", true}));
  const auto results = bench->act.all<messages::ApprovalResult>();
  ASSERT_EQ(results.size(), 2u);
  EXPECT_TRUE(results[0].approved && results[1].approved);
}

TEST_F(GovernanceTest, ApprovesNobodyElse) {
  begin();
  const auto refused = [&](std::string_view from, const ApprovalRequest& request) {
    tell(from, request);
    const auto results = bench->act.all<messages::ApprovalResult>();
    return !results.empty() && !results.back().approved && bench->act.all<messages::ApproveCa>().empty() &&
           bench->act.all<messages::ApproveProvider>().size() <= 1;
  };
  const auto ca = ApprovalRequest::Role::certification_authority,
             sp = ApprovalRequest::Role::service_provider;
  EXPECT_TRUE(refused("DE/ca/1", {ca, "DE/ca/1", "", "root", "intermediate"}));       // of another country
  EXPECT_TRUE(refused("FR/ca/2", {ca, "FR/ca/1", "", "root", "intermediate"}));       // in another's name
  EXPECT_TRUE(refused("FR/provider/1", {ca, "FR/provider/1", "", "root", "inter"}));  // a provider as STI-CA
  tell("FR/provider/1", ApprovalRequest{sp, "FR/provider/1", "FR01", "", ""});
  EXPECT_TRUE(refused("FR/provider/2", {sp, "FR/provider/2", "FR01", "", ""}));  // another's code
}

TEST_F(GovernanceTest, TakesItsTimeOnceItIsHurriedNoMore) {
  auto config = world.governance(FR);
  config.unhurried_from = world.start + day;
  config.decision.median = 10 * day;
  begin(config);
  tell("FR/ca/1", ApprovalRequest{ApprovalRequest::Role::certification_authority, "FR/ca/1", "", "r", "i"});
  EXPECT_EQ(bench->act.all<messages::ApproveCa>().size(), 1u);
  bench->pass(2 * day);
  tell("FR/ca/2", ApprovalRequest{ApprovalRequest::Role::certification_authority, "FR/ca/2", "", "r", "i"});
  bench->pass(day);
  EXPECT_EQ(bench->act.all<messages::ApproveCa>().size(), 1u);
  bench->pass(100 * day);
  EXPECT_EQ(bench->act.all<messages::ApproveCa>().size(), 2u);
}

TEST_F(GovernanceTest, WithdrawsAnApproval) {
  begin();
  tell("FR/ca/1", ApprovalRequest{ApprovalRequest::Role::certification_authority, "FR/ca/1", "", "r", "i"});
  direct(messages::WithdrawApproval{"FR/ca/9"});  // of which it never heard
  EXPECT_EQ(bench->act.all<messages::ApproveCa>().size(), 1u);
  direct(messages::WithdrawApproval{"FR/ca/1"});
  ASSERT_EQ(bench->act.all<messages::ApproveCa>().size(), 2u);
  EXPECT_FALSE(bench->act.all<messages::ApproveCa>()[1].approved);
}

TEST_F(GovernanceTest, RegistersAtTheBeginningWhereItSaysSo) {
  begin();
  EXPECT_EQ(bench->act.all<messages::InstructRegistration>().size(), 1u);
  auto config = world.governance(FR);
  config.registers = false;
  begin(config);
  EXPECT_TRUE(bench->act.all<messages::InstructRegistration>().empty());
  direct(messages::DecideRegistration{true});
  direct(messages::DecideRegistration{false});
  EXPECT_FALSE(bench->act.all<messages::InstructRegistration>().at(1).registered);
}

// --- other countries ---

TEST_F(GovernanceTest, DecidesAboutTheRegistryByItsRuleAndSaysSoOnce) {
  policy.registry = trust::RegistryRule::deny_list;
  policy.deny = {US};
  begin();
  EXPECT_EQ(instructions(), 1u);
  registered({DE, FR, US});
  EXPECT_EQ(trusted(), List{DE});
  EXPECT_EQ(instructions(), 2u);
  registered({DE, FR, US});
  EXPECT_EQ(instructions(), 2u);  // nothing changed
  registered({FR, US});
  EXPECT_EQ(trusted(), List{});
}

TEST_F(GovernanceTest, AdoptsAPolicy) {
  begin();
  registered({DE, US});
  EXPECT_EQ(trusted(), List{});
  policy.registry = trust::RegistryRule::allow_all;
  direct(messages::AdoptPolicy{policy, FR});
  EXPECT_EQ(trusted(), (List{DE, US}));
  policy.merge = trust::Merge::scoped;
  direct(messages::AdoptPolicy{policy, FR});
  EXPECT_EQ(bench->act.all<messages::InstructTrust>().back().instruction.trusted[0].merge,
            trust::Merge::scoped);
}

TEST_F(GovernanceTest, ExclusionGoesBeforeAgreementAndAgreementBeforeTheRegistry) {
  policy.registry = trust::RegistryRule::allow_all;
  begin();
  registered({DE, US});
  tell("DE/ga", messages::AgreementProposal{DE, true, minute, pem(world.keys(DE))});
  bench->pass(2 * minute);
  const auto with = bench->act.all<messages::InstructTrust>().back();
  ASSERT_EQ(with.instruction.trusted.size(), 2u);
  EXPECT_EQ(with.instruction.trusted[0].mechanism, trust::Mechanism::bilateral);
  EXPECT_EQ(with.instruction.trusted[1].mechanism, trust::Mechanism::registry);
  EXPECT_EQ(with.pins.size(), 1u);
  direct(messages::DecideExclusion{DE, true});
  EXPECT_EQ(trusted(), List{US});
  EXPECT_TRUE(bench->act.all<messages::InstructTrust>().back().pins.empty());
  EXPECT_EQ(bench->act.all<messages::InstructTrust>().back().instruction.excluded, List{DE});
  const std::size_t before = instructions();
  direct(messages::DecideExclusion{DE, true});  // changes nothing
  EXPECT_EQ(instructions(), before);
  direct(messages::DecideExclusion{DE, false});
  EXPECT_EQ(trusted(), (List{DE, US}));
}

// --- agreements ---

TEST_F(GovernanceTest, AProposalIsVettedThenAnsweredThenInForce) {
  begin();
  const std::string pin = pem(world.keys(DE));
  tell("DE/ga", messages::AgreementProposal{DE, true, 30 * day, pin});
  bench->pass(29 * day);
  EXPECT_TRUE(bench->act.all<messages::AgreementAnswer>().empty());
  EXPECT_EQ(trusted(), List{});
  bench->pass(2 * day);
  ASSERT_EQ(bench->act.all<messages::AgreementAnswer>().size(), 1u);
  EXPECT_EQ(bench->act.all<messages::AgreementAnswer>()[0],
            (messages::AgreementAnswer{FR, true, pem(world.keys(FR))}));
  EXPECT_EQ(trusted(), List{DE});
  EXPECT_EQ(bench->act.all<messages::InstructTrust>().back().pins.at(0), (messages::PartnerPin{DE, pin}));
  EXPECT_TRUE(bench->act.records<AgreementMade>().empty());  // the proposer counts it
}

TEST_F(GovernanceTest, AOneWayAgreementIsTrustedByItsProposerAlone) {
  begin();
  tell("DE/ga", messages::AgreementProposal{DE, false, minute, pem(world.keys(DE))});
  bench->pass(hour);
  EXPECT_EQ(bench->act.all<messages::AgreementAnswer>().size(), 1u);
  EXPECT_EQ(trusted(), List{});

  direct(messages::ProposeAgreement{US, false, minute});
  bench->answer_to(*bench->act.last<messages::AgreementProposal>(),
                   messages::AgreementAnswer{US, true, pem(world.keys(US))});
  bench->pass(hour);
  EXPECT_EQ(trusted(), List{US});
}

TEST_F(GovernanceTest, AProposerWaitsForItsOwnVettingAndForTheAnswer) {
  begin();
  direct(messages::ProposeAgreement{DE, true, 10 * day});
  const Sent proposal = *bench->act.last<messages::AgreementProposal>();
  EXPECT_EQ(proposal.to, world.party("DE/ga"));
  const messages::AgreementAnswer answer{DE, true, pem(world.keys(DE))};
  bench->answer_to(proposal, answer);
  bench->pass(9 * day);
  EXPECT_EQ(trusted(), List{});  // answered, not vetted
  bench->pass(2 * day);
  EXPECT_EQ(trusted(), List{DE});
  EXPECT_EQ(bench->act.records<AgreementMade>().size(), 1u);

  direct(messages::ProposeAgreement{US, true, day});
  bench->pass(2 * day);
  EXPECT_EQ(trusted(), List{DE});  // vetted, not answered
  bench->answer_to(*bench->act.last<messages::AgreementProposal>(),
                   messages::AgreementAnswer{US, false, pem(world.keys(US))});
  bench->pass(day);
  EXPECT_EQ(trusted(), List{DE});  // refused
}

TEST_F(GovernanceTest, EitherSideEndsAnAgreement) {
  begin();
  for (const char* partner : {"DE", "US"}) {
    const CountryCode code = CountryCode::parse(partner).value();
    tell(std::string(partner) + "/ga",
         messages::AgreementProposal{code, true, minute, pem(world.keys(code))});
  }
  bench->pass(hour);
  EXPECT_EQ(trusted(), (List{DE, US}));
  direct(messages::EndAgreementWith{DE});
  EXPECT_EQ(trusted(), List{US});
  EXPECT_EQ(bench->act.last<messages::AgreementEnd>()->to, world.party("DE/ga"));
  tell("US/ga", messages::AgreementEnd{US});
  EXPECT_EQ(trusted(), List{});
}

TEST_F(GovernanceTest, WhoeverIsToldOfSomebodyElsesAgreementIsNotBelieved) {
  policy.registry = trust::RegistryRule::allow_all;
  begin();
  tell("DE/ga", messages::AgreementProposal{DE, true, minute, pem(world.keys(DE))});
  bench->pass(hour);
  EXPECT_EQ(trusted(), List{DE});
  tell("US/ga", messages::AgreementEnd{DE});
  tell("US/ga", messages::AgreementProposal{DE, true, Duration{0}, pem(world.keys(US))});
  tell("FR/provider/1", messages::AgreementProposal{US, true, Duration{0}, pem(world.keys(US))});
  tell("FR/provider/1", messages::RegistryNews{FR, {{XA, Region::europe, true}}});
  tell("DE/pa", messages::RegistryNews{FR, {{XA, Region::europe, true}}});
  bench->pass(day);
  EXPECT_EQ(trusted(), List{DE});
  EXPECT_EQ(bench->act.all<messages::InstructTrust>().back().pins.at(0).pa_certificate, pem(world.keys(DE)));
}

TEST_F(GovernanceTest, AProposalWithAnyVettingTimeIsHarmless) {
  begin();
  tell("DE/ga", messages::AgreementProposal{DE, true, Duration::min(), "no certificate"});
  tell("US/ga", messages::AgreementProposal{US, true, Duration::max(), ""});
  bench->pass(100 * day);
  EXPECT_EQ(trusted(), List{DE});
}

TEST_F(GovernanceTest, ACountryWithoutShakenIsNoPartner) {
  begin();
  direct(messages::ProposeAgreement{CountryCode("ZZ"), true, minute});
  direct(messages::EndAgreementWith{CountryCode("ZZ")});
  EXPECT_TRUE(bench->act.all<messages::AgreementProposal>().empty());
}

TEST_F(GovernanceTest, AnOldInstructionThatWasLostNeverOvertakesANewOne) {
  policy.registry = trust::RegistryRule::allow_all;
  begin();
  registered({DE});
  const Sent lost = *bench->act.last<messages::InstructTrust>();
  registered({DE, US});  // this one arrives
  const std::size_t before = instructions();
  bench->lose(lost);
  bench->pass(day);
  EXPECT_EQ(instructions(), before);
  const Sent newest = *bench->act.last<messages::InstructTrust>();
  bench->lose(newest);
  bench->pass(day);
  EXPECT_EQ(instructions(), before + 1);  // it goes out again
  EXPECT_EQ(trusted(), (List{DE, US}));
}

}  // namespace
}  // namespace ishaken::parties::testing
