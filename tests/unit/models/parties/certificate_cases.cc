// What the provider's chain can have wrong.
#include "tests/unit/models/parties/scene.h"

namespace ishaken::parties::testing {
namespace {

using enum Outcome;

constexpr Duration day = std::chrono::hours(24);

// A chain of somebody's own making under the names of the real one, key identifiers included where asked.
void forge(Scene& s, bool serve_root) {
  const pki::PrivateKey own_root = pki::PrivateKey::derive(8, "root"),
                        own_intermediate = pki::PrivateKey::derive(8, "intermediate");
  s.chain = [=, &s](std::vector<pki::CertificatePtr>& chain) {
    pki::CertificateTemplate root = s.root, intermediate = s.intermediate, leaf = s.leaf;
    const auto key_id = [](const pki::PrivateKey& key) {
      const pki::KeyId id = key.public_key().key_id();
      return Bytes(id.begin(), id.end());
    };
    root.key = own_root.public_key();
    root.ski = intermediate.aki = key_id(own_root);
    intermediate.key = own_intermediate.public_key();
    intermediate.ski = leaf.aki = key_id(own_intermediate);
    chain = {s.made(leaf, own_intermediate), s.made(intermediate, own_root)};
    if (serve_root) chain.push_back(s.made(root, own_root));
  };
}

}  // namespace

std::vector<Case> certificate_cases() {
  const Verstat failed = Verstat::failed;
  return {
      {"leaf_expired", certificate_expired, 437, failed, [](Scene& s) { s.leaf.not_after = s.begin - day; }},
      {"leaf_not_yet_valid", certificate_not_yet_valid, 437, failed,
       [](Scene& s) { s.leaf.not_before = s.begin + day; }},
      {"intermediate_expired", certificate_expired, 437, failed,
       [](Scene& s) { s.intermediate.not_after = s.begin - day; }},
      {"intermediate_not_yet_valid", certificate_not_yet_valid, 437, failed,
       [](Scene& s) { s.intermediate.not_before = s.begin + day; }},
      {"tn_auth_list_missing", certificate_tn_auth_list, 437, failed,
       [](Scene& s) { s.leaf.tn_auth_list.reset(); }},
      {"tn_auth_list_of_two", certificate_tn_auth_list, 437, failed,
       [](Scene& s) { s.leaf.tn_auth_list->entries.emplace_back(pki::ServiceProviderCode{"456B"}); }},
      {"tn_auth_list_empty", certificate_tn_auth_list, 437, failed,
       [](Scene& s) { s.leaf.tn_auth_list->entries.clear(); }},
      {"tn_auth_list_of_a_range", certificate_tn_auth_list, 437, failed,
       [](Scene& s) { s.leaf.tn_auth_list->entries = {pki::NumberRange{"4930000000", 100}}; }},
      {"tn_auth_list_of_one_number", certificate_tn_auth_list, 437, failed,
       [](Scene& s) { s.leaf.tn_auth_list->entries = {pki::SingleNumber{"4930123456"}}; }},
      {"tn_auth_list_garbage", certificate_tn_auth_list, 437, failed,
       [](Scene& s) {
         s.leaf.tn_auth_list.reset();
         s.leaf.other_extensions.push_back({"1.3.6.1.5.5.7.1.26", false, Bytes{1, 2, 3}});
       }},
      {"ca_certificate_as_leaf", certificate_profile, 437, failed,
       [](Scene& s) {
         s.leaf.is_ca = true;
         s.leaf.key_usage = pki::KeyUsage{.key_cert_sign = true};
       }},
      {"intermediate_as_leaf", certificate_tn_auth_list, 437, failed,
       [](Scene& s) {
         s.chain = [](auto& chain) { chain.erase(chain.begin()); };
         s.token_by = s.intermediate_key;
       }},
      {"leaf_issues_a_leaf", certificate_profile, 437, failed,
       [](Scene& s) {
         // A provider makes itself an STI-CA.
         const pki::PrivateKey own = pki::PrivateKey::derive(8, "own");
         s.chain = [&s, own](auto& chain) {
           pki::CertificateTemplate below = s.leaf;
           below.key = own.public_key();
           const pki::KeyId id = below.key.key_id();
           below.ski.assign(id.begin(), id.end());
           below.issuer = s.leaf.subject;
           below.aki = s.leaf.ski;
           below.serial.back() = 77;
           chain.insert(chain.begin(), s.made(below, s.leaf_key));
         };
         s.token_by = own;
       }},
      {"common_name_of_another_code", certificate_profile, 437, failed,
       [](Scene& s) { s.leaf.subject.common_name = "SHAKEN 999Z"; }},
      {"key_usage_of_a_ca", certificate_profile, 437, failed,
       [](Scene& s) { s.leaf.key_usage = pki::KeyUsage{.digital_signature = true, .key_cert_sign = true}; }},
      {"unknown_critical_extension", certificate_profile, 437, failed,
       [](Scene& s) { s.leaf.other_extensions.push_back({"2.999.1", true, Bytes{5, 0}}); }},
      {"policy_not_accepted", certificate_policy, 437, Verstat::no_validation,
       [](Scene& s) { s.leaf.policies = {"2.999.50"}; }},
      {"policy_not_of_the_anchor", certificate_policy, 437, Verstat::no_validation,
       [](Scene& s) { s.list.anchors[0].policies = {"2.999.50"}; }},
      {"any_policy_of_the_anchor", passed, 0, Verstat::passed,
       [](Scene& s) { s.list.anchors[0].policies.clear(); }},

      {"anchor_not_on_the_list", anchor_untrusted, 437, Verstat::no_validation,
       [](Scene& s) { s.list.anchors.clear(); }},
      {"self_made_chain_with_the_same_names", anchor_untrusted, 437, Verstat::no_validation,
       [](Scene& s) { forge(s, true); }},
      {"self_made_chain_without_its_root", certificate_chain_broken, 437, failed,
       [](Scene& s) { forge(s, false); }},
      {"intermediate_not_served", anchor_untrusted, 437, Verstat::no_validation,
       [](Scene& s) { s.chain = [](auto& chain) { chain.pop_back(); }; }},
      {"chain_in_another_order", passed, 0, Verstat::passed,
       [](Scene& s) {
         s.chain = [&s](auto& chain) { chain.insert(chain.begin() + 1, s.made(s.root, s.root_key)); };
       }},
      {"leaf_signed_by_another_key", certificate_chain_broken, 437, failed,
       [](Scene& s) { s.leaf_by = s.stranger; }},
      {"intermediate_signed_by_another_key", certificate_chain_broken, 437, failed,
       [](Scene& s) { s.intermediate_by = s.stranger; }},
      {"leaf_names_another_issuer", anchor_untrusted, 437, Verstat::no_validation,
       [](Scene& s) {
         s.leaf.issuer.common_name = "Someone Else";
         s.leaf.aki.back() ^= 1;
       }},
      {"leaf_names_another_issuer_with_the_same_key", certificate_chain_broken, 437, failed,
       [](Scene& s) { s.leaf.issuer.common_name = "Someone Else"; }},
  };
}

}  // namespace ishaken::parties::testing
