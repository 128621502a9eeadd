// The STI-GA and tracebacks: where the call ended, and where it began.
#include <gmock/gmock.h>

#include "models/parties/carriers.h"
#include "models/parties/governance/governance_authority.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {
namespace {

using messages::TracebackAnswer;
using messages::TracebackRequest;
using reputation::Enforcement, reputation::Measure;
using Origin = TracebackAnswer::Origin;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct TracesTest : ::testing::Test {
  Countries world;
  reputation::Review review;
  GovernanceAuthority::Config config = world.governance(FR, {});
  std::unique_ptr<GovernanceAuthority> party;
  std::unique_ptr<Bench> bench;
  PartyId carriers = world.directory.add({"carriers", Role::carriers, {}, "carriers.example", 99});

  TracesTest() { review.traceback.per_period = 3; }
  void begin() {
    config.review = std::make_shared<const reputation::Review>(review);
    party = std::make_unique<GovernanceAuthority>(config, world.shared);
    bench = std::make_unique<Bench>(*party, world.party("FR/ga"), world.directory, world.start);
    direct(messages::Start{});
  }
  void direct(const messages::Directive& directive) { bench->direct(directive); }
  RequestId tell(std::string_view from, messages::Message message) {
    return bench->tell(world.party(from), std::move(message));
  }
  messages::TracedCall call(CountryCode anchor, std::string spc, std::string origid) const {
    return {CallId{1},
            TelephoneNumber::canonical("4930123456").value(),
            TelephoneNumber::canonical("33140000001").value(),
            world.start,
            "p1.DE.example",
            anchor,
            std::move(spc),
            std::move(origid)};
  }
  void complain(const messages::TracedCall& about) {
    tell("FR/provider/1", messages::EvidenceReport{FR, {}, {about}});
  }
  void answer(TracebackAnswer message) {
    const Sent asked = *bench->act.last<TracebackRequest>();
    bench->answer_to(asked, message);
    bench->settle();
  }
};

TEST_F(TracesTest, AsksTheCountryThatVouchedAndKeepsWhatItAnswers) {
  begin();
  complain(call(DE, "DE01", "who"));
  ASSERT_THAT(bench->act.all<TracebackRequest>(), SizeIs(1));
  EXPECT_EQ(bench->act.last<TracebackRequest>()->to, world.party("DE/ga"));
  bench->pass(2 * day);
  answer({Origin::customer, {}, Measure::cut_off});
  const auto traced = bench->act.records<Traced>();
  ASSERT_THAT(traced, SizeIs(1));
  EXPECT_EQ(traced[0].country, DE);
  EXPECT_TRUE(traced[0].answered);
  EXPECT_EQ(traced[0].measure, Measure::cut_off);
  EXPECT_EQ(traced[0].took, 2 * day);
  bench->pass(10 * day);
  EXPECT_THAT(bench->act.records<Traced>(), SizeIs(1));  // time is up for nothing
}

TEST_F(TracesTest, WhoDoesNotAnswerInTimeHasNotAnswered) {
  begin();
  complain(call(DE, "DE01", "who"));
  bench->pass(6 * day);
  EXPECT_THAT(bench->act.records<Traced>(), IsEmpty());
  bench->pass(2 * day);
  ASSERT_THAT(bench->act.records<Traced>(), SizeIs(1));
  EXPECT_FALSE(bench->act.records<Traced>()[0].answered);
  answer({Origin::customer, {}, Measure::cut_off});  // too late
  EXPECT_THAT(bench->act.records<Traced>(), SizeIs(1));
}

TEST_F(TracesTest, CarriersAreAskedOneByOneWhereNobodyVouched) {
  begin();
  complain(call({}, "", ""));
  EXPECT_EQ(bench->act.last<TracebackRequest>()->to, carriers);
  answer({Origin::carrier, {}, {}});
  EXPECT_EQ(bench->act.last<TracebackRequest>()->to, carriers);
  EXPECT_EQ(bench->act.all<TracebackRequest>().back().carriers, 1u);
  answer({Origin::country, DE, {}});
  EXPECT_EQ(bench->act.last<TracebackRequest>()->to, world.party("DE/ga"));
  answer({Origin::customer, {}, Measure::warned});
  ASSERT_THAT(bench->act.records<Traced>(), SizeIs(1));
  EXPECT_EQ(bench->act.records<Traced>()[0].country, DE);
  EXPECT_EQ(bench->act.records<Traced>()[0].carriers, 1u);
}

TEST_F(TracesTest, AnAnswerOfSomebodyElseIsNone) {
  begin();
  complain(call(DE, "DE01", "who"));
  Sent asked = *bench->act.last<TracebackRequest>();
  asked.to = world.party("US/ga");
  bench->answer_to(asked, TracebackAnswer{Origin::customer, {}, Measure::cut_off});
  EXPECT_THAT(bench->act.records<Traced>(), IsEmpty());
}

// --- where the call began ---

struct OriginTest : TracesTest {
  void begin_with(Enforcement enforcement, unsigned strikes = 1) {
    config.discipline.enforcement = enforcement;
    config.discipline.strikes = strikes;
    begin();
    messages::ApprovalRequest request;
    request.role = messages::ApprovalRequest::Role::service_provider;
    request.name = "FR/provider/2";
    request.spc = "FR02";
    tell("FR/provider/2", request);
    bench->pass(second);
    bench->forget();
  }
  // What the STI-GA of Germany is answered; none where it is not.
  std::optional<TracebackAnswer> ask(const messages::TracedCall& about, TracebackAnswer by_provider) {
    bench->forget();
    tell("DE/ga", TracebackRequest{about, 0});
    if (bench->act.last<TracebackRequest>() != nullptr) answer(by_provider);
    const auto answers = bench->act.all<TracebackAnswer>();
    if (answers.empty()) return std::nullopt;
    EXPECT_EQ(bench->act.last<TracebackAnswer>()->to, world.party("DE/ga"));
    return answers.back();
  }
};

TEST_F(OriginTest, TheProviderThatSignedIsAsked) {
  begin_with(Enforcement::cut_off);
  const TracebackAnswer found{Origin::customer, {}, Measure::cut_off};
  EXPECT_EQ(ask(call(FR, "FR02", "who"), found), found);
  EXPECT_EQ(bench->act.last<TracebackRequest>()->to, world.party("FR/provider/2"));
  // Where nobody signed, the Contact says whose call it was; another country's are none of its own.
  messages::TracedCall bare = call({}, "", "");
  EXPECT_EQ(ask(bare, found), (TracebackAnswer{Origin::nobody, {}, {}}));
  bare.contact = "p1.FR.example";
  EXPECT_EQ(ask(bare, found), found);
  EXPECT_EQ(bench->act.last<TracebackRequest>()->to, world.party("FR/provider/1"));
}

TEST_F(OriginTest, OnlyAnStiGaMayAsk) {
  begin_with(Enforcement::cut_off);
  tell("DE/provider/1", TracebackRequest{call(FR, "FR02", "who"), 0});
  EXPECT_THAT(bench->act.sent, IsEmpty());
}

TEST_F(OriginTest, OnlyTheProviderThatWasAskedAnswers) {
  begin_with(Enforcement::cut_off);
  tell("DE/ga", TracebackRequest{call(FR, "FR02", "who"), 0});
  Sent asked = *bench->act.last<TracebackRequest>();
  asked.to = world.party("FR/provider/1");
  bench->answer_to(asked, TracebackAnswer{Origin::customer, {}, Measure::cut_off});
  EXPECT_THAT(bench->act.all<TracebackAnswer>(), IsEmpty());
  answer({Origin::customer, {}, Measure::cut_off});  // its own answer still counts
  EXPECT_THAT(bench->act.all<TracebackAnswer>(), SizeIs(1));
}

TEST_F(OriginTest, AKeyInOtherHandsIsFoundByATrace) {
  begin_with(Enforcement::cut_off);
  const TracebackAnswer nobody{Origin::nobody, {}, {}};
  EXPECT_EQ(ask(call(FR, "FR02", "forged"), nobody), (TracebackAnswer{Origin::nobody, {}, Measure::revoked}));
  bench->pass(second);
  const auto revocations = bench->act.all<messages::InstructRevocation>();
  ASSERT_THAT(revocations, SizeIs(1));
  EXPECT_EQ(revocations[0].holder, "FR/provider/2");
  EXPECT_TRUE(revocations[0].compromised);
}

TEST_F(OriginTest, WhoDoesNothingDoesNothingAboutAKeyEither) {
  begin_with(Enforcement::none);
  const TracebackAnswer nobody{Origin::nobody, {}, {}};
  EXPECT_EQ(ask(call(FR, "FR02", "forged"), nobody), nobody);
  bench->pass(second);
  EXPECT_THAT(bench->act.all<messages::InstructRevocation>(), IsEmpty());
}

TEST_F(OriginTest, AfterSoManyTracesAProviderLosesItsToken) {
  begin_with(Enforcement::revoke, 2);
  const TracebackAnswer found{Origin::customer, {}, Measure::cut_off};
  EXPECT_EQ(ask(call(FR, "FR02", "a"), found), found);
  bench->pass(second);
  EXPECT_THAT(bench->act.all<messages::InstructRevocation>(), IsEmpty());
  EXPECT_EQ(ask(call(FR, "FR02", "b"), found), (TracebackAnswer{Origin::customer, {}, Measure::revoked}));
  bench->pass(second);
  EXPECT_THAT(bench->act.actions(), Contains("withdraw-approval"));
  ASSERT_THAT(bench->act.all<messages::InstructRevocation>(), SizeIs(1));
  EXPECT_FALSE(bench->act.all<messages::InstructRevocation>()[0].compromised);
  const auto approvals = bench->act.all<messages::ApproveProvider>();
  ASSERT_THAT(approvals, SizeIs(1));
  EXPECT_EQ(approvals[0].spc, "FR02");
  EXPECT_FALSE(approvals[0].approved);
}

// --- between ---

TEST(Carriers, AnswerInTheirTimeAndTheLastKnowsTheCountry) {
  Countries world;
  const PartyId self = world.directory.add({"carriers", Role::carriers, {}, "carriers.example", 99});
  Carriers party({.hops = 2, .answer_time = {18 * hour, 0}, .answers = 1}, world.shared);
  Bench bench(party, self, world.directory, world.start);
  messages::TracedCall about;
  about.contact = "p1.DE.example";
  bench.tell(world.party("FR/ga"), TracebackRequest{about, 0});
  bench.pass(17 * hour);
  EXPECT_THAT(bench.act.all<TracebackAnswer>(), IsEmpty());
  bench.pass(2 * hour);
  ASSERT_THAT(bench.act.all<TracebackAnswer>(), SizeIs(1));
  EXPECT_EQ(bench.act.all<TracebackAnswer>()[0], (TracebackAnswer{Origin::carrier, {}, {}}));
  bench.tell(world.party("FR/ga"), TracebackRequest{about, 1});
  bench.pass(19 * hour);
  EXPECT_EQ(bench.act.all<TracebackAnswer>()[1], (TracebackAnswer{Origin::country, DE, {}}));
}

TracebackRequest about(CallId call, std::string contact) {
  TracebackRequest request;
  request.call.call = call;
  request.call.contact = std::move(contact);
  return request;
}

TEST(Carriers, AnswerAsOftenAsTheirShareSays) {
  Countries world;
  const PartyId self = world.directory.add({"carriers", Role::carriers, {}, "carriers.example", 99});
  Carriers party({.hops = 1, .answer_time = {hour, 0.5}, .answers = 0.7}, world.shared);
  Bench bench(party, self, world.directory, world.start);
  for (std::uint64_t i = 1; i <= 1000; ++i) bench.tell(world.party("FR/ga"), about(CallId{i}, ""));
  bench.pass(100 * day);
  const double answered = static_cast<double>(bench.act.all<TracebackAnswer>().size());
  EXPECT_NEAR(answered, 700, 60);  // four standard deviations
}

TEST(Carriers, AnswerForACallWheneverTheyAreAsked) {
  Countries world;
  const PartyId self = world.directory.add({"carriers", Role::carriers, {}, "carriers.example", 99});
  const auto from_france = [&](bool backwards) {
    Carriers party({.hops = 1, .answer_time = {hour, 0.5}, .answers = 0.5}, world.shared);
    Bench bench(party, self, world.directory, world.start);
    for (std::uint64_t i = 1; i <= 100; ++i) {
      const std::uint64_t call = backwards ? 101 - i : i;
      const PartyId origin = world.party(call <= 50 ? "FR/provider/1" : "DE/provider/1");
      bench.tell(world.party("FR/ga"), about(CallId{call}, world.directory.at(origin).host));
    }
    bench.pass(100 * day);
    return std::ranges::count(bench.act.all<TracebackAnswer>(), CountryCode("FR"),
                              &TracebackAnswer::upstream);
  };
  EXPECT_EQ(from_france(false), from_france(true));
}

}  // namespace
}  // namespace ishaken::parties::testing
