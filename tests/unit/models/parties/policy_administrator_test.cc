// What an STI-PA publishes, for whom, and when; and whose word it takes.
#include "models/pki/spc_token.h"
#include "models/trust/signed_claims.h"
#include "tests/unit/models/parties/office.h"

namespace ishaken::parties::testing {
namespace {

// --- its own country ---

TEST_F(AdministratorTest, ListsTheCasThatItsGovernanceApproves) {
  Office fr = office(FR);
  EXPECT_EQ(fr.anchors(), Names{});
  fr.approve("One");
  fr.approve("Two");
  EXPECT_EQ(fr.anchors(), (Names{"FR One", "FR Two"}));
  fr.approve("One", false);
  EXPECT_EQ(fr.anchors(), Names{"FR Two"});
}

TEST_F(AdministratorTest, TheSequenceGrowsWithEveryChangeAndOnlyThen) {
  Office fr = office(FR);
  const std::int64_t first = fr.sequence();
  fr.approve("One");
  EXPECT_EQ(fr.sequence(), first + 1);
  fr.approve("One");
  fr.instruct({});
  EXPECT_EQ(fr.sequence(), first + 1);
  // Renewed before it expires, though nothing changed.
  fr.bench.pass(policy.list_validity / 2);
  EXPECT_EQ(fr.sequence(), first + 2);
  EXPECT_GE(fr.read(fr.published()).exp,
            numeric_date(fr.bench.act.clock + policy.list_validity / 2 - minute));
}

TEST_F(AdministratorTest, ChangesThatComeTogetherArePublishedTogether) {
  Office fr = office(FR);
  const std::int64_t first = fr.sequence();
  for (const char* name : {"One", "Two", "Three"})
    fr.bench.tell(world.party("FR/ga"), messages::ApproveCa{FR, name, fr.root_of(name), "", true});
  fr.bench.pass(2 * second);
  EXPECT_EQ(fr.sequence(), first + 1);
}

TEST_F(AdministratorTest, HearsItsGovernanceAlone) {
  Office fr = office(FR);
  fr.approve("One");
  const std::int64_t before = fr.sequence();
  for (const char* from : {"DE/ga", "DE/pa", "FR/ca/1", "FR/provider/1", "registry"}) {
    fr.tell(from, messages::ApproveCa{FR, "Evil", fr.root_of("Evil"), "", true});
    fr.tell(from, messages::ApproveCa{FR, "One", "", "", false});
    fr.tell(from, messages::ApproveProvider{FR, "FR/provider/2", "FR01", true});
    fr.tell(from, messages::InstructTrust{FR, trusting({partner(DE)}), {}});
    fr.tell(from, messages::InstructRevocation{FR, "One"});
    fr.tell(from, messages::InstructRegistration{FR, true});
  }
  fr.tell("FR/ga", messages::ApproveCa{DE, "One", "", "", false});  // of a country that it does not serve
  EXPECT_EQ(fr.sequence(), before);
  EXPECT_EQ(fr.anchors(), Names{"FR One"});
  EXPECT_TRUE(fr.bench.act.all<messages::RegistryRegister>().empty());
  fr.tell("FR/provider/2", messages::SpcTokenRequest{"FR01", ""});
  EXPECT_EQ(fr.bench.act.all<messages::SpcTokenReply>().back().status, 403);
}

TEST_F(AdministratorTest, ARootThatCannotBeReadIsNotListed) {
  Office fr = office(FR);
  fr.tell("FR/ga", messages::ApproveCa{FR, "One", "no certificate", "", true});
  EXPECT_EQ(fr.anchors(), Names{});
}

TEST_F(AdministratorTest, TokensGoToTheProviderWhoseCodeItIs) {
  Office fr = office(FR);
  fr.tell("FR/ga", messages::ApproveProvider{FR, "FR/provider/1", "FR01", true});
  const auto reply = [&](std::string_view from, const std::string& spc) {
    fr.tell(from, messages::SpcTokenRequest{spc, "SHA256 AA"});
    return fr.bench.act.all<messages::SpcTokenReply>().back();
  };
  const messages::SpcTokenReply granted = reply("FR/provider/1", "FR01");
  ASSERT_EQ(granted.status, 200);
  const auto signer = trust::open_signed(granted.token, fr.party.keys().root()->public_key, *world.crypto);
  ASSERT_TRUE(signer);
  EXPECT_TRUE(pki::check_spc_token(granted.token, signer->signer->public_key, "FR01", "SHA256 AA",
                                   fr.bench.act.clock, *world.crypto));
  EXPECT_NE(reply("FR/provider/1", "FR01").token, granted.token);  // jti differs
  EXPECT_EQ(reply("FR/provider/1", "FR99").status, 403);           // unknown
  EXPECT_EQ(reply("FR/provider/1", "").status, 403);
  EXPECT_EQ(reply("FR/provider/2", "FR01").status, 403);  // another's
  EXPECT_EQ(reply("DE/provider/1", "FR01").status, 403);
  fr.tell("FR/ga", messages::ApproveProvider{FR, "FR/provider/1", "FR01", false});
  EXPECT_EQ(reply("FR/provider/1", "FR01").status, 403);  // approval withdrawn
}

TEST_F(AdministratorTest, RevokesByHolderWhatWasIssuedOnItsTokens) {
  Office fr = office(FR);
  fr.approve("FR/ca/1");
  fr.tell("FR/ga", messages::ApproveProvider{FR, "FR/provider/1", "FR01", true});
  const std::string certificate = fr.root_of("some provider");
  fr.tell("DE/ca/1", messages::IssuanceReport{"FR01", fr.root_of("not reported by a CA of France")});
  fr.tell("FR/provider/2", messages::IssuanceReport{"FR01", fr.root_of("nor by a CA")});
  fr.tell("FR/ca/1", messages::IssuanceReport{"FR99", fr.root_of("for nobody's code")});
  fr.tell("FR/ca/1", messages::IssuanceReport{"FR01", "no certificate"});
  fr.tell("FR/ca/1", messages::IssuanceReport{"FR01", certificate});
  const auto entries = [&] {
    fr.tell("DE/provider/1", messages::CrlRequest{fr.party.keys().crl_url()});
    return pki::decode_crl(*fr.bench.act.all<messages::CrlReply>().back().crl).value();
  };
  EXPECT_TRUE(entries()->entries.empty());
  const std::uint64_t number = entries()->number;
  fr.tell("FR/ga", messages::InstructRevocation{FR, "FR/provider/1"});
  ASSERT_EQ(entries()->entries.size(), 1u);
  EXPECT_EQ(entries()->number, number + 1);
  fr.tell("FR/ga", messages::InstructRevocation{FR, "FR/provider/1"});  // twice is as good as once
  fr.tell("FR/ga", messages::InstructRevocation{FR, "nobody"});
  EXPECT_EQ(entries()->entries.size(), 1u);
  fr.tell("FR/ga", messages::InstructRevocation{FR, "FR/ca/1"});  // its intermediate
  EXPECT_EQ(entries()->entries.size(), 2u);
  // Renewed before nextUpdate.
  const Instant next = entries()->next_update;
  fr.bench.pass(policy.crl_validity / 2 + minute);
  EXPECT_GT(entries()->next_update, next);
}

TEST_F(AdministratorTest, ANewSigningKeyNeedsNoNewPin) {
  Office fr = office(FR);
  fr.approve("One");
  const auto root = fr.party.keys().root(), signer = fr.party.keys().signer().certificate;
  const std::int64_t before = fr.sequence();
  fr.direct(messages::ReplaceKey{});
  EXPECT_EQ(fr.party.keys().root(), root);
  EXPECT_NE(fr.party.keys().signer().certificate->fingerprint, signer->fingerprint);
  EXPECT_EQ(fr.sequence(), before + 1);  // signed anew
  EXPECT_EQ(fr.read(fr.published()).signer->fingerprint, fr.party.keys().signer().certificate->fingerprint);
}

// --- partners ---

TEST_F(AdministratorTest, MergesAPartnersListAndHandsOutItsOwn) {
  Office fr = office(FR), de = office(DE);
  fr.approve("One");
  de.approve("Eins");
  fr.instruct(trusting({partner(DE)}), {pin(de)});
  EXPECT_EQ(fr.bench.act.last<messages::PartnerListRequest>()->to, world.party("DE/pa"));
  answer(fr, DE, de.handed_to(FR));
  EXPECT_EQ(fr.anchors(), (Names{"FR One", "DE Eins"}));
  EXPECT_EQ(fr.read(fr.handed_to(US)).anchors.size(), 1u);  // the national list
  trust::Instruction passing_on = trusting({partner(DE)});
  passing_on.re_export = true;
  fr.instruct(passing_on, {pin(de)});
  EXPECT_EQ(fr.read(fr.handed_to(US)).anchors.size(), 2u);
  // The end of the agreement.
  fr.instruct({});
  EXPECT_EQ(fr.anchors(), Names{"FR One"});
}

TEST_F(AdministratorTest, APartnersListIsBelievedUnderItsPinAlone) {
  Office fr = office(FR), de = office(DE), us = office(US);
  us.approve("Uno");
  fr.instruct(trusting({partner(DE)}), {pin(de)});
  answer(fr, DE, us.handed_to(FR));  // signed by another STI-PA
  answer(fr, US, us.handed_to(FR));  // from somebody with whom there is no agreement
  answer(fr, DE, messages::share("no list"));
  answer(fr, DE, nullptr);
  EXPECT_EQ(fr.anchors(), Names{});
}

TEST_F(AdministratorTest, AnOlderListOfAPartnerDoesNotComeBack) {
  Office fr = office(FR), de = office(DE);
  de.approve("Eins");
  const messages::SharedText old = de.handed_to(FR);
  de.approve("Eins", false);
  fr.instruct(trusting({partner(DE)}), {pin(de)});
  answer(fr, DE, de.handed_to(FR));
  answer(fr, DE, old);
  EXPECT_EQ(fr.anchors(), Names{});
}

TEST_F(AdministratorTest, APartnerIsReadOnceAPeriodHoweverOftenTheAgreementIsMade) {
  Office fr = office(FR), de = office(DE);
  for (int i = 0; i < 5; ++i) {
    fr.instruct(trusting({partner(DE)}), {pin(de)});
    fr.instruct({});
  }
  fr.instruct(trusting({partner(DE)}), {pin(de)});
  fr.instruct(trusting({partner(DE), from_registry(US)}), {pin(de)});
  EXPECT_EQ(fr.bench.act.all<messages::PartnerListRequest>().size(), 6u);
  fr.bench.pass(10 * policy.partner_poll);
  EXPECT_EQ(fr.bench.act.all<messages::PartnerListRequest>().size(), 16u);
}

TEST_F(AdministratorTest, AnExpiredListOfAPartnerIsNotMerged) {
  Office fr = office(FR), de = office(DE);
  fr.approve("One");
  de.approve("Eins");
  fr.instruct(trusting({partner(DE)}), {pin(de)});
  answer(fr, DE, de.handed_to(FR));
  fr.bench.pass(2 * policy.list_validity);  // the partner is silent; the renewal finds its list expired
  EXPECT_EQ(fr.anchors(), Names{"FR One"});
}

TEST_F(AdministratorTest, EachReservationMakesANewListOfTheSameAnchors) {
  Office fr = office(FR), de = office(DE);
  de.approve("Eins");
  de.approve("Zwei");
  fr.instruct(trusting({partner(DE)}), {pin(de)});
  answer(fr, DE, de.handed_to(FR));
  std::int64_t sequence = fr.sequence();
  const auto published_anew = [&](const trust::Instruction& instruction) {
    fr.instruct(instruction, {pin(de)});
    return std::exchange(sequence, fr.sequence()) + 1 == sequence;
  };
  trust::Instruction wanted = trusting({partner(DE)});
  EXPECT_FALSE(published_anew(wanted));
  wanted.trusted[0].downgraded = true;
  EXPECT_TRUE(published_anew(wanted));
  EXPECT_TRUE(fr.read(fr.published()).anchors[0].downgraded);
  wanted.providers = {{DE, "DE01"}};
  EXPECT_TRUE(published_anew(wanted));
  EXPECT_EQ(fr.read(fr.published()).distrusted, wanted.providers);
  EXPECT_FALSE(published_anew(wanted));
  EXPECT_EQ(fr.anchors(), (Names{"DE Eins", "DE Zwei"}));
  wanted.cas = {{DE, pki::root_name("DE", "Eins").to_text()}};
  EXPECT_TRUE(published_anew(wanted));
  EXPECT_EQ(fr.anchors(), Names{"DE Zwei"});
  EXPECT_TRUE(published_anew(trusting({partner(DE)})));  // all is forgiven
  EXPECT_EQ(fr.anchors(), (Names{"DE Eins", "DE Zwei"}));
  EXPECT_TRUE(fr.read(fr.published()).distrusted.empty());
  // The national list says nothing of others.
  wanted.re_export = true;
  EXPECT_TRUE(published_anew(wanted));
  EXPECT_FALSE(fr.read(fr.handed_to(US)).distrusted.empty());
  wanted.re_export = false;
  fr.instruct(wanted, {pin(de)});
  EXPECT_TRUE(fr.read(fr.handed_to(US)).distrusted.empty());
}

}  // namespace
}  // namespace ishaken::parties::testing
