// The treatment of a call, by each of the things that it depends on.
#include <gtest/gtest.h>

#include "models/parties/call_validation_treatment.h"

namespace ishaken::parties::testing {
namespace {

using trust::Treatment;
using enum passport::Attestation;

// A policy that tells every grade apart as far as three treatments can.
trust::Policy policy() {
  trust::Policy out;
  out.on_failed = Treatment::block;
  out.on_unverified = Treatment::label;
  return out;
}

CallView passed_with(passport::Attestation attestation) {
  return {.grade = Grade::passed, .attestation = attestation};
}
// A call from abroad that shows a number of this country.
CallView own_number(CallView call) {
  call.from_abroad = call.shows_own_country = true;
  return call;
}

TEST(Treatment, FollowsTheGrade) {
  EXPECT_EQ(treat({.grade = Grade::passed}, policy()), Treatment::allow);
  EXPECT_EQ(treat({.grade = Grade::unverified}, policy()), Treatment::label);
  EXPECT_EQ(treat({.grade = Grade::failed}, policy()), Treatment::block);
}

TEST(Treatment, OfACallThatIsNotTrustedIsThatOfAnUnsignedOneUnlessThePolicySaysOtherwise) {
  trust::Policy rules = policy();
  for (const Treatment each : {Treatment::allow, Treatment::label, Treatment::block}) {
    rules.on_unverified = each;
    EXPECT_EQ(treat({.grade = Grade::untrusted}, rules), treat({.grade = Grade::unverified}, rules));
  }
  rules.on_untrusted = Treatment::allow;
  EXPECT_EQ(treat({.grade = Grade::untrusted}, rules), Treatment::allow);
  EXPECT_EQ(treat({.grade = Grade::unverified}, rules), Treatment::block);
}

TEST(Treatment, OfAVerifiedCallDependsOnItsAttestation) {
  trust::Policy rules = policy();
  for (const auto each : {A, B, C}) EXPECT_EQ(treat(passed_with(each), rules), Treatment::allow);
  rules.on_partial = Treatment::label;
  rules.on_gateway = Treatment::block;
  EXPECT_EQ(treat(passed_with(A), rules), Treatment::allow);
  EXPECT_EQ(treat(passed_with(B), rules), Treatment::label);
  EXPECT_EQ(treat(passed_with(C), rules), Treatment::block);
  EXPECT_EQ(treat({.grade = Grade::unverified, .attestation = C}, rules), Treatment::label);
}

TEST(Treatment, OfAVerifiedCallDependsOnItsCountryIfThatIsDowngraded) {
  trust::Policy rules = policy();
  rules.on_downgraded = Treatment::block;
  EXPECT_EQ(treat({.grade = Grade::passed, .downgraded = true}, rules), Treatment::block);
  EXPECT_EQ(treat({.grade = Grade::unverified, .downgraded = true}, rules), Treatment::label);
  EXPECT_EQ(trust::Policy{}.on_downgraded, Treatment::label);
}

TEST(Treatment, IsHarsherForASuspiciousNumberAndNeverMilder) {
  trust::Policy rules = policy();
  rules.on_suspicious = Treatment::label;
  EXPECT_EQ(treat({.grade = Grade::passed, .suspicious = true}, rules), Treatment::label);
  EXPECT_EQ(treat({.grade = Grade::failed, .suspicious = true}, rules), Treatment::block);
}

TEST(BorderRule, BlocksOwnNumbersFromAbroadAlone) {
  trust::Policy rules = policy();
  const CallView unsigned_call{.grade = Grade::unverified};
  EXPECT_EQ(treat(own_number(unsigned_call), rules), Treatment::label) << "there is no rule";
  rules.border_rule = trust::BorderRule::all;
  EXPECT_EQ(treat(own_number(unsigned_call), rules), Treatment::block);
  EXPECT_EQ(treat(own_number({.grade = Grade::untrusted}), rules), Treatment::block);
  CallView call = own_number(unsigned_call);
  call.from_abroad = false;
  EXPECT_EQ(treat(call, rules), Treatment::label);
  call = own_number(unsigned_call);
  call.shows_own_country = false;
  EXPECT_EQ(treat(call, rules), Treatment::label);
}

TEST(BorderRule, IsMetByAOrByBOfTheOwnCountryAndNeverByC) {
  trust::Policy rules = policy();
  rules.border_rule = trust::BorderRule::all;
  CallView call = own_number(passed_with(A));
  EXPECT_EQ(treat(call, rules), Treatment::allow);
  call.attestation = B;
  EXPECT_EQ(treat(call, rules), Treatment::block);
  call.attested_here = true;
  EXPECT_EQ(treat(call, rules), Treatment::allow);
  call.attestation = C;  // the own gateway signs whatever arrives unsigned
  EXPECT_EQ(treat(call, rules), Treatment::block);
}

TEST(BorderRule, SparesMobileNumbersIfItIsForFixedOnes) {
  trust::Policy rules = policy();
  CallView call = own_number({.grade = Grade::unverified});
  call.shows_mobile = true;
  rules.border_rule = trust::BorderRule::fixed;
  EXPECT_EQ(treat(call, rules), Treatment::label) << "the caller may be roaming";
  rules.border_rule = trust::BorderRule::all;
  EXPECT_EQ(treat(call, rules), Treatment::block);
}

}  // namespace
}  // namespace ishaken::parties::testing
