#include "models/trust/decision.h"

#include <gtest/gtest.h>

namespace ishaken::trust {
namespace {

const CountryCode FR("FR"), DE("DE"), US("US"), KE("KE"), XA("XA");
const std::vector<Candidate> registered{{DE, Region::europe, true},
                                        {FR, Region::europe, true},
                                        {KE, Region::sub_saharan_africa, false},
                                        {US, Region::north_america, true}};

std::vector<CountryCode> trusted(const Policy& policy, const std::set<CountryCode>& partners = {},
                                 const std::set<CountryCode>& excluded = {}) {
  std::vector<CountryCode> out;
  for (const TrustedCountry& each : decide(policy, FR, registered, partners, {.excluded = excluded}).trusted)
    out.push_back(each.country);
  return out;
}
using Countries = std::vector<CountryCode>;

TEST(Decision, EachRegistryRule) {
  Policy policy;
  EXPECT_EQ(trusted(policy), Countries{});
  policy.registry = RegistryRule::allow_all;
  EXPECT_EQ(trusted(policy), (Countries{DE, KE, US}));
  policy.registry = RegistryRule::allow_list;
  EXPECT_EQ(trusted(policy), Countries{});
  policy.allow = {US, XA};  // XA is not registered
  EXPECT_EQ(trusted(policy), Countries{US});
  policy.registry = RegistryRule::deny_list;
  policy.deny = {US};
  EXPECT_EQ(trusted(policy), (Countries{DE, KE}));
}

TEST(Decision, ByAttribute) {
  Policy policy;
  policy.registry = RegistryRule::by_attribute;
  EXPECT_EQ(trusted(policy), (Countries{DE, KE, US}));  // no region named, no mandate asked for
  policy.mandate_only = true;
  EXPECT_EQ(trusted(policy), (Countries{DE, US}));
  policy.regions = {Region::europe, Region::sub_saharan_africa};
  EXPECT_EQ(trusted(policy), Countries{DE});
  policy.mandate_only = false;
  EXPECT_EQ(trusted(policy), (Countries{DE, KE}));
}

TEST(Decision, ExclusionGoesBeforeAgreementAndAgreementBeforeTheRegistry) {
  Policy policy;
  policy.registry = RegistryRule::allow_all;
  policy.merge = Merge::scoped;
  const Instruction both = decide(policy, FR, registered, {US, XA}, {});
  const std::vector<TrustedCountry> expected{{DE, Mechanism::registry, Merge::scoped},
                                             {KE, Mechanism::registry, Merge::scoped},
                                             {US, Mechanism::bilateral, Merge::scoped},
                                             {XA, Mechanism::bilateral, Merge::scoped}};
  EXPECT_EQ(both.trusted, expected);
  EXPECT_EQ(trusted(policy, {US, XA}, {US, DE}), (Countries{KE, XA}));
  EXPECT_EQ(decide(policy, FR, registered, {US}, {.excluded = {US, XA}}).excluded, (Countries{US, XA}));
}

TEST(Decision, ReservationsShortOfExclusionTravelWithTheCountryWhicheverWayItIsTrusted) {
  Policy policy;
  policy.registry = RegistryRule::allow_all;
  const Instruction wanted =
      decide(policy, FR, registered, {US}, {.scoped = {KE}, .downgraded = {DE, US, XA}});
  const std::vector<TrustedCountry> expected{{DE, Mechanism::registry, Merge::flat, true},
                                             {KE, Mechanism::registry, Merge::scoped, false},
                                             {US, Mechanism::bilateral, Merge::flat, true}};
  EXPECT_EQ(wanted.trusted, expected);  // XA is trusted by no way
}

TEST(Decision, PartsAreNamedByCountry) {
  const Instruction wanted = decide({}, FR, registered, {},
                                    {.providers = {{US, "123A"}, {DE, "9"}, {US, "077B"}, {FR, "33"}},
                                     .cas = {{US, "C=US, CN=Uno"}, {FR, "C=FR, CN=One"}}});
  EXPECT_EQ(wanted.providers, (std::vector<Part>{{DE, "9"}, {US, "077B"}, {US, "123A"}}));
  EXPECT_EQ(wanted.cas, (std::vector<Part>{{US, "C=US, CN=Uno"}}));
}

TEST(Decision, ACountryNeverDecidesAboutItself) {
  Policy policy;
  policy.registry = RegistryRule::allow_list;
  policy.allow = {FR};
  EXPECT_EQ(trusted(policy, {FR}), Countries{});
}

TEST(Decision, PassesOnWhatThePolicySaysOfTheRegistryAndOfReExport) {
  Policy policy;
  EXPECT_FALSE(decide(policy, FR, {}, {}, {}).use_registry);
  EXPECT_FALSE(decide(policy, FR, {}, {}, {}).re_export);
  policy.registry = RegistryRule::deny_list;
  policy.re_export = true;
  EXPECT_TRUE(decide(policy, FR, {}, {}, {}).use_registry);
  EXPECT_TRUE(decide(policy, FR, {}, {}, {}).re_export);
}

}  // namespace
}  // namespace ishaken::trust
