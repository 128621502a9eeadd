// The International SHAKEN registry: light vetting, and nothing that is played again.
#include <gtest/gtest.h>

#include "models/trust/signed_claims.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {
namespace {

struct RegistryTest : ::testing::Test {
  Countries world;
  InternationalRegistry party{config(), world.shared};
  Bench bench{party, world.registry, world.directory, world.start};
  RootedKeys de = world.keys(DE), us = world.keys(US);

  InternationalRegistry::Config config() const {
    InternationalRegistry::Config out;
    out.host = "registry.example";
    out.born = world.born;
    out.publication_delay = hour;
    return out;
  }
  RegistryTest() { bench.direct(messages::Start{}); }

  static trust::RegistryEntry entry(const RootedKeys& keys, CountryCode country, std::int64_t sequence,
                                    Instant exp) {
    trust::RegistryEntry out;
    out.attributes = {country, Region::europe, true};
    out.prefixes = {"49"};
    out.pa_root = keys.root();
    out.list = "list";
    out.crl_url = keys.crl_url();
    out.sequence = sequence;
    out.exp = numeric_date(exp);
    return out;
  }
  std::string signed_entry(const RootedKeys& by, std::int64_t sequence, CountryCode country = DE) const {
    return by.sign("registration", to_claims(entry(by, country, sequence, world.start + 30 * day)));
  }
  int put(const std::string& text, CountryCode country = DE) {
    bench.tell(world.party("DE/pa"), messages::RegistryRegister{country, messages::share(text)});
    return bench.act.all<messages::RegistryResult>().back().status;
  }
  int withdraw(const std::string& text, CountryCode country = DE) {
    bench.tell(world.party("DE/pa"), messages::RegistryWithdraw{country, text});
    return bench.act.all<messages::RegistryResult>().back().status;
  }
  static std::string withdrawal(const RootedKeys& by, const pki::Json& sequence,
                                const pki::Json& country = "DE") {
    return by.sign("withdrawal", {{"country", country}, {"sequence", sequence}});
  }
  std::size_t published() {
    bench.pass(2 * hour);
    bench.tell(world.party("FR/pa"), messages::RegistryRead{0});
    const auto contents = bench.act.all<messages::RegistryContents>().back().contents;
    return contents ? Countries::claims(*contents)["entries"].size() : 0;
  }
};

TEST_F(RegistryTest, WhoeverHoldsTheKeysIsRegisteredAndPublishedAfterAWhile) {
  EXPECT_EQ(put(signed_entry(de, 1)), 200);
  bench.tell(world.party("FR/pa"), messages::RegistryRead{1});
  EXPECT_EQ(bench.act.all<messages::RegistryContents>().back().status, 304);
  EXPECT_EQ(published(), 1u);
  const auto contents = *bench.act.all<messages::RegistryContents>().back().contents;
  EXPECT_NE(world.reader.snapshot(contents, party.root()), nullptr);
}

TEST_F(RegistryTest, AnEntryMustBeSignedUnderTheRootThatItNames) {
  EXPECT_EQ(put(us.sign("registration", to_claims(entry(de, DE, 1, world.start + day)))), 403);
  EXPECT_EQ(put("no JWS"), 403);
  EXPECT_EQ(put(""), 403);
  EXPECT_EQ(put(signed_entry(de, 1), US), 403);  // of another country than it is handed in for
  EXPECT_EQ(put(de.sign("registration", to_claims(entry(de, DE, 1, world.start - day)))), 403);  // expired
  bench.tell(world.party("DE/pa"), messages::RegistryRegister{DE, nullptr});
  EXPECT_EQ(bench.act.all<messages::RegistryResult>().back().status, 400);
  EXPECT_EQ(published(), 0u);
}

TEST_F(RegistryTest, ASecondRootForACountryIsRefusedWhileTheFirstIsGood) {
  EXPECT_EQ(put(signed_entry(de, 1)), 200);
  EXPECT_EQ(put(signed_entry(us, 2)), 409);
  bench.pass(31 * day);
  EXPECT_EQ(put(us.sign("registration", to_claims(entry(us, DE, 2, bench.act.clock + day)))), 200);
}

TEST_F(RegistryTest, NothingOldIsPlayedAgain) {
  const std::string first = signed_entry(de, 1), second_entry = signed_entry(de, 3), last = withdrawal(de, 4);
  EXPECT_EQ(put(first), 200);
  EXPECT_EQ(put(second_entry), 200);
  EXPECT_EQ(put(first), 412);
  EXPECT_EQ(put(second_entry), 412);
  EXPECT_EQ(withdraw(withdrawal(de, 2)), 412);
  EXPECT_EQ(withdraw(last), 200);
  EXPECT_EQ(put(second_entry), 412);  // withdrawn is withdrawn
  EXPECT_EQ(published(), 0u);
  EXPECT_EQ(put(signed_entry(de, 5)), 200);
  EXPECT_EQ(withdraw(last), 412);
  EXPECT_EQ(published(), 1u);
}

TEST_F(RegistryTest, OnlyTheRootWithdraws) {
  EXPECT_EQ(withdraw(withdrawal(de, 9)), 404);
  EXPECT_EQ(put(signed_entry(de, 1)), 200);
  EXPECT_EQ(withdraw(withdrawal(us, 9)), 403);
  EXPECT_EQ(withdraw("no JWS"), 403);
  EXPECT_EQ(withdraw(withdrawal(de, 9, "US")), 403);
  EXPECT_EQ(published(), 1u);
}

// Every one of these is signed by the right root.
TEST_F(RegistryTest, AWithdrawalOfAnyShapeIsRefusedAndEndsNothing) {
  EXPECT_EQ(put(signed_entry(de, 1)), 200);
  const pki::Json nothing = nullptr, number = 7, list = pki::Json::array(), object = pki::Json::object();
  for (const pki::Json& bad : {nothing, number, list, object, pki::Json(""), pki::Json(true)}) {
    EXPECT_EQ(withdraw(withdrawal(de, 9, bad)), 403) << bad;
    if (!bad.is_number()) {
      EXPECT_EQ(withdraw(withdrawal(de, bad)), 412) << bad;
    }
  }
  EXPECT_EQ(withdraw(withdrawal(de, 18446744073709551615u)), 412);
  EXPECT_EQ(withdraw(withdrawal(de, 9.5)), 412);
  EXPECT_EQ(withdraw(de.sign("withdrawal", object)), 403);
  EXPECT_EQ(published(), 1u);
}

TEST_F(RegistryTest, ANewSigningKeyNeedsNoNewPin) {
  EXPECT_EQ(put(signed_entry(de, 1)), 200);
  const pki::PublicKey root = party.root();
  bench.direct(messages::ReplaceKey{});
  EXPECT_EQ(published(), 1u);
  EXPECT_NE(world.reader.snapshot(*bench.act.all<messages::RegistryContents>().back().contents, root),
            nullptr);
}

}  // namespace
}  // namespace ishaken::parties::testing
