// What an STI-PA publishes, for whom, and when; and whose word it takes.
#include "models/parties/policy_administrator.h"

#include <gtest/gtest.h>

#include "models/pki/spc_token.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {
namespace {

using Names = std::vector<std::string>;

// One STI-PA at work.
struct Office {
  Office(const Countries& countries, PolicyAdministrator::Config config)
      : world(countries),
        code(config.home),
        party(config, countries.shared),
        bench(party, countries.party(code.text() + "/pa"), countries.directory, countries.start) {
    tell("outside", messages::Start{});
  }
  void tell(std::string_view from, messages::Message message) {
    bench.tell(world.party(from), std::move(message));
    bench.pass(2 * second);
  }
  std::string ga() const { return code.text() + "/ga"; }
  std::string root_of(const std::string& name) const {
    const auto key = pki::PrivateKey::derive(3, name);
    const auto wanted = pki::root_template(pki::root_name(code.text(), name), key.public_key(),
                                           Bytes(16, 0x31), {world.born, world.start + 5000 * day});
    return pki::to_pem(**pki::decode_certificate(pki::issue_certificate(wanted, key, *world.crypto)));
  }
  void approve(const std::string& name, bool approved = true) {
    tell(ga(), messages::ApproveCa{code, name, root_of(name), root_of(name + " intermediate"), approved});
  }
  void instruct(const trust::Instruction& instruction, const std::vector<messages::PartnerPin>& pins = {}) {
    tell(ga(), messages::InstructTrust{code, instruction, pins});
  }
  messages::SharedText ask(messages::Message request, std::string_view from) {
    tell(from, std::move(request));
    const messages::Message& reply = bench.act.sent.back().message;
    if (const auto* own = std::get_if<messages::TrustedListReply>(&reply)) return own->list;
    if (const auto* partner = std::get_if<messages::PartnerListReply>(&reply)) return partner->list;
    return nullptr;
  }
  messages::SharedText published() {
    return ask(messages::TrustedListRequest{code}, code.text() + "/provider/1");
  }
  messages::SharedText handed_to(CountryCode partner) {
    return ask(messages::PartnerListRequest{partner, code}, partner.text() + "/pa");
  }
  trust::TrustedList read(const messages::SharedText& text) const {
    return *world.shared.reader.list(*text, party.keys().root()->public_key);
  }
  // "FR Example" for a national anchor, "DE Other via US" where a partner re-exports it.
  Names anchors() {
    Names out;
    for (const trust::TrustedAnchor& each : read(published()).anchors)
      out.push_back(each.country.text() + " " + each.certificate->subject.organization +
                    (each.via == each.country ? "" : " via " + each.via.text()));
    return out;
  }
  std::int64_t sequence() { return read(published()).sequence; }
  std::string registration() const { return *bench.act.all<messages::RegistryRegister>().back().entry; }

  const Countries& world;
  CountryCode code;
  PolicyAdministrator party;
  Bench bench;
};

struct AdministratorTest : ::testing::Test {
  Countries world;
  trust::Policy policy;
  std::int64_t snapshots = 0;

  Office office(CountryCode code) { return Office(world, world.administrator(code, policy)); }
  messages::RegistryContents contents(const std::vector<std::string>& entries, std::int64_t sequence = 0) {
    const trust::RegistrySnapshot snapshot{sequence != 0 ? sequence : ++snapshots, numeric_date(world.start),
                                           entries};
    return {200, messages::share(world.registry_keys.sign("registry", to_claims(snapshot)))};
  }
  static trust::Instruction trusting(const std::vector<trust::TrustedCountry>& countries) {
    trust::Instruction out;
    out.trusted = countries;
    out.use_registry = true;
    return out;
  }
  static trust::TrustedCountry from_registry(CountryCode code) {
    return {code, trust::Mechanism::registry, {}};
  }
  static trust::TrustedCountry partner(CountryCode code) { return {code, trust::Mechanism::bilateral, {}}; }
  static messages::PartnerPin pin(const Office& of) {
    return {of.code, pki::to_pem(*of.party.keys().root())};
  }
  // The partner's answer to the last question.
  static void answer(Office& reader, CountryCode partner, const messages::SharedText& list) {
    reader.bench.answer_to(*reader.bench.act.last<messages::PartnerListRequest>(),
                           messages::PartnerListReply{200, partner, list});
    reader.bench.pass(2 * second);
  }
};

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
  fr.tell("outside", messages::ReplaceKey{});
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

// --- the registry ---

TEST_F(AdministratorTest, ReadsTheRegistryAgainAndAgain) {
  Office fr = office(FR);
  fr.bench.pass(day);
  EXPECT_TRUE(fr.bench.act.all<messages::RegistryRead>().empty());  // it was not told to
  fr.instruct(trusting({}));
  fr.bench.pass(10 * policy.registry_poll);
  EXPECT_EQ(fr.bench.act.all<messages::RegistryRead>().size(), 10u);
}

TEST_F(AdministratorTest, ReportsTheRegistryAndMergesWhatItsGovernanceTrusts) {
  Office fr = office(FR), de = office(DE);
  de.approve("Eins");
  de.tell("DE/ga", messages::InstructRegistration{DE, true});
  fr.instruct(trusting({}));
  fr.tell("registry", contents({de.registration()}));
  ASSERT_EQ(fr.bench.act.all<messages::RegistryNews>().size(), 1u);
  EXPECT_EQ(fr.bench.act.all<messages::RegistryNews>()[0].candidates.at(0).country, DE);
  EXPECT_EQ(fr.anchors(), Names{});
  fr.instruct(trusting({from_registry(DE)}));
  EXPECT_EQ(fr.anchors(), Names{"DE Eins"});
  fr.tell("registry", messages::RegistryContents{304, nullptr});
  EXPECT_EQ(fr.bench.act.all<messages::RegistryNews>().size(), 1u);
  fr.tell("registry", contents({}));
  EXPECT_EQ(fr.anchors(), Names{});
  EXPECT_EQ(fr.bench.act.all<messages::RegistryNews>().size(), 2u);
}

TEST_F(AdministratorTest, AnEntryThatExpiredCountsNoLonger) {
  Office fr = office(FR);
  auto config = world.administrator(DE);
  config.registry_validity = 3 * day;
  Office de(world, config);
  de.approve("Eins");
  de.tell("DE/ga", messages::InstructRegistration{DE, true});
  fr.instruct(trusting({from_registry(DE)}));
  fr.tell("registry", contents({de.registration()}));
  EXPECT_EQ(fr.anchors(), Names{"DE Eins"});
  fr.bench.pass(4 * day);
  fr.tell("registry", messages::RegistryContents{304, nullptr});
  EXPECT_EQ(fr.anchors(), Names{});
  EXPECT_TRUE(fr.bench.act.all<messages::RegistryNews>().back().candidates.empty());
}

TEST_F(AdministratorTest, AnOldOrForgedRegistryIsNotBelieved) {
  Office fr = office(FR), de = office(DE), us = office(US);
  de.approve("Eins");
  de.tell("DE/ga", messages::InstructRegistration{DE, true});
  fr.instruct(trusting({from_registry(DE)}));
  fr.tell("registry", contents({de.registration()}, 5));
  for (const std::string& bad :
       {std::string("no JWS"), std::string(),
        us.party.keys().sign("registry", {{"sequence", 9}, {"iat", 1}, {"entries", pki::Json::array()}}),
        world.registry_keys.sign("registry", {{"sequence", "9"}})})
    fr.tell("registry", messages::RegistryContents{200, messages::share(bad)});
  fr.tell("registry", contents({}, 4));
  fr.tell("registry", messages::RegistryContents{200, nullptr});
  fr.tell("registry", messages::RegistryContents{500, nullptr});
  EXPECT_EQ(fr.anchors(), Names{"DE Eins"});
  fr.tell("registry", contents({"no entry", de.registration()}, 6));  // the good ones count
  EXPECT_EQ(fr.anchors(), Names{"DE Eins"});
}

TEST_F(AdministratorTest, RegistersAnewWithEveryChangeAndBeforeTheEntryExpires) {
  Office de = office(DE);
  de.tell("DE/ga", messages::InstructRegistration{DE, true});
  const auto entries = [&] { return de.bench.act.all<messages::RegistryRegister>().size(); };
  EXPECT_EQ(entries(), 1u);
  de.approve("Eins");
  EXPECT_EQ(entries(), 2u);
  const auto sequence = [&] { return Countries::claims(de.registration())["sequence"].get<int>(); };
  EXPECT_EQ(sequence(), 2);
  for (int i = 0; i < 3; ++i) {
    de.tell("DE/ga", messages::InstructRegistration{DE, false});
    de.tell("DE/ga", messages::InstructRegistration{DE, true});
  }
  EXPECT_EQ(sequence(), 8);  // withdrawals count as well
  const std::size_t before = entries();
  de.bench.pass(45 * day);  // renewals of the list every 3.5 days, of the entry every 15
  EXPECT_EQ(entries(), before + 12 + 3);
}

}  // namespace
}  // namespace ishaken::parties::testing
