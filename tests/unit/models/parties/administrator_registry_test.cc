// What an STI-PA makes of the registry, and what it registers there.
#include "models/trust/signed_claims.h"
#include "tests/unit/models/parties/office.h"

namespace ishaken::parties::testing {
namespace {

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
  fr.shown(contents({de.registration()}));
  ASSERT_EQ(fr.bench.act.all<messages::RegistryNews>().size(), 1u);
  EXPECT_EQ(fr.bench.act.all<messages::RegistryNews>()[0].candidates.at(0).country, DE);
  EXPECT_EQ(fr.anchors(), Names{});
  fr.instruct(trusting({from_registry(DE)}));
  EXPECT_EQ(fr.anchors(), Names{"DE Eins"});
  fr.shown(messages::RegistryContents{304, nullptr});
  EXPECT_EQ(fr.bench.act.all<messages::RegistryNews>().size(), 1u);
  fr.shown(contents({}));
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
  fr.shown(contents({de.registration()}));
  EXPECT_EQ(fr.anchors(), Names{"DE Eins"});
  fr.bench.pass(4 * day);
  fr.shown(messages::RegistryContents{304, nullptr});
  EXPECT_EQ(fr.anchors(), Names{});
  EXPECT_TRUE(fr.bench.act.all<messages::RegistryNews>().back().candidates.empty());
}

TEST_F(AdministratorTest, AnOldOrForgedRegistryIsNotBelieved) {
  Office fr = office(FR), de = office(DE), us = office(US);
  de.approve("Eins");
  de.tell("DE/ga", messages::InstructRegistration{DE, true});
  fr.instruct(trusting({from_registry(DE)}));
  fr.shown(contents({de.registration()}, 5));
  for (const std::string& bad :
       {std::string("no JWS"), std::string(),
        us.party.keys().sign("registry", {{"sequence", 9}, {"iat", 1}, {"entries", pki::Json::array()}}),
        world.registry_keys.sign("registry", {{"sequence", "9"}})})
    fr.shown(messages::RegistryContents{200, messages::share(bad)});
  fr.shown(contents({}, 4));
  fr.shown(messages::RegistryContents{200, nullptr});
  fr.shown(messages::RegistryContents{500, nullptr});
  EXPECT_EQ(fr.anchors(), Names{"DE Eins"});
  fr.shown(contents({"no entry", de.registration()}, 6));  // the good ones count
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
