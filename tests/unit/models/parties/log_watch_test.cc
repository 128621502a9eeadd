// The registry's transparency log as an STI-PA judges it: proven entries, a log that only grows, one log for
// all.
#include "models/parties/administrator/log_watch.h"

#include <gtest/gtest.h>

#include "models/trust/registry_log.h"
#include "models/trust/signed_claims.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {
namespace {

using Answer = LogWatch::Answer;

struct LogWatchTest : ::testing::Test {
  Countries world;
  const RootedKeys registry = world.keys(DE);  // any rooted keys will do for the registry's
  LogWatch watch{registry.root()->public_key};
  static constexpr PartyId peer{7}, second{8}, third{9};

  std::shared_ptr<const trust::RegistrySnapshot> shown(trust::RegistryLog& log,
                                                       std::vector<std::string> entries) {
    trust::RegistrySnapshot out;
    out.entries = std::move(entries);
    log.cover(out);
    out.head = registry.sign("tree-head", to_claims(log.head()));
    return std::make_shared<const trust::RegistrySnapshot>(std::move(out));
  }
  LogWatch::Judgement judge(const std::shared_ptr<const trust::RegistrySnapshot>& snapshot) {
    return watch.judge(snapshot, *world.crypto);
  }
  std::string head(const trust::RegistryLog& log) {
    return registry.sign("tree-head", to_claims(log.head()));
  }
  static messages::LogProof proof(const trust::RegistryLog& log, const messages::LogProofRequest& request) {
    return messages::log_proof(request, log.consistency(request.from, request.to));
  }
};

TEST_F(LogWatchTest, TheFirstContentsAreUsedAndTheSameAgain) {
  trust::RegistryLog log;
  EXPECT_EQ(judge(shown(log, {"a", "b"})).answer, Answer::use);
  EXPECT_EQ(judge(shown(log, {"a", "b"})).answer, Answer::use);
  EXPECT_FALSE(watch.head().empty());
}

TEST_F(LogWatchTest, WithoutAHeadOrAProofNothingIsUsed) {
  trust::RegistryLog log;
  auto bare = *shown(log, {"a", "b"});
  bare.proofs.pop_back();
  EXPECT_EQ(judge(std::make_shared<const trust::RegistrySnapshot>(bare)).answer, Answer::refuse);
  auto headless = *shown(log, {"a", "b"});
  headless.head.clear();
  EXPECT_EQ(judge(std::make_shared<const trust::RegistrySnapshot>(headless)).answer, Answer::refuse);
  auto other = *shown(log, {"a", "b"});
  other.entries[0] = "c";  // not what was logged
  EXPECT_EQ(judge(std::make_shared<const trust::RegistrySnapshot>(other)).answer, Answer::refuse);
}

TEST_F(LogWatchTest, GrowthIsUsedOnceItIsProven) {
  trust::RegistryLog log;
  judge(shown(log, {"a"}));
  const auto grown = shown(log, {"a", "b", "c"});
  const auto asked = judge(grown);
  ASSERT_EQ(asked.answer, Answer::ask);
  EXPECT_EQ(asked.request.from, 1u);
  EXPECT_EQ(asked.request.to, 3u);
  const auto proven = watch.proven(proof(log, asked.request));
  ASSERT_TRUE(proven);
  EXPECT_TRUE(proven->holds);
  EXPECT_EQ(proven->contents, grown);
  EXPECT_FALSE(watch.proven(proof(log, asked.request)));  // asked once, answered once
}

TEST_F(LogWatchTest, AnotherPastIsRefused) {
  trust::RegistryLog log, other;
  judge(shown(log, {"a", "b"}));
  const auto asked = judge(shown(other, {"x", "b", "c"}));
  ASSERT_EQ(asked.answer, Answer::ask);
  const auto proven = watch.proven(proof(other, asked.request));
  ASSERT_TRUE(proven);
  EXPECT_FALSE(proven->holds);
  EXPECT_EQ(proven->contents, nullptr);
}

TEST_F(LogWatchTest, AnOlderLogOrAnotherOfTheSameSizeIsRefused) {
  trust::RegistryLog log, shorter, other;
  judge(shown(log, {"a", "b"}));
  EXPECT_EQ(judge(shown(shorter, {"a"})).answer, Answer::refuse);
  EXPECT_EQ(judge(shown(other, {"a", "c"})).answer, Answer::refuse);
}

TEST_F(LogWatchTest, APeersHeadConfirmsOrRefutes) {
  trust::RegistryLog log, fork;
  judge(shown(log, {"a", "b"}));
  EXPECT_FALSE(watch.confirmed());
  EXPECT_EQ(watch.compare(peer, head(log), *world.crypto).answer, Answer::use);
  EXPECT_TRUE(watch.confirmed());
  shown(fork, {"a", "x"});
  EXPECT_EQ(watch.compare(peer, head(fork), *world.crypto).answer, Answer::refuse);
  EXPECT_EQ(watch.compare(peer, "not a head", *world.crypto).answer, Answer::use);  // says nothing
}

// Two who are deceived together agree with one another; most others do not.
TEST_F(LogWatchTest, FewerThanMostConfirmNothing) {
  trust::RegistryLog log;
  judge(shown(log, {"a"}));
  for (const PartyId each : {peer, second, third}) watch.compare(each, head(log), *world.crypto);
  EXPECT_TRUE(watch.confirmed());
  const auto asked = judge(shown(log, {"a", "b"}));
  ASSERT_TRUE(watch.proven(proof(log, asked.request)));
  EXPECT_FALSE(watch.confirmed());  // of the new head nobody was heard
  watch.compare(peer, head(log), *world.crypto);
  EXPECT_FALSE(watch.confirmed());
  watch.compare(second, head(log), *world.crypto);
  EXPECT_TRUE(watch.confirmed());
}

TEST_F(LogWatchTest, AProofThatWasLostIsAskedForAgain) {
  trust::RegistryLog log;
  judge(shown(log, {"a"}));
  shown(log, {"a", "b"});
  EXPECT_EQ(watch.compare(peer, head(log), *world.crypto).answer, Answer::ask);
  EXPECT_EQ(watch.compare(peer, head(log), *world.crypto).answer, Answer::ask);
}

TEST_F(LogWatchTest, TwoHeadsOfOneSizeAreTwoLogs) {
  trust::RegistryLog log, fork;
  judge(shown(log, {"a"}));
  shown(log, {"a", "b"});
  shown(fork, {"a", "x"});
  EXPECT_EQ(watch.compare(peer, head(log), *world.crypto).answer, Answer::ask);
  EXPECT_EQ(watch.compare(second, head(fork), *world.crypto).answer, Answer::refuse);
}

TEST_F(LogWatchTest, ALongerHeadOfAPeerMustBeProven) {
  trust::RegistryLog log, fork(std::vector<Sha256>{});
  judge(shown(log, {"a"}));
  shown(fork, {"x", "y"});
  const std::string theirs = head(fork);
  const auto asked = watch.compare(peer, theirs, *world.crypto);
  ASSERT_EQ(asked.answer, Answer::ask);
  // The honest registry has no such log.
  const auto proven = watch.proven(proof(log, asked.request));
  ASSERT_TRUE(proven);
  EXPECT_FALSE(proven->holds);
  EXPECT_EQ(proven->peer_head, theirs);
  EXPECT_FALSE(watch.confirmed());
}

}  // namespace
}  // namespace ishaken::parties::testing
