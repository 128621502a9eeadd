// Shares and counts against a table worked out by hand.
#include "sim/results/metric.h"

#include <gmock/gmock.h>

#include "tests/unit/sim/results/sample.h"

namespace ishaken::sim {
namespace {

using namespace sample;
using parties::Outcome;
using enum CallKind;

// FR -> DE: 6 honest, of them 3 passed, 1 failed, 1 lost its Identity, 1 undelivered.
// XA -> DE: 4 spoofed: 1 passed, 2 failed (1 blocked), 1 unsigned; 1 robocall that passed.
std::vector<Call> calls() {
  return {{.id = 1, .setup = milliseconds(100)},
          {.id = 2, .kind = roaming, .setup = milliseconds(200)},
          {.id = 3, .kind = call_centre, .setup = milliseconds(300)},
          {.id = 4, .outcome = Outcome::anchor_untrusted, .setup = milliseconds(400)},
          {.id = 5, .outcome = Outcome::identity_missing, .setup = milliseconds(500), .lost = true},
          {.id = 6, .outcome = Outcome::undelivered, .code = 0},
          {.id = 11, .from = XA, .kind = spoofed},
          {.id = 12, .from = XA, .kind = spoofed, .outcome = Outcome::scope_violation},
          {.id = 13,
           .from = XA,
           .kind = spoofed,
           .outcome = Outcome::anchor_untrusted,
           .code = 608,
           .treatment = trust::Treatment::block},
          {.id = 14, .from = XA, .kind = spoofed, .outcome = Outcome::identity_missing, .is_signed = false},
          {.id = 15, .from = XA, .kind = robocall}};
}

Summary played(const std::vector<Call>& calls, const std::vector<std::string>& expect = {}) {
  Recorder recorder(scenario(expect), parties());
  for (const Call& each : calls) play(recorder, each);
  recorder.finish(start + hours(24));
  EXPECT_TRUE(recorder.conserved());
  return recorder.summary();
}

TEST(Metrics, CallsByFate) {
  const Summary summary = played(calls());
  EXPECT_EQ(find(summary, "calls"), 11);
  EXPECT_EQ(find(summary, "calls[outcome=passed]"), 5);
  EXPECT_EQ(find(summary, "calls[outcome=failed]"), 1);
  EXPECT_EQ(find(summary, "calls[outcome=untrusted]"), 2);
  EXPECT_EQ(find(summary, "calls[outcome=unverified]"), 2);
  EXPECT_EQ(find(summary, "calls[outcome=undelivered]"), 1);
  EXPECT_EQ(find(summary, "calls[kind=spoofed]"), 4);
  EXPECT_EQ(find(summary, "calls[from=FR,to=DE,kind=legitimate,outcome=passed]"), 1);
  EXPECT_EQ(find(summary, "calls[from=FR,to=DE,kind=legitimate,outcome=unverified]"), 1);
  EXPECT_EQ(find(summary, "calls[from=XA,to=DE,kind=spoofed,outcome=failed]"), 1);
  EXPECT_EQ(find(summary, "calls[from=FR,to=DE,kind=roaming,outcome=failed]"), std::nullopt)
      << "none, so not listed";
  EXPECT_EQ(find(summary, "calls_blocked"), 1);
  EXPECT_EQ(find(summary, "calls_blocked[kind=robocall]"), std::nullopt);
  EXPECT_EQ(find(summary, "calls_blocked[from=XA,to=DE,kind=spoofed]"), 1);
}

TEST(Metrics, SharesAreOfTheCallsDelivered) {
  const Summary summary = played(calls());
  EXPECT_EQ(find(summary, "verified_share"), 5.0 / 10);
  EXPECT_EQ(find(summary, "verified_share[from=FR,to=DE,kind=legitimate]"), 1.0 / 3);
  EXPECT_EQ(find(summary, "verified_share[kind=roaming]"), 1);
  EXPECT_EQ(find(summary, "identity_lost_share[from=FR,to=DE]"), 1.0 / 5);
  EXPECT_EQ(find(summary, "identity_lost_share"), 1.0 / 10);
}

TEST(Metrics, OnlyASpoofedCallIsAFalseAccept) {
  const Summary summary = played(calls());
  EXPECT_EQ(find(summary, "false_accepts"), 1);
  EXPECT_EQ(find(summary, "false_accepts[from=XA,to=DE,kind=spoofed]"), 1);
  EXPECT_EQ(find(summary, "false_accept_share"), 1.0 / 4);
  EXPECT_EQ(find(summary, "false_accept_share[kind=spoofed]"), 1.0 / 4);
  EXPECT_EQ(find(summary, "false_accept_share[kind=robocall]"), std::nullopt);
}

TEST(Metrics, CollateralIsHonestSignedCallsThatDoNotPass) {
  const Summary summary = played(calls());
  EXPECT_EQ(find(summary, "collateral_reject_share"), 2.0 / 5);
  EXPECT_EQ(find(summary, "collateral_reject_share[from=FR,to=DE]"), 2.0 / 5);
  EXPECT_EQ(find(summary, "collateral_reject_share[from=XA,to=DE]"), std::nullopt) << "no honest call";
}

TEST(Metrics, AGatewaysSignatureDoesNotMakeACallSigned) {
  Recorder recorder(scenario(), parties());
  recorder.placed(placed({.id = 1}));
  recorder.observed(start, party(DE, "pa"), parties::CallSigned{CallId{1}, passport::Attestation::C, true});
  recorder.observed(start, party(FR, "provider/1"), parties::CallEnded{CallId{1}, 200});
  recorder.finish(start);
  EXPECT_EQ(find(recorder.summary(), "collateral_reject_share"), std::nullopt);
}

// Half of Germany's calls end at a strict provider, those of XA at no profile.
TEST(Metrics, CallsByTheProfileOfWhoTerminatesThem) {
  std::vector<PartyInfo> world = parties();
  world[number(party(DE, "provider/2"))].profile = "strict";
  world[number(party(FR, "provider/2"))].profile = "lenient";
  std::vector<Call> some = calls();  // to DE
  some.push_back({.id = 21, .from = XA, .to = FR, .kind = spoofed});
  some.push_back({.id = 22, .from = FR, .to = XA});
  Scenario asked = scenario({"calls[profile=strict, kind=spoofed] == 4"});
  asked.countries[DE].verifiers = {{"strict", 1}};
  Recorder recorder(asked, world);
  for (const Call& each : some) play(recorder, each);
  const auto rows = lines(recorder, recorder.tables().calls);
  EXPECT_THAT(rows[0], testing::HasSubstr("strict"));
  EXPECT_THAT(rows.back(), testing::Not(testing::ContainsRegex("strict|lenient")));
  recorder.finish(start + hours(24));
  const Summary summary = recorder.summary();
  EXPECT_EQ(find(summary, "calls[profile=strict]"), 11);
  EXPECT_EQ(find(summary, "verified_share[profile=strict]"), 5.0 / 10);
  EXPECT_EQ(find(summary, "false_accepts[profile=strict]"), 1);
  EXPECT_EQ(find(summary, "false_accept_share[profile=strict]"), 1.0 / 4);
  EXPECT_EQ(find(summary, "collateral_reject_share[profile=strict]"), 2.0 / 5);
  EXPECT_EQ(find(summary, "false_accept_share[profile=lenient]"), 1);
  EXPECT_EQ(find(summary, "collateral_reject_share[profile=lenient]"), std::nullopt);
  EXPECT_EQ(find(summary, "calls[profile=]"), std::nullopt);
  EXPECT_TRUE(summary.expect[0].held);
  EXPECT_EQ(summary_json(played(calls())).find("profile"), std::string::npos) << "nobody has one";
}

TEST(Metrics, Delays) {
  const Summary summary = played(calls());
  EXPECT_DOUBLE_EQ(*find(summary, "setup_delay_s[from=FR,to=DE,stat=mean]"), 0.3);
  EXPECT_DOUBLE_EQ(*find(summary, "setup_delay_s[from=FR,to=DE,stat=max]"), 0.5);
  EXPECT_NEAR(*find(summary, "setup_delay_s[from=FR,to=DE,stat=p50]"), 0.3, 0.003);
  EXPECT_DOUBLE_EQ(*find(summary, "setup_delay_s[stat=max]"), 0.5);
  EXPECT_DOUBLE_EQ(*find(summary, "verification_delay_s[stat=mean]"), 0.005)
      << "a call without Identity has none";
}

TEST(Metrics, TheOrderOfIndependentCallsChangesNothing) {
  std::vector<Call> some = calls();
  const std::vector<std::string> expect{"verified_share[after=1 h] == 0"};
  const std::string forward = summary_json(played(some, expect));
  std::ranges::reverse(some);
  EXPECT_EQ(summary_json(played(some, expect)), forward);
}

TEST(Metrics, ACohortCountsAsMany) {
  Recorder recorder(scenario(), parties());
  auto cohort = placed({.id = 1});
  cohort.weight = 1000;
  recorder.placed(cohort);
  recorder.observed(start, party(DE, "provider/2"), verdict({.id = 1}));
  recorder.observed(start + hours(1), party(FR, "provider/1"), parties::CallEnded{CallId{1}, 200});
  play(recorder, {.id = 2, .outcome = Outcome::anchor_untrusted});
  recorder.finish(start + hours(2));
  EXPECT_TRUE(recorder.conserved());
  EXPECT_EQ(recorder.calls_placed(), 1001u);
  EXPECT_EQ(find(recorder.summary(), "verified_share"), 1000.0 / 1001);
}

TEST(Metrics, TheControlPlane) {
  Recorder recorder(scenario(), parties());
  const auto exchange = [&](std::string_view interface, std::uint64_t bytes, bool delivered) {
    recorder.exchanged({.sent_at = start,
                        .from = party(FR, "pa"),
                        .to = PartyId{0},
                        .interface = interface,
                        .message = "m",
                        .bytes = bytes,
                        .delivered = delivered});
  };
  exchange("registry", 100, true);
  exchange("registry", 50, false);
  exchange("crl", 7, true);
  const auto tell = [&](CountryCode country, std::string_view role, const parties::Observation& told) {
    recorder.observed(start, party(country, role), told);
  };
  tell(FR, "ga", parties::AgreementMade{DE, true});
  tell(DE, "ga", parties::AgreementMade{FR, true});  // the same one
  tell(FR, "ga", parties::AgreementMade{XA, true});
  tell(XA, "ga", parties::AgreementMade{FR, false});  // the other side ends it
  for (const CountryCode country : {FR, DE, XA})
    recorder.observed(start, PartyId{0}, parties::RegistrationMade{country, true});
  recorder.observed(start, PartyId{0}, parties::RegistrationMade{XA, false});
  tell(FR, "pa", parties::ListPublished{FR, 1, {}, 9});
  tell(FR, "pa", parties::ListPublished{FR, 2, {}, 4});
  tell(DE, "pa", parties::ListPublished{DE, 1, {}, 3});
  recorder.finish(start);

  const Summary summary = recorder.summary();
  EXPECT_EQ(find(summary, "control_messages"), 3);
  EXPECT_EQ(find(summary, "control_messages[interface=registry]"), 2);
  EXPECT_EQ(find(summary, "control_bytes[interface=registry]"), 150);
  EXPECT_EQ(find(summary, "control_bytes[interface=crl]"), 7);
  EXPECT_EQ(find(summary, "agreements"), 1);
  EXPECT_EQ(find(summary, "registrations"), 2);
  EXPECT_EQ(find(summary, "trusted_cas[party=FR/pa,stat=last]"), 4);
  EXPECT_EQ(find(summary, "trusted_cas[party=FR/pa,stat=max]"), 9);
  EXPECT_EQ(find(summary, "trusted_cas[stat=last]"), 4);
}

TEST(Metrics, EveryClassOfCallKeepsAllThatWasSaidOfIt) {
  const Scenario world = scenario();
  Meters meters(world, {});
  const CallClass call{.from = 2,
                       .to = 1,
                       .kind = robocall,
                       .result = CallResult::unverified,
                       .outcome = Outcome::scope_violation,
                       .attestation = passport::Attestation::C,
                       .profile = 201,
                       .signed_at_origin = true,
                       .identity_lost = false,
                       .blocked = true,
                       .period = 12345};
  meters.calls.count(call, 3, {}, {});
  const auto classes = meters.calls.classes();
  ASSERT_EQ(classes.size(), 1u);
  EXPECT_EQ(classes[0].count, 3u);
  const CallClass& back = classes[0].call;
  EXPECT_EQ(std::tie(back.from, back.to, back.kind, back.result, back.outcome, back.attestation, back.profile,
                     back.signed_at_origin, back.identity_lost, back.blocked, back.period),
            std::tie(call.from, call.to, call.kind, call.result, call.outcome, call.attestation, call.profile,
                     call.signed_at_origin, call.identity_lost, call.blocked, call.period));
}

}  // namespace
}  // namespace ishaken::sim
