#include <gtest/gtest.h>

#include "models/pki/jws_object.h"
#include "models/pki/spc_token.h"
#include "models/pki/trusted_ca_list.h"
#include "tests/unit/models/pki/world.h"

namespace ishaken::pki {
namespace {

using testing::World;

TEST(StrictJson, RefusesWhatReadersDisagreeAbout) {
  for (const char* text : {"", "{", "nul", R"({"a":1,"a":2})", R"({"b":{"a":1,"a":1}})", R"([{"x":0,"x":0}])",
                           "{\"a\":\"\xff\"}", R"({"a":1} x)", "{'a':1}"})
    EXPECT_FALSE(parse_json(text)) << text;
  EXPECT_FALSE(parse_json(std::string(100000, '[')));
  EXPECT_FALSE(parse_json(std::string(100, '[') + std::string(100, ']')));
  EXPECT_TRUE(parse_json(R"({"a":{"x":1},"b":{"x":2},"c":[{"x":1},{"x":1}]})"));
}

// It took minutes once: the time must grow with the text alone.
TEST(StrictJson, ReadsAMegabyteOfEmptyObjects) {
  std::string text = "[{}";
  while (text.size() < 1'000'000) text += ",{}";
  const auto json = parse_json(text + "]");
  ASSERT_TRUE(json);
  EXPECT_EQ(json->size(), (text.size() - 2) / 3 + 1);
  EXPECT_FALSE(parse_json(text));
  EXPECT_FALSE(parse_json(text + R"(,{"a":1,"a":1}])"));
}

TEST(StrictJson, HasAnEndHoweverLongTheText) {
  std::string text = "[[]";
  for (std::size_t values = 2; values < max_json_values; ++values) text += ",0";
  EXPECT_TRUE(parse_json(text + "]"));
  EXPECT_EQ(parse_json(text + ",0]").error().what, "JSON with too many values");
  EXPECT_EQ(parse_json(text + ",{}]").error().what, "JSON with too many values");
}

struct SignedJsonTest : ::testing::Test {
  World world{openssl_crypto()};
  PublicKey pa = world.pa_key.public_key();
  std::string token =
      sign_jws({{"typ", "JWT"}, {"x5u", "https://pa/cert"}}, {{"a", 1}}, world.pa_key, *world.crypto);

  // Signed all the same, with whatever header.
  std::string with_header(const std::string& header, const std::string& payload = R"({"a":1})") {
    std::string out = base64url(as_bytes(header)) + "." + base64url(as_bytes(payload));
    return out + "." + base64url(world.crypto->sign(world.pa_key, as_bytes(out)));
  }
  JwsFault fault(const std::string& text) {
    const auto jws = verify_jws(text, pa, *world.crypto);
    return jws ? JwsFault(255) : jws.error();
  }
};

TEST_F(SignedJsonTest, RoundTrip) {
  const auto jws = verify_jws(token, pa, *world.crypto);
  ASSERT_TRUE(jws);
  EXPECT_EQ(jws->x5u, "https://pa/cert");
  EXPECT_EQ(jws->typ, "JWT");
  EXPECT_EQ(jws->payload, (Json{{"a", 1}}));
  EXPECT_EQ(decode_jws(token)->x5u, "https://pa/cert");
}

TEST_F(SignedJsonTest, EachFaultHasItsName) {
  EXPECT_EQ(fault(""), JwsFault::malformed);
  EXPECT_EQ(fault("a.b"), JwsFault::malformed);
  EXPECT_EQ(fault(token + ".x"), JwsFault::malformed);
  EXPECT_EQ(fault(token + "="), JwsFault::malformed);
  EXPECT_EQ(fault(with_header(R"({"alg":"none"})")), JwsFault::wrong_algorithm);
  EXPECT_EQ(fault(with_header(R"({"alg":"HS256"})")), JwsFault::wrong_algorithm);
  EXPECT_EQ(fault(with_header(R"({"alg":"es256"})")), JwsFault::wrong_algorithm);
  EXPECT_EQ(fault(with_header(R"({})")), JwsFault::wrong_algorithm);
  EXPECT_EQ(fault(with_header(R"({"alg":"ES256","crit":["b64"]})")), JwsFault::critical_header);
  EXPECT_EQ(fault(with_header(R"({"alg":"ES256","alg":"ES256"})")), JwsFault::malformed);
  EXPECT_EQ(fault(with_header(R"({"alg":"ES256"})", "[1]")), JwsFault::malformed);
  EXPECT_EQ(fault(std::string(max_jws_size + 1, 'a')), JwsFault::too_long);
  const auto by_stranger = verify_jws(token, world.stranger.public_key(), *world.crypto);
  EXPECT_EQ(by_stranger.error(), JwsFault::bad_signature);
}

TEST_F(SignedJsonTest, TrustedCaListRoundTrip) {
  TrustedCaList list;
  list.sequence = 41;
  list.exp = 1790000000;
  list.trust_list = {to_pem(*world.root), to_pem(*world.intermediate)};
  list.extensions = {{"anchors", {{{"country", "FR"}}}}};
  const std::string text =
      sign_jws({{"x5u", "https://pa/cert"}}, to_claims(list), world.pa_key, *world.crypto);
  const auto opened = verify_jws(text, pa, *world.crypto);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->x5u, "https://pa/cert");
  const auto read = list_from_claims(opened->payload);
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_EQ(*read, list);
}

TEST_F(SignedJsonTest, MalformedListsAreRefused) {
  const Json good{{"version", "1.0"}, {"sequence", 1}, {"exp", 5}, {"trustList", {"pem"}}};
  EXPECT_TRUE(list_from_claims(good));
  for (const auto& [claim, value] : std::vector<std::pair<std::string, Json>>{
           {"version", 1},
           {"sequence", "1"},
           {"sequence", 1.5},
           {"exp", "soon"},
           {"exp", nullptr},
           {"exp", 18446744073709551615ull},
           {"trustList", "pem"},
           {"trustList", {1}},
           {"trustList", Json::object()},
           {"trustList", std::vector<std::string>(max_list_entries + 1)}}) {
    Json claims = good;
    claims[claim] = value;
    EXPECT_FALSE(list_from_claims(claims)) << claim;
    claims.erase(claim);
    EXPECT_FALSE(list_from_claims(claims)) << claim;
  }
  EXPECT_FALSE(list_from_claims(Json::array()));
}

struct SpcTokenTest : SignedJsonTest {
  PrivateKey account = PrivateKey::derive(3, "account");
  SpcToken good{.x5u = "https://pa/cert",
                .exp = numeric_date(testing::now) + 3600,
                .jti = "t-1",
                .spc = "123A",
                .fingerprint = account_fingerprint(account.public_key())};
  Json header{{"typ", "JWT"}, {"x5u", "https://pa/cert"}};
  Json payload = decode_jws(issue_spc_token(good, world.pa_key, *world.crypto))->payload;

  std::optional<SpcTokenFault> fault(const std::string& text) {
    const auto checked = check_spc_token(text, pa, "123A", good.fingerprint, testing::now, *world.crypto);
    return checked ? std::nullopt : std::optional(checked.error());
  }
  std::optional<SpcTokenFault> fault() {
    return fault(sign_jws(header, payload, world.pa_key, *world.crypto));
  }
};

TEST_F(SpcTokenTest, RoundTrip) {
  const auto checked = check_spc_token(issue_spc_token(good, world.pa_key, *world.crypto), pa, "123A",
                                       good.fingerprint, testing::now, *world.crypto);
  ASSERT_TRUE(checked);
  EXPECT_EQ(checked->jti, "t-1");
  EXPECT_EQ(checked->exp, good.exp);
  EXPECT_EQ(checked->spc, "123A");
  EXPECT_EQ(payload["atc"]["tkvalue"], "MAigBhYEMTIzQQ==");
  EXPECT_EQ(fault(), std::nullopt);
}

TEST_F(SpcTokenTest, EachFaultHasItsName) {
  using F = SpcTokenFault;
  const Json whole = payload;
  const auto with = [&](auto change) {
    payload = whole;
    change(payload);
    return fault();
  };
  EXPECT_EQ(fault("x"), F::malformed);
  EXPECT_EQ(fault(issue_spc_token(good, world.stranger, *world.crypto)), F::bad_signature);
  for (const char* claim : {"exp", "jti", "atc"})
    EXPECT_EQ(with([&](Json& p) { p.erase(claim); }), F::missing_claim);
  for (const char* claim : {"tkvalue", "fingerprint"})
    EXPECT_EQ(with([&](Json& p) { p["atc"].erase(claim); }), F::missing_claim);
  EXPECT_EQ(with([](Json& p) { p["jti"] = ""; }), F::missing_claim);
  EXPECT_EQ(with([](Json& p) { p["jti"] = std::string(max_spc_token_size, 'j'); }), F::malformed);
  EXPECT_EQ(with([](Json& p) { p["atc"]["tktype"] = "JWTClaimConstraints"; }), F::wrong_token_kind);
  EXPECT_EQ(with([](Json& p) { p["atc"].erase("tktype"); }), F::wrong_token_kind);
  EXPECT_EQ(with([](Json& p) { p["exp"] = numeric_date(testing::now); }), F::expired);
  EXPECT_EQ(with([](Json& p) { p["exp"] = "2026"; }), F::malformed);
  EXPECT_EQ(with([](Json& p) { p["exp"] = 18446744073709551615ull; }), F::malformed);
  EXPECT_EQ(with([](Json& p) { p["atc"] = 3; }), F::malformed);
  EXPECT_EQ(with([](Json& p) { p["atc"]["ca"] = "no"; }), F::malformed);
  EXPECT_EQ(with([](Json& p) { p["atc"]["tkvalue"] = "MAig"; }), F::malformed);
  EXPECT_EQ(with([](Json& p) { p["atc"]["ca"] = true; }), F::ca_requested);
  EXPECT_EQ(with([](Json& p) { p["atc"].erase("ca"); }), std::nullopt);
  EXPECT_EQ(with([](Json& p) { p["atc"]["tkvalue"] = base64(TnAuthList::of("999Z").to_der()); }),
            F::wrong_spc);
  EXPECT_EQ(with([](Json& p) {
              p["atc"]["tkvalue"] =
                  base64(TnAuthList{{ServiceProviderCode{"123A"}, SingleNumber{"1"}}}.to_der());
            }),
            F::wrong_spc);
  payload = whole;
  header["typ"] = "passport";
  EXPECT_EQ(fault(), F::wrong_token_kind);
}

// Deployed clients hash two different things under one notation; a token for one is no token for the other.
TEST_F(SpcTokenTest, TheTwoFingerprintsAreNotInterchangeable) {
  const PublicKey key = account.public_key();
  EXPECT_NE(account_fingerprint(key), thumbprint_fingerprint(key));
  EXPECT_EQ(account_fingerprint(key).size(), 7u + 32 * 3 - 1);
  payload["atc"]["fingerprint"] = thumbprint_fingerprint(key);
  EXPECT_EQ(fault(), SpcTokenFault::wrong_fingerprint);
  payload["atc"]["fingerprint"] = account_fingerprint(world.stranger.public_key());
  EXPECT_EQ(fault(), SpcTokenFault::wrong_fingerprint);
}

TEST(JwkThumbprint, HashesTheMembersInOrder) {
  // The key of RFC 7515 A.3; the JSON written out by hand.
  const Bytes x = from_base64url("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU").value();
  const Bytes y = from_base64url("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0").value();
  std::array<std::uint8_t, 64> point{};
  std::ranges::copy(x, point.begin());
  std::ranges::copy(y, point.begin() + 32);
  const std::string json = R"({"crv":"P-256","kty":"EC","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
                           R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})";
  EXPECT_EQ(jwk_thumbprint(PublicKey::from_point(point).value()), base64url(sha256(as_bytes(json))));
}

}  // namespace
}  // namespace ishaken::pki
