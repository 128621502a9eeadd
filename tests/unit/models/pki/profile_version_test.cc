// What each version of ATIS-1000080 section 6.4.1 asks of a certificate.
#include <gtest/gtest.h>

#include "models/pki/profile_check.h"
#include "tests/unit/models/pki/world.h"

namespace ishaken::pki {
namespace {

using testing::World;
using Template = CertificateTemplate;
using V = ProfileVersion;

std::string told(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& finding : findings)
    out += (out.empty() ? "" : " ") + std::string(name_of(finding.fault));
  return out;
}

struct Rule {
  std::string_view name;
  CertificateRole role;
  void (*change)(Template&);
  std::string_view v003, v004, v005;  // the findings
};

constexpr auto leaf = CertificateRole::leaf;
constexpr auto intermediate = CertificateRole::intermediate;
constexpr auto root = CertificateRole::root;

const Rule rules[] = {
    {"as we issue a leaf", leaf, [](Template&) {}, "", "", ""},
    {"as we issue an intermediate", intermediate, [](Template&) {}, "", "", ""},
    {"as we issue a root", root, [](Template&) {}, "", "", ""},
    {"words of the common name in any order", leaf,
     [](Template& t) { t.subject.common_name = "Provider 123A SHAKEN"; }, "", "wrong_subject_cn",
     "wrong_subject_cn"},
    {"two spaces in the common name", leaf, [](Template& t) { t.subject.common_name = "SHAKEN  123A"; }, "",
     "wrong_subject_cn", "wrong_subject_cn"},
    {"more around the common name", leaf, [](Template& t) { t.subject.common_name = "My SHAKEN 123A East"; },
     "", "", "wrong_subject_cn"},
    {"the common name of another code", leaf, [](Template& t) { t.subject.common_name = "SHAKEN 999Z"; },
     "wrong_subject_cn", "wrong_subject_cn", "wrong_subject_cn"},
    {"a common name without SHAKEN", leaf, [](Template& t) { t.subject.common_name = "Provider 123A"; },
     "wrong_subject_cn", "wrong_subject_cn", "wrong_subject_cn"},
    {"a code in lower case", leaf,
     [](Template& t) {
       t.tn_auth_list = TnAuthList::of("123a");
       t.subject.common_name = "SHAKEN 123a";
     },
     "", "", "wrong_spc_form"},
    {"two codes", leaf, [](Template& t) { t.tn_auth_list->entries.push_back(ServiceProviderCode{"999Z"}); },
     "several_tn_auth_entries", "several_tn_auth_entries", "several_tn_auth_entries"},
    {"a country that is no code", leaf, [](Template& t) { t.subject.country = "us"; }, "", "",
     "subject_incomplete"},
    {"no country", leaf, [](Template& t) { t.subject.country.clear(); }, "subject_incomplete",
     "subject_incomplete", "subject_incomplete"},
    {"another subject key identifier", leaf, [](Template& t) { t.ski = Bytes(20, 9); }, "", "", "wrong_ski"},
    {"no subject key identifier", leaf, [](Template& t) { t.ski.clear(); }, "wrong_ski", "wrong_ski",
     "wrong_ski"},
    {"a CA that may sign all", intermediate,
     [](Template& t) { t.key_usage->crl_sign = t.key_usage->digital_signature = true; }, "", "",
     "key_usage_form"},
    {"a CA with further key usage", intermediate, [](Template& t) { t.key_usage->other = true; },
     "key_usage_form", "key_usage_form", "key_usage_form"},
    {"a leaf that may sign CRLs", leaf, [](Template& t) { t.key_usage->crl_sign = true; }, "key_usage_form",
     "key_usage_form", "key_usage_form"},
    {"a leaf without CRL distribution point", leaf, [](Template& t) { t.crl_distributions.clear(); },
     "missing_crl_distribution", "missing_crl_distribution", "missing_crl_distribution"},
    {"an intermediate without CRL distribution point", intermediate,
     [](Template& t) { t.crl_distributions.clear(); }, "", "missing_crl_distribution",
     "missing_crl_distribution"},
    {"no CRL issuer", leaf, [](Template& t) { t.crl_distributions[0].issuer = {}; }, "",
     "missing_crl_distribution", "missing_crl_distribution"},
    {"another extension", leaf, [](Template& t) { t.other_extensions = {{"1.2.3.4", false, {}}}; }, "", "",
     "forbidden_extension"},
    {"another critical extension", leaf, [](Template& t) { t.other_extensions = {{"1.2.3.4", true, {}}}; },
     "unknown_critical_extension", "unknown_critical_extension", "unknown_critical_extension"},
    {"a policy on a root", root, [](Template& t) { t.policies = {"1.2.3"}; }, "", "", "policy_count"},
    {"a CRL distribution point on a root", root,
     [](Template& t) { t.crl_distributions = {{"https://pa.example/crl", {}}}; }, "", "",
     "crl_distribution_on_root"},
    {"a root that does not say so", root, [](Template& t) { t.subject.common_name = "Example SHAKEN"; }, "",
     "", "wrong_subject_cn"},
    {"a root that does not say SHAKEN", root, [](Template& t) { t.subject.common_name = "Example Root"; },
     "wrong_subject_cn", "wrong_subject_cn", "wrong_subject_cn"},
};

TEST(ProfileVersions, EachHasItsRules) {
  for (const Rule& rule : rules) {
    World world(modelled_crypto());
    const World::Change change = rule.change;
    rule.role == leaf           ? world.make_leaf(change)
    : rule.role == intermediate ? world.make_intermediate(change)
                                : world.make_root(change);
    const Certificate& certificate = rule.role == leaf           ? *world.leaf
                                     : rule.role == intermediate ? *world.intermediate
                                                                 : *world.root;
    const auto findings = [&](V version) { return told(check_profile(certificate, rule.role, 0, version)); };
    EXPECT_EQ(findings(V::v003), rule.v003) << rule.name;
    EXPECT_EQ(findings(V::v004), rule.v004) << rule.name;
    EXPECT_EQ(findings(V::v005), rule.v005) << rule.name;
    EXPECT_EQ(told(check_profile(certificate, rule.role)), rule.v005) << rule.name;
    for (const Finding& finding : check_profile(certificate, rule.role, 0, V::none))
      EXPECT_FALSE(is_profile_only(finding.fault)) << rule.name;
  }
}

TEST(ProfileVersions, EachCountsFromItsDate) {
  EXPECT_EQ(version_at(testing::at("2018-01-01")), V::v003);
  EXPECT_EQ(version_at(testing::at("2022-01-15T23:59:59Z")), V::v003);
  EXPECT_EQ(version_at(testing::at("2022-01-16")), V::v004);
  EXPECT_EQ(version_at(testing::at("2023-03-11T23:59:59Z")), V::v004);
  EXPECT_EQ(version_at(testing::at("2023-03-12")), V::v005);
}

TEST(ProfileVersions, ByDateJudgesEachCertificateByItsOwn) {
  World world(modelled_crypto());
  const auto issued = [&](std::string_view date) {
    world.make_leaf([&](Template& t) {
      t.subject.common_name = "My SHAKEN 123A";
      t.not_before = testing::at(date);
    });
    world.chain = {world.leaf, world.intermediate};
    return told(world.validate().findings);
  };
  EXPECT_EQ(issued("2022-06-01"), "wrong_subject_cn");  // by the version in force
  world.options.profile = V::by_date;
  EXPECT_EQ(issued("2022-06-01"), "");
  EXPECT_EQ(issued("2024-06-01"), "wrong_subject_cn");
  world.options.profile = V::v004;
  EXPECT_EQ(issued("2024-06-01"), "");
}

TEST(ProfileVersions, EachHasAName) {
  for (const auto& version : EnumNames<V>::values) EXPECT_EQ(named<V>(version.name), version.value);
  EXPECT_EQ(EnumNames<V>::values.size(), static_cast<std::size_t>(V::by_date) + 1);
}

}  // namespace
}  // namespace ishaken::pki
