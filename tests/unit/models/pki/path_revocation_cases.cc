#include "tests/unit/models/pki/path_cases.h"

namespace ishaken::pki::testing {
namespace {

using Template = CertificateTemplate;

const World::Change none;
const World::Change names_no_list = [](Template& t) { t.crl_distributions.clear(); };

// Lets the CRL be the intermediate's own, for what it issued: neither indirect nor of one distribution point.
void let_intermediate_sign_crl(World& w) {
  w.crl.issuer = w.intermediate->subject;
  w.crl.url.clear();
  w.crl.indirect = false;
  w.make_pa([&](Template& t) { t.subject = t.issuer = w.intermediate->subject; });
  w.crls = {w.source()};
}

}  // namespace

std::vector<Case> revocation_cases() {
  return {
      {"revoked_leaf", [](World& w) { w.revoke(*w.leaf); }, "0:revoked"},
      {"revoked_intermediate", [](World& w) { w.revoke(*w.intermediate); }, "1:revoked"},
      {"revoked_intermediate_as_anchor",
       [](World& w) {
         w.anchors = {{w.intermediate, {}}};
         w.revoke(*w.intermediate);
       },
       "1:revoked"},
      {"revoked_by_inherited_issuer",
       [](World& w) {
         w.crl.entries = {{w.leaf->issuer, serial(50), now}, {w.leaf->issuer, w.leaf->serial, now}};
         w.crls = {w.source()};
       },
       "0:revoked"},
      {"revoked_though_crls_are_not_required",
       [](World& w) {
         w.crl.next_update = now - std::chrono::hours(2);
         w.revoke(*w.leaf);
         w.options.require_crl = false;
       },
       "0:revoked"},
      {"revoked_on_a_stale_list",
       [](World& w) {
         w.crl.next_update = now - std::chrono::hours(2);
         w.revoke(*w.leaf);
       },
       "0:revoked 0:crl_stale 1:crl_stale"},
      {"revoked_ca_that_changed_its_key",
       [](World& w) {
         const PrivateKey old_key = w.intermediate_key;
         const auto old_ca = w.intermediate;
         w.intermediate_key = w.stranger;
         w.make_intermediate(old_key, [&](Template& t) {
           t.issuer = old_ca->subject;
           t.aki = old_ca->ski;
           t.serial = serial(20);
         });
         w.make_leaf();
         w.chain = {w.leaf, w.intermediate, old_ca};
         w.revoke(*w.intermediate);
       },
       "1:revoked"},
      {"no_crl", [](World& w) { w.crls.clear(); }, "0:crl_missing 1:crl_missing"},
      {"crl_of_another_address",
       [](World& w) {
         w.crl.url = "https://pa.example/other";
         w.crls = {w.source()};
       },
       "0:crl_missing 1:crl_missing"},
      {"crl_of_another_issuer",
       [](World& w) {
         w.crl.issuer.organization = "STI-PA of elsewhere";
         w.crls = {w.source()};
       },
       "0:crl_issuer_mismatch 1:crl_issuer_mismatch"},
      {"crl_that_is_not_indirect",
       [](World& w) {
         w.crl.indirect = false;
         w.crls = {w.source()};
       },
       "0:crl_issuer_mismatch 1:crl_issuer_mismatch"},
      {"crl_signed_by_a_stranger", [](World& w) { w.crls = {w.source(w.stranger)}; },
       "0:crl_signature_invalid 1:crl_signature_invalid"},
      {"a_stranger_revokes",
       [](World& w) {
         w.revoke(*w.leaf);
         w.crls = {w.source(w.stranger)};
       },
       "0:crl_signature_invalid 1:crl_signature_invalid"},
      {"stale_crl",
       [](World& w) {
         w.crl.next_update = now - std::chrono::seconds(1);
         w.crls = {w.source()};
       },
       "0:crl_stale 1:crl_stale"},
      {"crl_of_tomorrow",
       [](World& w) {
         w.crl.this_update = now + std::chrono::seconds(1);
         w.crls = {w.source()};
       },
       "0:crl_not_yet_valid 1:crl_not_yet_valid"},
      // the certificate of the list's signer
      {"crl_signer_without_crl_sign",
       [](World& w) {
         w.make_pa(
             [](Template& t) { t.key_usage = KeyUsage{.digital_signature = true, .key_cert_sign = true}; });
         w.crls = {w.source()};
       },
       "0:crl_signature_invalid 1:crl_signature_invalid"},
      {"crl_signer_without_key_usage",
       [](World& w) {
         w.make_pa([](Template& t) { t.key_usage.reset(); });
         w.crls = {w.source()};
       },
       ""},
      // a certificate that names no list
      {"revoked_though_it_names_no_list",
       [](World& w) {
         w.reissue(none, none, names_no_list);
         w.revoke(*w.leaf);
       },
       "0:missing_crl_distribution 0:revoked 0:crl_missing"},
      {"revoked_though_it_names_no_list_and_crls_are_not_required",
       [](World& w) {
         w.reissue(none, none, names_no_list);
         w.revoke(*w.leaf);
         w.options.require_crl = false;
       },
       "0:missing_crl_distribution 0:revoked"},
      {"stranger_revokes_what_names_no_list",
       [](World& w) {
         w.reissue(none, none, names_no_list);
         w.revoke(*w.leaf);
         w.crls = {w.source(w.stranger)};
       },
       "0:missing_crl_distribution 0:crl_missing 1:crl_signature_invalid"},
      {"list_of_the_issuer_for_what_names_no_list",
       [](World& w) {
         w.reissue(none, none, names_no_list);
         let_intermediate_sign_crl(w);
       },
       "0:missing_crl_distribution 1:crl_issuer_mismatch"},
      {"revoked_by_the_issuer_and_names_no_list",
       [](World& w) {
         w.reissue(none, none, names_no_list);
         w.crl.entries = {{w.intermediate->subject, w.leaf->serial, now}};
         let_intermediate_sign_crl(w);
       },
       "0:missing_crl_distribution 0:revoked 1:crl_issuer_mismatch"},
      {"number_of_another_issuer_and_names_no_list",
       [](World& w) {
         w.reissue(none, none, names_no_list);
         w.crl.entries = {{w.root->subject, w.leaf->serial, now}};
         w.crls = {w.source()};
       },
       "0:missing_crl_distribution 0:crl_missing"},
  };
}

}  // namespace ishaken::pki::testing
