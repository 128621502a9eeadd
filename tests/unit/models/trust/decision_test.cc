#include "models/trust/decision.h"

#include <gtest/gtest.h>

namespace ishaken::trust {
namespace {

const CountryCode FR("FR"), DE("DE"), US("US"), KE("KE"), XA("XA");
const std::vector<Candidate> registered{{DE, Region::europe, true},
                                        {FR, Region::europe, true},
                                        {KE, Region::sub_saharan_africa, false},
                                        {US, Region::north_america, true}};

using Countries = std::vector<CountryCode>;

// The offer of the registry, as the policy's rule accepts it.
Offer of_registry(const Policy& policy) {
  Offer out{Mechanism::registry, {}};
  for (const Candidate& each : registered)
    if (rule_accepts(policy, each)) out.countries.push_back(each.country);
  return out;
}
Instruction decided(const Policy& policy, const Countries& partners, const Reservations& reservations = {}) {
  return decide(policy, FR, {{Mechanism::bilateral, partners}, of_registry(policy)}, reservations);
}
Countries trusted(const Policy& policy, const Countries& partners = {},
                  const std::set<CountryCode>& excluded = {}) {
  Countries out;
  for (const TrustedCountry& each : decided(policy, partners, {.excluded = excluded}).trusted)
    out.push_back(each.country);
  return out;
}

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
  const Instruction both = decided(policy, {US, XA});
  const std::vector<TrustedCountry> expected{{DE, Mechanism::registry, Merge::scoped},
                                             {KE, Mechanism::registry, Merge::scoped},
                                             {US, Mechanism::bilateral, Merge::scoped},
                                             {XA, Mechanism::bilateral, Merge::scoped}};
  EXPECT_EQ(both.trusted, expected);
  EXPECT_EQ(trusted(policy, {US, XA}, {US, DE}), (Countries{KE, XA}));
  EXPECT_EQ(decided(policy, {US}, {.excluded = {US, XA}}).excluded, (Countries{US, XA}));
}

TEST(Decision, ReservationsShortOfExclusionTravelWithTheCountryWhicheverWayItIsTrusted) {
  Policy policy;
  policy.registry = RegistryRule::allow_all;
  const Instruction wanted = decided(policy, {US}, {.scoped = {KE}, .downgraded = {DE, US, XA}});
  const std::vector<TrustedCountry> expected{{DE, Mechanism::registry, Merge::flat, true},
                                             {KE, Mechanism::registry, Merge::scoped, false},
                                             {US, Mechanism::bilateral, Merge::flat, true}};
  EXPECT_EQ(wanted.trusted, expected);  // XA is trusted by no way
}

TEST(Decision, PartsAreNamedByCountry) {
  const Instruction wanted = decided({}, {},
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

TEST(Decision, PassesOnWhetherPartnersGetTheMergedList) {
  Policy policy;
  EXPECT_FALSE(decided(policy, {}).re_export);
  policy.re_export = true;
  EXPECT_TRUE(decided(policy, {}).re_export);
}

}  // namespace
}  // namespace ishaken::trust
