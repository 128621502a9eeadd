// would_accept says beforehand what verification will say, and until when.
#include <gtest/gtest.h>

#include "models/pki/pem.h"
#include "tests/unit/models/parties/scene.h"

namespace ishaken::parties::testing {

inline void PrintTo(const Case& each, std::ostream* out) { *out << each.name; }

namespace {

constexpr Duration minute = std::chrono::minutes(1);
constexpr Duration hour = std::chrono::hours(1);
constexpr Duration day = std::chrono::hours(24);

std::vector<pki::CertificatePtr> chain_of(const Scene& scene) {
  auto read = pki::CertificateCache().chain_from_pem(scene.served().chain);
  return read ? *read : std::vector<pki::CertificatePtr>{};
}

ServiceProvider::Acceptance asked(Scene& scene, ProviderBench& stage) {
  return stage.party().would_accept(scene.claims.x5u, chain_of(scene), scene.calling, stage.act().clock);
}

// Of the cases of verification those that are about the chain, the list, the CRL and the number.
std::vector<Case> cases() {
  std::vector<Case> out;
  for (auto part : {certificate_cases(), trust_cases()})
    for (const Case& each : part)
      if (each.outcome != Outcome::signature_invalid && each.outcome != Outcome::not_verified)
        out.push_back(each);
  return out;
}

class Acceptance : public ::testing::TestWithParam<Case> {};

TEST_P(Acceptance, IsWhatVerificationSays) {
  const auto engine = make(Crypto::modelled);
  Scene scene(*engine);
  GetParam().change(scene);
  ProviderBench stage(scene);
  const bool passes = GetParam().outcome == Outcome::passed;
  const auto before = asked(scene, stage);
  EXPECT_EQ(before.accepts, passes);
  EXPECT_GT(before.until, stage.act().clock);
  const auto seen = stage.call();
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->outcome == Outcome::passed, passes);
  EXPECT_EQ(asked(scene, stage).accepts, passes) << "of the chain that it now holds";
}

INSTANTIATE_TEST_SUITE_P(Cases, Acceptance, ::testing::ValuesIn(cases()),
                         [](const auto& info) { return std::string(info.param.name); });

struct AcceptanceOverTime : ::testing::Test {
  std::unique_ptr<pki::Crypto> engine = make(Crypto::modelled);
  Scene scene{*engine};
  AcceptanceOverTime() {
    scene.policy.list_poll = minute;  // soon after the start; the stage waits for it
    scene.policy.crl_poll = 100 * day;
    scene.policy.certificate_cache = 100 * day;
    scene.list.exp = numeric_date(scene.begin + 90 * day);
    scene.crl.next_update = scene.begin + 80 * day;
    scene.leaf.not_after = scene.begin + 70 * day;
  }
};

// It accepts until then and no longer.
void expect_end(Scene& scene, ProviderBench& stage, Instant end) {
  const auto now = asked(scene, stage);
  EXPECT_TRUE(now.accepts);
  EXPECT_EQ(to_text(now.until), to_text(end));
  const auto at = [&](Instant when) {
    return stage.party().would_accept(scene.claims.x5u, chain_of(scene), scene.calling, when).accepts;
  };
  EXPECT_TRUE(at(end - Duration{1}));
  EXPECT_FALSE(at(end));
}

TEST_F(AcceptanceOverTime, EndsWithTheCertificate) {
  scene.leaf.not_after = scene.begin + hour;
  ProviderBench stage(scene);
  expect_end(scene, stage, scene.begin + hour + std::chrono::seconds(1));
}

TEST_F(AcceptanceOverTime, EndsWithTheCrl) {
  scene.crl.next_update = scene.begin + hour;
  ProviderBench stage(scene);
  expect_end(scene, stage, scene.begin + hour + Duration{1});
}

TEST_F(AcceptanceOverTime, EndsWithTheList) {
  scene.list.exp = numeric_date(scene.begin + hour);
  ProviderBench stage(scene);
  expect_end(scene, stage, scene.begin + hour + std::chrono::seconds(1));
}

TEST_F(AcceptanceOverTime, HoldsNoLongerThanTheChainIsKept) {
  scene.policy.certificate_cache = hour;
  ProviderBench stage(scene);
  const Instant fetched = stage.act().clock;
  ASSERT_TRUE(stage.call());
  const auto now = asked(scene, stage);
  EXPECT_TRUE(now.accepts);
  EXPECT_EQ(to_text(now.until), to_text(fetched + hour)) << "then it fetches again";
}

TEST_F(AcceptanceOverTime, AnotherKeyUnderAnAddressThatItHolds) {
  ProviderBench stage(scene);
  ASSERT_TRUE(stage.call());
  const Instant kept = stage.act().clock - (scene.policy.fetch_timeout + std::chrono::seconds(1)) + 100 * day;
  scene.leaf.key = scene.stranger.public_key();  // a further certificate by the same STI-CA
  const pki::KeyId id = scene.leaf.key.key_id();
  scene.leaf.ski.assign(id.begin(), id.end());
  const auto now = asked(scene, stage);
  EXPECT_FALSE(now.accepts) << "it checks with the key that it holds";
  EXPECT_EQ(to_text(now.until), to_text(kept));
  scene.claims.x5u = "https://cr.de.example/123A/2.pem";
  EXPECT_TRUE(asked(scene, stage).accepts) << "under a new address it is fetched";
}

TEST_F(AcceptanceOverTime, NothingUnderAnAddressThatNobodyServes) {
  ProviderBench stage(scene);
  for (const char* url : {"https://nowhere.example/1.pem", "http://cr.de.example/123A/1.pem", ""}) {
    scene.claims.x5u = url;
    EXPECT_FALSE(asked(scene, stage).accepts) << url;
  }
}

TEST_F(AcceptanceOverTime, OfNoChainAndWithoutShaken) {
  ProviderBench stage(scene);
  EXPECT_FALSE(stage.party().would_accept(scene.url, {}, scene.calling, stage.act().clock).accepts);
  scene.shaken = false;
  ProviderBench none(scene);
  EXPECT_FALSE(asked(scene, none).accepts);
}

}  // namespace
}  // namespace ishaken::parties::testing
