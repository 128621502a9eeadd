// Forged certificates and entries are believed where they should be, and hostile bytes by nobody.
#include "models/parties/adversary/forgery.h"

#include "models/parties/adversary/hostile_bytes.h"
#include "models/pki/crl.h"
#include "models/pki/jws_object.h"
#include "models/pki/pem.h"
#include "tests/unit/models/parties/adversary/room.h"

namespace ishaken::parties::testing {
namespace {

struct ForgeryTest : AdversaryRoom {
  Issuer rogue = rogue_ca(DE, "adversary/mallory/attack/1", rules, world.start, world.shared);
  std::shared_ptr<const trust::RegistryEntry> genuine = read_entry(german_entry());

  std::shared_ptr<const trust::RegistryEntry> forged(const RootedKeys& by, bool with_genuine = true) {
    trust::Candidate attributes;
    attributes.country = DE;
    return read_entry(forge_entry(with_genuine ? genuine.get() : nullptr, attributes, {"49"},
                                  rogue.chain.back(), {by.root(), by.signer(), by.crl_url()}, world.start,
                                  world.shared));
  }
  trust::TrustedListPtr list_of(const trust::RegistryEntry& entry) const {
    return world.shared.reader.list(entry.list, entry.pa_root->public_key);
  }
};

TEST_F(ForgeryTest, ALeafLastsNoLongerThanItsIssuer) {
  const Credentials made = provider();
  EXPECT_LT(made.leaf->not_before, world.start);
  EXPECT_EQ(made.leaf->not_after, world.start + 365 * day);
  EXPECT_EQ(made.leaf->public_key, made.key.public_key());
  const Instant late = ca.keys().intermediate()->not_after - day;
  const Credentials last = forge_leaf(issuer(), "DE01", DE, "x", "h.example", late, world.shared);
  EXPECT_EQ(last.leaf->not_after, ca.keys().intermediate()->not_after);
}

TEST_F(ForgeryTest, TheLeafOfARogueCaIsBelievedUnderItsRootAlone) {
  const Credentials leaf = forge_leaf(rogue, "DE01", DE, "x", "h.example", world.start, world.shared);
  EXPECT_TRUE(believed(leaf.chain, {{rogue.chain.back(), {rules.policy}}})) << problems;
  EXPECT_FALSE(believed(leaf.chain, {{ca.keys().root(), {rules.policy}}}));
  EXPECT_NE(rogue.chain.back()->fingerprint, ca.keys().root()->fingerprint);
}

TEST_F(ForgeryTest, AnEntryHoldsTheRogueBesideWhatTheGenuineOneLists) {
  for (const RootedKeys& by : {us, de}) {
    const auto entry = forged(by);
    ASSERT_NE(entry, nullptr);
    EXPECT_EQ(entry->pa_root->fingerprint, by.root()->fingerprint);
    EXPECT_EQ(entry->signer->fingerprint, by.signer().certificate->fingerprint);
    EXPECT_EQ(entry->attributes.country, DE);
    EXPECT_EQ(entry->prefixes, genuine->prefixes);
    EXPECT_GT(entry->sequence, genuine->sequence);
    EXPECT_LT(entry->sequence, genuine->sequence + 1000);  // or the STI-PA never caught up
    EXPECT_NE(entry->text_digest, genuine->text_digest);
    const auto list = list_of(*entry);
    ASSERT_NE(list, nullptr);
    ASSERT_EQ(list->anchors.size(), 2u);
    EXPECT_EQ(list->anchors[0].certificate->fingerprint, ca.keys().root()->fingerprint);
    // The genuine STI-PA still answers for the revocations of the genuine STI-CA.
    EXPECT_EQ(list->authorities[list->anchors[0].authority].root->fingerprint, de.root()->fingerprint);
    EXPECT_EQ(list->anchors[1].certificate->fingerprint, rogue.chain.back()->fingerprint);
    EXPECT_EQ(list->authorities[list->anchors[1].authority].root->fingerprint, by.root()->fingerprint);
    EXPECT_EQ(list->anchors[1].country, DE);
    const Credentials leaf = forge_leaf(rogue, "DE01", DE, "x", "h.example", world.start, world.shared);
    EXPECT_TRUE(believed(leaf.chain, {{list->anchors[1].certificate, list->anchors[1].policies}}))
        << problems;
  }
}

TEST_F(ForgeryTest, AnEntryForACountryThatHasNoneStandsByItself) {
  const auto entry = forged(us, false);
  ASSERT_NE(entry, nullptr);
  EXPECT_EQ(entry->attributes.country, DE);
  EXPECT_EQ(entry->prefixes, std::vector<std::string>{"49"});
  ASSERT_EQ(list_of(*entry)->anchors.size(), 1u);
}

// --- what no parser should choke on ---

TEST_F(ForgeryTest, PoisonIsRefusedByEveryReader) {
  const std::string snapshot = *contents({german_entry()}).contents;
  const std::string list_text = genuine->list, chain = provider().chain;
  pki::CrlTemplate wanted;
  wanted.issuer = de.root()->subject;
  wanted.aki = de.root()->ski;
  wanted.this_update = world.start;
  wanted.next_update = world.start + day;
  const Bytes crl = pki::issue_crl(wanted, de.root_key(), *world.crypto);
  for (const auto& each : EnumNames<messages::Poison>::values) {
    SCOPED_TRACE(each.name);
    const auto bad = [&](const std::string& text) {
      std::string out = poisoned(each.value, text);
      EXPECT_NE(out, text);
      return out;
    };
    EXPECT_EQ(world.shared.reader.snapshot(bad(snapshot), world.registry_keys.root()->public_key), nullptr);
    EXPECT_EQ(world.shared.reader.entry(bad(german_entry())), nullptr);
    EXPECT_EQ(world.shared.reader.list(bad(list_text), de.root()->public_key), nullptr);
    const std::string bad_crl = bad(std::string(as_text(crl)));
    EXPECT_FALSE(pki::decode_crl(Bytes(bad_crl.begin(), bad_crl.end())));
  }
  EXPECT_GT(poisoned(messages::Poison::oversized, chain).size(), 30'000'000u);
  EXPECT_FALSE(pki::chain_from_pem(poisoned(messages::Poison::malformed, chain)));
  EXPECT_FALSE(pki::chain_from_pem(poisoned(messages::Poison::wrong_type, chain)));
  EXPECT_FALSE(pki::chain_from_pem(poisoned(messages::Poison::nested, chain)));
}

TEST_F(ForgeryTest, HostileIdentitiesAreReadAsWhatTheyAre) {
  const Credentials by = provider();
  passport::Passport claims;
  claims.attestation = passport::Attestation::A;
  claims.iat = numeric_date(world.start);
  claims.x5u = by.x5u;
  claims.orig = world.directory.numbers.number_of(DE, 0, 1);
  claims.dest.numbers = {world.directory.numbers.number_of(FR, 0, 1)};
  claims.origid = "123e4567-e89b-42d3-a456-426655440000";
  std::string header, payload;
  passport::append_header_json(header, claims);
  passport::append_payload_json(payload, claims);
  const std::string input = passport::jws_signing_input(header, payload);
  const std::string good =
      passport::identity_header(input, world.crypto->sign(by.key, as_bytes(input)), by.x5u, "shaken");
  passport::Identity identity;
  passport::ParserScratch scratch;
  const auto believed_by_a_verifier = [&](const std::string& text) {
    return passport::parse_identity(text, identity, scratch) == passport::Fault::none &&
           world.crypto->verify(by.leaf->public_key, as_bytes(identity.signing_input), identity.signature);
  };
  ASSERT_TRUE(believed_by_a_verifier(good));
  for (std::uint64_t i = 0; i < 10; ++i) {
    EXPECT_FALSE(believed_by_a_verifier(hostile_identity(i, good))) << i;
    EXPECT_FALSE(believed_by_a_verifier(hostile_identity(i, ""))) << i;
    EXPECT_FALSE(believed_by_a_verifier(hostile_identity(i, ";;;"))) << i;
  }
}

}  // namespace
}  // namespace ishaken::parties::testing
