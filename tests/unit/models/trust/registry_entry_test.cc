// Registry entries, signatures of STI-PAs, and the memory of what was read.
#include "models/trust/registry_entry.h"

#include <gtest/gtest.h>

#include "models/pki/crl.h"
#include "models/trust/reader.h"
#include "tests/unit/models/trust/lists.h"

namespace ishaken::trust::testing {
namespace {

struct RegistryEntryTest : ::testing::Test, Lists {};

TEST_F(RegistryEntryTest, RoundTrip) {
  const pki::Json claims = to_claims(entry(FR));
  const auto again = entry_from_claims(claims, certificates);
  ASSERT_TRUE(again) << again.error().what;
  EXPECT_EQ(to_claims(*again), claims);
  EXPECT_EQ(again->attributes, entry(FR).attributes);
  EXPECT_EQ(again->pa_root->fingerprint, pa(FR)->fingerprint);
}

TEST_F(RegistryEntryTest, EveryMemberMustBeThereAndOfItsType) {
  const pki::Json good = to_claims(entry(FR));
  const auto places = places_of(good);
  ASSERT_GT(places.size(), 13u);
  for (const auto& place : places) {
    if (good[place.parent_pointer()].is_object()) {
      pki::Json without = good;
      without[place.parent_pointer()].erase(place.back());
      EXPECT_FALSE(entry_from_claims(without, certificates)) << place.to_string();
    }
    for (const pki::Json& value : anything()) {
      pki::Json claims = good;
      claims[place] = value;
      const auto read = entry_from_claims(claims, certificates);  // never throws
      if (read && !(value.is_number_integer() && good[place].is_number_integer())) {
        EXPECT_EQ(value.type(), good[place].type()) << place.to_string() << " " << value;
      }
    }
  }
  for (const pki::Json& value : anything()) EXPECT_FALSE(entry_from_claims(value, certificates)) << value;
}

TEST_F(RegistryEntryTest, NumbersBeyond64BitsAreRefused) {
  for (const char* name : {"sequence", "nbf", "exp"}) {
    pki::Json claims = to_claims(entry(FR));
    claims[name] = 18446744073709551615u;
    EXPECT_FALSE(entry_from_claims(claims, certificates)) << name;
  }
}

TEST_F(RegistryEntryTest, OpensWhatIsSignedUnderTheRootThatItNames) {
  EXPECT_TRUE(open_entry(sign(FR, to_claims(entry(FR))), *crypto, certificates));
  EXPECT_FALSE(open_entry(sign(DE, to_claims(entry(FR))), *crypto, certificates));
  for (const char* text : {"", ".", "..", "a.b.c", "no JWS"})
    EXPECT_FALSE(open_entry(text, *crypto, certificates)) << text;
  for (const pki::Json& value : anything())
    EXPECT_FALSE(open_entry(sign(FR, value), *crypto, certificates)) << value;
}

TEST_F(RegistryEntryTest, SnapshotsRoundTripAndRefuseOtherShapes) {
  const RegistrySnapshot snapshot{7, 8, {"a", "b"}};
  const pki::Json good = to_claims(snapshot);
  ASSERT_TRUE(snapshot_from_claims(good));
  EXPECT_EQ(snapshot_from_claims(good)->entries, snapshot.entries);
  const auto places = places_of(good);
  for (const auto& place : places)
    for (const pki::Json& value : anything()) {
      pki::Json claims = good;
      claims[place] = value;
      if (snapshot_from_claims(claims) && !value.is_number_integer()) {
        EXPECT_EQ(value.type(), good[place].type()) << place.to_string() << " " << value;
      }
    }
  for (const pki::Json& value : anything()) EXPECT_FALSE(snapshot_from_claims(value)) << value;
}

// --- signatures ---

TEST_F(RegistryEntryTest, ASignedTextNeedsOneSignerUnderThePinnedRoot) {
  const pki::PublicKey root = pa(FR)->public_key;
  const pki::Json claims{{"a", 1}};
  ASSERT_TRUE(open_signed(sign(FR, claims), root, *crypto));
  EXPECT_EQ(open_signed(sign(FR, claims), root, *crypto)->claims, claims);
  EXPECT_FALSE(open_signed(sign(DE, claims), root, *crypto));
  EXPECT_FALSE(open_signed(sign(FR, claims), {}, *crypto));  // no pin, no belief
  const auto with_x5c = [&](const pki::Json& x5c) {
    return pki::sign_jws({{"typ", "x"}, {"x5c", x5c}}, claims, key("FR/signer"), *crypto);
  };
  const std::string der = base64(signer(FR)->der);
  EXPECT_TRUE(open_signed(with_x5c(pki::Json::array({der})), root, *crypto));
  EXPECT_FALSE(open_signed(with_x5c(pki::Json::array({der, der})), root, *crypto));
  EXPECT_FALSE(open_signed(with_x5c(pki::Json::array({base64(signer(DE)->der)})), root, *crypto));
  EXPECT_FALSE(open_signed(with_x5c(der), root, *crypto));
  for (const pki::Json& value : anything())
    EXPECT_FALSE(open_signed(with_x5c(value), root, *crypto)) << value;
  EXPECT_FALSE(open_signed(pki::sign_jws({{"typ", "x"}}, claims, key("FR/signer"), *crypto), root, *crypto));
}

TEST_F(RegistryEntryTest, ASignerIsValidFromItsFirstToItsLastMoment) {
  const auto certificate = signer(FR);
  EXPECT_TRUE(valid_at(*certificate, certificate->not_before));
  EXPECT_TRUE(valid_at(*certificate, certificate->not_after));
  EXPECT_FALSE(valid_at(*certificate, certificate->not_before - Duration{1}));
  EXPECT_FALSE(valid_at(*certificate, certificate->not_after + Duration{1}));
}

// --- the memory ---

TEST_F(RegistryEntryTest, TheSameTextIsReadOnce) {
  Reader reader(*crypto, certificates);
  const std::string text = sign(FR, to_claims(list(FR, {anchor("One", FR)})));
  const pki::PublicKey root = pa(FR)->public_key, other = pa(DE)->public_key;
  const TrustedListPtr first = reader.list(text, root);
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(reader.list(text, root), first);
  EXPECT_EQ(first->signer->fingerprint, signer(FR)->fingerprint);
  // Under another pin the same text is another question.
  std::string why;
  EXPECT_EQ(reader.list(text, other, &why), nullptr);
  EXPECT_EQ(why, "signed text: the signer is not certified by the pinned root");
  EXPECT_EQ(reader.list(text, other), nullptr);
  EXPECT_EQ(reader.list(text, root), first);
}

TEST_F(RegistryEntryTest, TheMemoryStartsAgainAndGivesTheSame) {
  Reader reader(*crypto, certificates);
  const std::string text = sign(FR, to_claims(entry(FR)));
  ASSERT_NE(reader.entry(text), nullptr);
  for (int i = 0; i < 5000; ++i) EXPECT_EQ(reader.entry(std::to_string(i)), nullptr);
  ASSERT_NE(reader.entry(text), nullptr);
  EXPECT_EQ(to_claims(*reader.entry(text)), to_claims(entry(FR)));
}

TEST_F(RegistryEntryTest, ACrlIsReadWithWhoSignedIt) {
  Reader reader(*crypto, certificates);
  pki::CrlTemplate wanted;
  wanted.issuer = pa(FR)->subject;
  wanted.aki = pa(FR)->ski;
  wanted.this_update = begin;
  wanted.next_update = begin + day;
  const Bytes der = pki::issue_crl(wanted, key("FR/pa"), *crypto);
  EXPECT_TRUE(reader.crl(der, *pa(FR))->signature_valid);
  EXPECT_FALSE(reader.crl(der, *pa(DE))->signature_valid);
  EXPECT_EQ(reader.crl(der, *pa(FR)), reader.crl(der, *pa(FR)));
  EXPECT_EQ(reader.crl(Bytes{}, *pa(FR)), nullptr);
  EXPECT_EQ(reader.crl(Bytes{1, 2, 3}, *pa(FR)), nullptr);
}

}  // namespace
}  // namespace ishaken::trust::testing
