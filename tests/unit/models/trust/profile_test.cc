// Profiles: what they put over a policy, and what the built-in ones say.
#include "models/trust/profile.h"

#include <gtest/gtest.h>

#include <set>

namespace ishaken::trust::testing {
namespace {

using std::chrono::seconds;

void change(Duration& value) { value += seconds(7); }
void change(bool& value) { value = !value; }
void change(Revocation& value) { value = Revocation::off; }

template <class Visit>
void for_each_value(Visit&& visit) {
  for_each_field<Profile>([&](const auto& field) {
    if constexpr (!std::is_same_v<typename std::remove_cvref_t<decltype(field)>::Value, std::string>)
      visit(field);
  });
}

// The names of the policy's values that differ.
std::set<std::string_view> differences(const Policy& a, const Policy& b) {
  std::set<std::string_view> out;
  for_each_field<Policy>([&](const auto& field) {
    if (!(a.*field.member == b.*field.member)) out.insert(field.name);
  });
  return out;
}

TEST(Profile, EachValueChangesThatValueOfThePolicyAndNoOther) {
  const Policy policy;
  EXPECT_TRUE(differences(with_profile(policy, {}), policy).empty());
  for_each_value([&](const auto& own) {
    Profile profile;
    for_each_field<Policy>([&](const auto& field) {
      using Own = typename std::remove_cvref_t<decltype(own)>::Value;
      using Value = typename std::remove_cvref_t<decltype(field)>::Value;
      if constexpr (std::is_same_v<Own, std::optional<Value>>)
        if (field.name == own.name) {
          Value value = policy.*field.member;
          change(value);
          profile.*own.member = value;
          EXPECT_EQ(own.help, field.help);
          EXPECT_EQ(own.options.min, field.options.min);
        }
    });
    EXPECT_TRUE((profile.*own.member).has_value()) << own.name << " is no value of a policy";
    EXPECT_EQ(differences(with_profile(policy, profile), policy), std::set{own.name});
  });
}

TEST(Profile, TakesFromItsBaseWhatItLeavesOpen) {
  Profile own;
  own.like = "strict";
  own.freshness = seconds(9);
  own.recheck = false;
  const Profile out = with_base(own, *built_in_profile("strict"));
  EXPECT_EQ(out.like, "");
  EXPECT_EQ(out.freshness, seconds(9));
  EXPECT_EQ(out.recheck, false);
  EXPECT_EQ(out.revocation, Revocation::hard_fail);
  EXPECT_EQ(out.certificate_cache, std::nullopt);
}

TEST(Profile, BuiltInOnes) {
  std::set<std::string_view> names;
  for (const BuiltInProfile& each : built_in_profiles()) {
    EXPECT_TRUE(names.insert(each.name).second);
    EXPECT_FALSE(each.help.empty());
    EXPECT_EQ(built_in_profile(each.name), &each.profile);
  }
  EXPECT_EQ(names, (std::set<std::string_view>{"asterisk", "kamailio", "lenient", "opensips", "strict"}));
  EXPECT_EQ(built_in_profile("stric"), nullptr);
  EXPECT_EQ(built_in_profile("asterisk")->freshness, seconds(15));
  EXPECT_EQ(built_in_profile("asterisk")->fetch_timeout, seconds(2));
  EXPECT_EQ(built_in_profile("asterisk")->certificate_cache, seconds(3600));
  EXPECT_EQ(built_in_profile("kamailio")->freshness, seconds(300));
  EXPECT_EQ(built_in_profile("kamailio")->fetch_timeout, seconds(5));
  EXPECT_EQ(built_in_profile("kamailio")->certificate_cache, seconds(3600));
  EXPECT_EQ(built_in_profile("opensips")->freshness, seconds(60));
}

// Strict is the policy as it comes: whoever changes a default must decide what becomes of it.
TEST(Profile, StrictChangesNoDefault) {
  EXPECT_TRUE(differences(with_profile({}, *built_in_profile("strict")), {}).empty());
}

}  // namespace
}  // namespace ishaken::trust::testing
