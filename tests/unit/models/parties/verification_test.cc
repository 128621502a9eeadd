// Every way in which a call can fail verification: one change to a good call, one named outcome, one cause in
// the Reason header, one verstat; the same under real and under modelled cryptography.
#include <gtest/gtest.h>

#include <set>

#include "tests/unit/models/parties/scene.h"

namespace ishaken::parties::testing {

// How failed expectations and the names of tests print them.
inline void PrintTo(const Case& each, std::ostream* out) { *out << each.name; }

namespace {

std::vector<Case> every_case() {
  std::vector<Case> all;
  for (auto part : {identity_cases(), repository_cases(), certificate_cases(), trust_cases()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

class Verification : public ::testing::TestWithParam<std::tuple<Case, Crypto>> {};

TEST_P(Verification, HasItsOutcome) {
  const auto& [expected, crypto] = GetParam();
  const auto engine = make(crypto);
  Scene scene(*engine);
  expected.change(scene);
  ProviderBench stage(scene);
  const auto seen = stage.call();
  ASSERT_TRUE(seen) << "not answered exactly once";
  EXPECT_EQ(info(seen->outcome).name, info(expected.outcome).name);
  EXPECT_EQ(seen->cause, expected.cause);
  EXPECT_EQ(text_of(seen->verstat), text_of(expected.verstat));
  EXPECT_EQ(seen->code, 200);  // labelled, not refused
}

INSTANTIATE_TEST_SUITE_P(Cases, Verification,
                         ::testing::Combine(::testing::ValuesIn(every_case()),
                                            ::testing::Values(Crypto::openssl, Crypto::modelled)),
                         [](const auto& info) {
                           return std::string(std::get<0>(info.param).name) +
                                  (std::get<1>(info.param) == Crypto::openssl ? "_openssl" : "_modelled");
                         });

TEST(VerificationTable, ReachesEveryOutcomeOfVerification) {
  std::set<Outcome> reached;
  for (const Case& each : every_case()) reached.insert(each.outcome);
  for (const OutcomeInfo& each : outcomes())
    if (each.outcome != Outcome::undelivered && each.outcome != Outcome::refused_at_origin) {
      EXPECT_TRUE(reached.contains(each.outcome)) << each.name;
    }
}

TEST(VerificationTable, AnswersWithTheTextOfTheOutcome) {
  const auto engine = make(Crypto::modelled);
  Scene scene(*engine);
  scene.iat_shift = -100;
  ProviderBench stage(scene);
  ASSERT_TRUE(stage.call());
  EXPECT_EQ(stage.act().all<messages::FinalResponse>().back().reason, "STIR ;cause=403 ;text=\"Stale Date\"");
}

}  // namespace
}  // namespace ishaken::parties::testing
