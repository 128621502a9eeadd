#include "models/pki/der.h"
#include "tests/unit/models/pki/path_cases.h"

namespace ishaken::pki::testing {
namespace {

using Template = CertificateTemplate;

const World::Change none;

void leaf_with(World& w, const World::Change& change) { w.reissue(none, none, change); }
void intermediate_with(World& w, const World::Change& change) { w.reissue(none, change, none); }
void root_with(World& w, const World::Change& change) { w.reissue(change, none, none); }

}  // namespace

std::vector<Case> bad_cases() {
  return {
      // the path
      {"empty_chain", [](World& w) { w.chain.clear(); }, "0:untrusted_anchor"},
      {"no_anchors", [](World& w) { w.anchors.clear(); }, "1:untrusted_anchor"},
      {"untrusted_root",
       [](World& w) {
         w.chain.push_back(w.root);
         w.anchors.clear();
       },
       "2:untrusted_anchor"},
      {"intermediate_left_out", [](World& w) { w.chain = {w.leaf}; }, "0:untrusted_anchor"},
      {"another_root_of_the_same_name",
       [](World& w) {
         const auto fake = made(root_template(w.root->subject, w.stranger.public_key(), serial(1),
                                              {at("2020-01-01"), at("2040-01-01")}),
                                w.stranger, *w.crypto);
         w.anchors = {{fake, {w.policy}}};
       },
       "1:aki_mismatch 1:signature_invalid"},
      {"chain_of_a_false_root",
       [](World& w) {
         const auto true_root = w.root;
         w.root_key = w.stranger;
         w.reissue(none, none, none);
         w.chain.push_back(w.root);
         w.anchors = {{true_root, {w.policy}}};
       },
       "2:untrusted_anchor"},
      {"leaf_signed_by_a_stranger",
       [](World& w) {
         w.make_leaf(w.stranger, none);
         w.chain[0] = w.leaf;
       },
       "0:signature_invalid"},
      {"leaf_signed_by_itself",
       [](World& w) {
         w.make_leaf(w.leaf_key, none);
         w.chain[0] = w.leaf;
       },
       "0:signature_invalid"},
      {"intermediate_signed_by_a_stranger",
       [](World& w) {
         w.make_intermediate(w.stranger, none);
         w.chain[1] = w.intermediate;
       },
       "1:signature_invalid"},
      {"wrong_issuer_name",
       [](World& w) {
         leaf_with(w, [](Template& t) { t.issuer.organization = "Other CA"; });
         w.chain[0] = w.leaf;
       },
       "0:issuer_mismatch"},
      {"wrong_authority_key_id", [](World& w) { leaf_with(w, [](Template& t) { t.aki = Bytes(20, 1); }); },
       "0:aki_mismatch"},
      {"no_authority_key_id", [](World& w) { leaf_with(w, [](Template& t) { t.aki.clear(); }); },
       "0:missing_aki"},
      {"no_authority_key_id_above",
       [](World& w) { intermediate_with(w, [](Template& t) { t.aki.clear(); }); }, "1:missing_aki"},
      {"no_authority_key_id_in_an_anchor_that_is_no_root",
       [](World& w) {
         intermediate_with(w, [](Template& t) { t.aki.clear(); });
         w.anchors = {{w.intermediate, {}}};
       },
       "1:missing_aki"},
      {"critical_authority_key_id",
       [](World& w) {
         leaf_with(w, [](Template& t) {
           t.other_extensions = {{"2.5.29.35", true, der::sequence({der::tagged_implicit(0, t.aki)})}};
           t.aki.clear();
         });
       },
       "0:critical_key_id"},
      {"critical_authority_key_id_of_a_root",
       [](World& w) {
         root_with(w, [](Template& t) {
           t.other_extensions = {{"2.5.29.35", true, der::sequence({der::tagged_implicit(0, t.ski)})}};
         });
       },
       "2:critical_key_id"},
      {"critical_subject_key_id",
       [](World& w) {
         leaf_with(w, [](Template& t) {
           t.other_extensions = {{"2.5.29.14", true, der::octet_string(t.ski)}};
           t.ski.clear();
         });
       },
       "0:critical_key_id"},
      {"root_with_the_key_id_of_another",
       [](World& w) { root_with(w, [](Template& t) { t.aki = Bytes(20, 1); }); }, "2:aki_mismatch"},
      {"leaf_issued_by_a_leaf",
       [](World& w) {
         const auto parent = w.leaf;
         w.make_leaf(w.leaf_key, [&](Template& t) {
           t.issuer = parent->subject;
           t.aki = parent->ski;
           t.serial = serial(30);
           t.key = w.stranger.public_key();
           const KeyId id = t.key.key_id();
           t.ski.assign(id.begin(), id.end());
           t.subject.organization = "Mallory";
         });
         w.chain = {w.leaf, parent, w.intermediate};
       },
       "1:not_a_ca 1:key_usage 1:key_usage_form 1:tn_auth_on_ca 2:path_length_exceeded"},
      // time
      {"expired_leaf",
       [](World& w) { leaf_with(w, [](Template& t) { t.not_after = now - std::chrono::seconds(1); }); },
       "0:expired"},
      {"leaf_not_yet_valid",
       [](World& w) { leaf_with(w, [](Template& t) { t.not_before = now + std::chrono::seconds(1); }); },
       "0:not_yet_valid"},
      {"expired_intermediate",
       [](World& w) { intermediate_with(w, [](Template& t) { t.not_after = at("2026-05-01"); }); },
       "1:expired"},
      {"expired_root", [](World& w) { root_with(w, [](Template& t) { t.not_after = at("2026-05-01"); }); },
       "2:expired"},
      {"everything_expired",
       [](World& w) {
         const World::Change old = [](Template& t) { t.not_after = at("2026-05-01"); };
         w.reissue(old, old, old);
       },
       "0:expired 1:expired 2:expired"},
      // roles
      {"intermediate_is_no_ca",
       [](World& w) {
         intermediate_with(w, [](Template& t) {
           t.is_ca = false;
           t.path_length.reset();
         });
       },
       "1:not_a_ca"},
      {"intermediate_without_basic_constraints",
       [](World& w) { intermediate_with(w, [](Template& t) { t.basic_constraints = false; }); },
       "1:basic_constraints 1:not_a_ca"},
      {"ca_as_leaf", [](World& w) { leaf_with(w, [](Template& t) { t.is_ca = true; }); }, "0:ca_as_leaf"},
      {"root_allows_no_intermediate", [](World& w) { root_with(w, [](Template& t) { t.path_length = 0; }); },
       "2:path_length_exceeded"},
      {"leaf_may_not_sign",
       [](World& w) { leaf_with(w, [](Template& t) { t.key_usage = KeyUsage{.crl_sign = true}; }); },
       "0:key_usage 0:key_usage_form"},
      {"leaf_without_key_usage", [](World& w) { leaf_with(w, [](Template& t) { t.key_usage.reset(); }); },
       "0:key_usage_form"},
      {"intermediate_may_not_sign_certificates",
       [](World& w) {
         intermediate_with(w, [](Template& t) { t.key_usage = KeyUsage{.digital_signature = true}; });
       },
       "1:key_usage 1:key_usage_form"},
      // keys and extensions
      {"unknown_critical_extension",
       [](World& w) { leaf_with(w, [](Template& t) { t.other_extensions = {{"1.2.3.4", true, {5, 0}}}; }); },
       "0:unknown_critical_extension"},
      {"unknown_critical_extension_above",
       [](World& w) {
         intermediate_with(w, [](Template& t) { t.other_extensions = {{"1.2.3.4", true, {5, 0}}}; });
       },
       "1:unknown_critical_extension"},
      {"forbidden_extension",
       [](World& w) { leaf_with(w, [](Template& t) { t.other_extensions = {{"1.2.3.4", false, {5, 0}}}; }); },
       "0:forbidden_extension"},
      // what the certificate speaks for
      {"no_tn_auth_list", [](World& w) { leaf_with(w, [](Template& t) { t.tn_auth_list.reset(); }); },
       "0:missing_tn_auth_list"},
      {"two_codes",
       [](World& w) {
         leaf_with(w, [](Template& t) { t.tn_auth_list->entries.push_back(ServiceProviderCode{"999Z"}); });
       },
       "0:several_tn_auth_entries"},
      {"a_number_instead_of_a_code",
       [](World& w) {
         leaf_with(w, [](Template& t) { t.tn_auth_list->entries = {SingleNumber{"12155551212"}}; });
       },
       "0:tn_auth_not_spc"},
      {"a_code_and_a_range",
       [](World& w) {
         leaf_with(w,
                   [](Template& t) { t.tn_auth_list->entries.push_back(NumberRange{"12155550000", 100}); });
       },
       "0:several_tn_auth_entries 0:tn_auth_not_spc"},
      {"tn_auth_list_that_is_none",
       [](World& w) {
         leaf_with(w, [](Template& t) {
           t.tn_auth_list.reset();
           t.other_extensions = {{"1.3.6.1.5.5.7.1.26", false, {0x30, 0x00}}};
         });
       },
       "0:malformed_tn_auth_list"},
      {"tn_auth_list_on_a_ca",
       [](World& w) { intermediate_with(w, [](Template& t) { t.tn_auth_list = TnAuthList::of("123A"); }); },
       "1:tn_auth_on_ca"},
      {"another_policy",
       [](World& w) { leaf_with(w, [](Template& t) { t.policies = {"1.3.6.1.4.1.56223.1"}; }); },
       "0:policy_not_accepted"},
      {"anchor_accepts_other_policies",
       [](World& w) { w.anchors[0].accepted_policies = {"1.3.6.1.4.1.56223.1"}; },
       "0:policy_not_accepted 1:policy_not_accepted"},
      // the profile
      {"common_name_of_another_code",
       [](World& w) { leaf_with(w, [](Template& t) { t.subject.common_name = "SHAKEN 999Z"; }); },
       "0:wrong_subject_cn"},
      {"intermediate_that_does_not_say_shaken",
       [](World& w) { intermediate_with(w, [](Template& t) { t.subject.common_name = "Example CA"; }); },
       "1:wrong_subject_cn"},
      {"root_that_does_not_say_root",
       [](World& w) {
         root_with(w, [](Template& t) { t.subject.common_name = t.issuer.common_name = "Example SHAKEN"; });
       },
       "2:wrong_subject_cn"},
      {"no_organization", [](World& w) { leaf_with(w, [](Template& t) { t.subject.organization.clear(); }); },
       "0:subject_incomplete"},
      {"country_that_is_no_code",
       [](World& w) { leaf_with(w, [](Template& t) { t.subject.country = "us"; }); }, "0:subject_incomplete"},
      {"lower_case_code",
       [](World& w) {
         leaf_with(w, [](Template& t) {
           t.tn_auth_list = TnAuthList::of("123a");
           t.subject.common_name = "SHAKEN 123a";
         });
       },
       "0:wrong_spc_form"},
      {"serial_of_zero", [](World& w) { leaf_with(w, [](Template& t) { t.serial = {0}; }); },
       "0:serial_not_positive"},
      {"wrong_subject_key_id", [](World& w) { leaf_with(w, [](Template& t) { t.ski = Bytes(20, 9); }); },
       "0:wrong_ski"},
      {"two_policies", [](World& w) { leaf_with(w, [](Template& t) { t.policies.push_back("1.2.3"); }); },
       "0:policy_count"},
      {"policy_on_a_root", [](World& w) { root_with(w, [](Template& t) { t.policies = {"1.2.3"}; }); },
       "2:policy_count"},
      {"no_crl_distribution",
       [](World& w) { leaf_with(w, [](Template& t) { t.crl_distributions.clear(); }); },
       "0:missing_crl_distribution 0:crl_missing"},
      {"crl_distribution_without_issuer",
       [](World& w) { leaf_with(w, [](Template& t) { t.crl_distributions[0].issuer = {}; }); },
       "0:missing_crl_distribution 0:crl_issuer_mismatch"},
      {"crl_distribution_on_a_root",
       [](World& w) { root_with(w, [&](Template& t) { t.crl_distributions = {w.rules.crl}; }); },
       "2:crl_distribution_on_root"},
      // several at once: all are told
      {"many_faults_on_one_leaf",
       [](World& w) {
         leaf_with(w, [](Template& t) {
           t.not_after = at("2026-02-01");
           t.tn_auth_list.reset();
           t.policies = {"1.2.3"};
         });
         w.revoke(*w.leaf);
       },
       "0:missing_tn_auth_list 0:expired 0:policy_not_accepted 0:revoked"},
  };
}

}  // namespace ishaken::pki::testing
