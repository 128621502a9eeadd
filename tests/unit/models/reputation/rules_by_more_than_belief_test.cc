#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/reputation/rules/traceback_credit.h"

#include "tests/unit/models/reputation/cases.h"

namespace ishaken::reputation {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Scalpel scalpel{.drop_above = 0.3, .drop_ca_above = 0.4, .believe_below = 0.1, .exclude_share = 0.5};

Case parts(Standing standing, std::vector<Part> providers, std::vector<Part> cas = {}) {
  Case out = a_case(standing, belief(0.9, 0.95));  // of the country as a whole: not looked at
  out.providers = std::move(providers);
  out.cas = std::move(cas);
  return out;
}
const Part innocent{"0000", belief(0, 0.01, 10000)};

TEST(Scalpel, DropsAProviderAndBelievesItAgain) {
  const auto drops = [](double low, double mean, bool dropped) {
    return decide(scalpel, parts(kept, {innocent, {"123A", belief(low, mean), dropped}})).drop_providers;
  };
  EXPECT_THAT(drops(0.3 * below, 0.9, false), IsEmpty());
  EXPECT_THAT(drops(0.3, 0.9, false), IsEmpty());
  EXPECT_THAT(drops(0.3 * above, 0.9, false), ElementsAre("123A"));
  EXPECT_THAT(drops(0, 0.1 * above, true), ElementsAre("123A"));
  EXPECT_THAT(drops(0, 0.1, true), ElementsAre("123A"));
  EXPECT_THAT(drops(0, 0.1 * below, true), IsEmpty());
}

TEST(Scalpel, DropsACaAndBelievesItAgain) {
  const auto drops = [](double low, double mean, bool dropped) {
    const Decision decision =
        decide(scalpel, parts(kept, {innocent}, {{"CN=Bad CA", belief(low, mean), dropped}}));
    EXPECT_THAT(decision.drop_providers, IsEmpty());
    EXPECT_EQ(decision.standing, kept);
    return decision.drop_cas;
  };
  EXPECT_THAT(drops(0.4, 0.9, false), IsEmpty());
  EXPECT_THAT(drops(0.4 * above, 0.9, false), ElementsAre("CN=Bad CA"));
  EXPECT_THAT(drops(0, 0.1, true), ElementsAre("CN=Bad CA"));
  EXPECT_THAT(drops(0, 0.1 * below, true), IsEmpty());
}

// While a provider goes, its calls are still among those of its STI-CA; afterwards the dossier leaves them
// out.
TEST(Scalpel, DropsNoCaForAProviderThatGoes) {
  const Part bad_ca{"CN=CA", belief(0.5, 0.6)};
  const auto drops = [&](Part provider, Part ca) {
    return decide(scalpel, parts(kept, {innocent, std::move(provider)}, {std::move(ca)})).drop_cas;
  };
  EXPECT_THAT(drops({"123A", belief(0.5, 0.6)}, bad_ca), IsEmpty());
  EXPECT_THAT(drops({"123A", belief(0.5, 0.6), true}, bad_ca), ElementsAre("CN=CA"));
  EXPECT_THAT(drops({"123A", belief(0.2, 0.6)}, bad_ca), ElementsAre("CN=CA"));
  // One that was dropped before stays so.
  EXPECT_THAT(drops({"123A", belief(0.5, 0.6)}, {"CN=CA", belief(0.5, 0.6), true}), ElementsAre("CN=CA"));
}

TEST(Scalpel, SaysWhyOnlyWhereSomethingChanges) {
  const auto why = [](std::vector<Part> providers) {
    return decide(scalpel, parts(kept, std::move(providers))).why;
  };
  EXPECT_EQ(why({innocent}), "");
  EXPECT_EQ(why({innocent, {"123A", belief(0.5, 0.6), true}}), "");
  EXPECT_EQ(why({innocent, {"123A", belief(0.5, 0.6)}}), "123A unwanted at least 0.500 > 0.3");
  EXPECT_EQ(why({innocent, {"123A", belief(0.5, 0.6)}, {"456B", belief(0, 0.05), true}}),
            "123A unwanted at least 0.500 > 0.3; 456B unwanted 0.050 < 0.1");
}

TEST(Scalpel, ExcludesTheCountryOnlyWhenLittleIsLeft) {
  const auto decided = [](Standing standing, double bad_calls) {
    const Decision decision = decide(scalpel, parts(standing, {{"0000", belief(0, 0.01, 1000)},
                                                               {"123A", belief(0.5, 0.6, bad_calls), true}}));
    EXPECT_THAT(decision.drop_providers, ElementsAre("123A"));
    EXPECT_EQ(decision.why.empty(), decision.standing == standing) << decision.why;
    return decision.standing;
  };
  EXPECT_EQ(decided(kept, 999), kept);
  EXPECT_EQ(decided(kept, 1000), kept);
  EXPECT_EQ(decided(kept, 1001), excluded);
  EXPECT_EQ(decided(excluded, 1001), excluded);
  EXPECT_EQ(decided(excluded, 1000), kept);
  EXPECT_EQ(verdict(scalpel, parts(kept, {})), kept);
  EXPECT_EQ(verdict(scalpel, parts(excluded, {})), kept);  // nothing is remembered
}

TEST(Scalpel, WithoutFreshEvidenceFadingBringsBack) {
  // All evidence of an excluded country fades alike, so that only the mean moves.
  std::vector<Part> providers{{"0000", belief(0, 0.01, 400)}, {"123A", belief(0.5, 0.6, 600)}};
  const auto next = [&](Standing standing) {
    const Decision decision = decide(scalpel, parts(standing, providers));
    providers[1].dropped = !decision.drop_providers.empty();
    for (Part& each : providers) each.belief.calls /= 2;
    return decision.standing;
  };
  EXPECT_EQ(next(kept), excluded);
  EXPECT_EQ(next(excluded), excluded);
  providers[1].belief.mean = 0.2;
  EXPECT_EQ(next(excluded), excluded);
  providers[1].belief.mean = 0.05;
  EXPECT_EQ(next(excluded), kept);
  EXPECT_FALSE(providers[1].dropped);
}

const TracebackCredit kind{.delist_above = 0.3,
                           .readmit_below = 0.1,
                           .minimum_asked = 10,
                           .credit = 0.2,
                           .answer_share = 0.5,
                           .penalty = 0.1};

// The limit that applies to such conduct must be this one.
void expect_limit(const TracebackCredit& rule, Conduct conduct, double limit) {
  for (const double factor : {below, above}) {
    Case subject = a_case(kept, belief(limit * factor, 1));
    subject.conduct = conduct;
    EXPECT_EQ(rule.decide(subject).standing, factor > 1 ? excluded : kept) << limit * factor;
  }
}

TEST(TracebackCredit, TheLimitFollowsConduct) {
  expect_limit(kind, {}, 0.3);
  expect_limit(kind, {9.9, 9.9, 9.9}, 0.3);  // too few requests for credit
  expect_limit(kind, {9.9, 0, 0}, 0.3);      // and for a penalty
  expect_limit(kind, {10, 10, 10}, 0.5);
  expect_limit(kind, {10, 10, 0}, 0.4);
  expect_limit(kind, {10, 5, 0}, 0.35);
  expect_limit(kind, {10, 4.9, 0}, 0.249);  // less than half
  expect_limit(kind, {10, 0, 0}, 0.2);
}

TEST(TracebackCredit, TheLimitStaysAboveThatOfReadmission) {
  TracebackCredit harsh = kind;
  harsh.penalty = 0.3;
  expect_limit(harsh, {10, 0, 0}, 0.1);
}

TEST(TracebackCredit, ReadmissionAsksForNoCredit) {
  for (const Conduct conduct : {Conduct{}, Conduct{10, 10, 10}, Conduct{10, 0, 0}}) {
    Case subject = a_case(excluded, belief(0, 0.1));
    subject.conduct = conduct;
    EXPECT_EQ(kind.decide(subject).standing, excluded);
    subject.belief = belief(0, 0.1 * below);
    EXPECT_EQ(kind.decide(subject).standing, kept);
  }
}

TEST(TracebackCredit, SparesTheOneThatCooperates) {
  Case helpful = a_case(kept, belief(0.35, 0.4)), silent = helpful;
  helpful.conduct = {20, 18, 15};
  silent.conduct = {20, 2, 0};
  EXPECT_EQ(kind.decide(helpful).standing, kept);
  EXPECT_EQ(kind.decide(silent).standing, excluded);
  EXPECT_THAT(kind.decide(silent).why, HasSubstr("answered 2 and acted on 0 of 20 tracebacks"));
}

const Coalition together{
    .delist_above = 0.3, .readmit_below = 0.1, .quorum = 0.5, .minimum_votes = 2, .minimum_calls = 50};

Case votes(Standing standing, std::vector<Belief> reporters) {
  Case out = a_case(standing, belief(0.9, 0.95));  // pooled: not looked at
  for (const Belief& each : reporters) out.reporters.push_back({"", each});
  return out;
}
const Belief against = belief(0.9, 0.95, 50), indifferent = belief(0.2, 0.25, 50),
             pleased = belief(0, 0.01, 50);

TEST(Coalition, EachVotesByItsOwnLimit) {
  const auto decided = [](Standing standing, Belief second) {
    return verdict(together, votes(standing, {standing == excluded ? pleased : against, second}));
  };
  EXPECT_EQ(decided(kept, belief(0.3, 0.9, 50)), kept);
  EXPECT_EQ(decided(kept, belief(0.3 * above, 0.9, 50)), excluded);
  EXPECT_EQ(decided(kept, belief(0.9, 0.95, 50 * below)), kept);  // may not vote
  EXPECT_EQ(decided(excluded, belief(0, 0.1, 50)), excluded);
  EXPECT_EQ(decided(excluded, belief(0, 0.1 * below, 50)), kept);
}

TEST(Coalition, Quorum) {
  Coalition rule = together;
  const auto excludes = [&](std::size_t votes_against, std::size_t others) {
    std::vector<Belief> all(votes_against, against);
    all.resize(votes_against + others, pleased);
    return verdict(rule, votes(kept, all)) == excluded;
  };
  EXPECT_TRUE(excludes(2, 2));
  EXPECT_FALSE(excludes(2, 3));
  EXPECT_TRUE(excludes(3, 2));
  rule.quorum = 0.28;  // 0.28 * 25 is a little more than 7
  EXPECT_TRUE(excludes(7, 18));
  EXPECT_FALSE(excludes(6, 19));
}

TEST(Coalition, OneAloneDecidesNothing) {
  EXPECT_EQ(verdict(together, votes(kept, {against})), kept);
  EXPECT_EQ(verdict(together, votes(kept, {against, indifferent})), kept);
  EXPECT_EQ(verdict(together, votes(kept, {belief(1, 1, 1e9), pleased, pleased})), kept);
  EXPECT_EQ(verdict(together, votes(excluded, {pleased, against})), excluded);
  EXPECT_EQ(verdict(together, votes(excluded, {belief(0, 0, 1e9), against, against})), excluded);
  Coalition alone = together;
  alone.minimum_votes = 1;
  EXPECT_EQ(verdict(alone, votes(kept, {against})), excluded);
}

TEST(Coalition, AnExclusionEndsWhenTooFewMayVote) {
  EXPECT_EQ(verdict(together, votes(excluded, {against, against})), excluded);
  EXPECT_EQ(verdict(together, votes(excluded, {against, belief(0.9, 0.95, 49)})), kept);
  EXPECT_EQ(verdict(together, votes(excluded, {})), kept);
  EXPECT_EQ(verdict(together, votes(kept, {})), kept);
  EXPECT_EQ(decide(together, votes(excluded, {against})).why, "only 1 may vote, fewer than 2");
  EXPECT_EQ(decide(together, votes(kept, {against, against, pleased})).why, "unwanted > 0.3 say 2 of 3");
}

}  // namespace
}  // namespace ishaken::reputation
