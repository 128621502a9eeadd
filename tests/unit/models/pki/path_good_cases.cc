#include "tests/unit/models/pki/path_cases.h"

namespace ishaken::pki::testing {
namespace {

using Template = CertificateTemplate;

const World::Change none;

void leaf_with(World& w, const World::Change& change) { w.reissue(none, none, change); }

}  // namespace

std::vector<Case> good_cases() {
  return {
      {"root_as_anchor", [](World&) {}, ""},
      {"chain_with_root", [](World& w) { w.chain.push_back(w.root); }, ""},
      {"intermediate_as_anchor", [](World& w) { w.anchors = {{w.intermediate, {w.policy}}}; }, ""},
      {"anchor_supplies_the_intermediate",
       [](World& w) {
         w.anchors = {{w.intermediate, {w.policy}}};
         w.chain = {w.leaf};
       },
       ""},
      {"extra_certificates_in_any_order",
       [](World& w) {
         const auto stray =
             made(root_template(root_name("FR", "Stray"), w.stranger.public_key(), serial(9), {now, now}),
                  w.stranger, *w.crypto);
         w.chain = {w.leaf, stray, w.root, stray, w.intermediate, w.leaf};
       },
       ""},
      {"ca_that_changed_its_key",
       [](World& w) {
         // The old key certifies the new one under the same name; that step does not count towards the path
         // length.
         const PrivateKey old_key = w.intermediate_key;
         w.make_root([](Template& t) { t.path_length = 1; });
         w.make_intermediate([](Template& t) { t.path_length = 0; });
         const auto old_ca = w.intermediate;
         w.intermediate_key = w.stranger;
         w.make_intermediate(old_key, [&](Template& t) {
           t.issuer = old_ca->subject;
           t.aki = old_ca->ski;
           t.serial = serial(20);
         });
         w.make_leaf();
         w.chain = {w.leaf, w.intermediate, old_ca};
         w.anchors = {{w.root, {w.policy}}};
       },
       ""},
      {"several_anchors", [](World& w) { w.anchors.insert(w.anchors.begin(), {w.leaf, {}}); }, ""},
      {"any_policy",
       [](World& w) {
         leaf_with(w, [](Template& t) { t.policies = {"1.3.6.1.4.1.56223.1"}; });
         w.anchors[0].accepted_policies.clear();
       },
       ""},
      {"crl_not_required",
       [](World& w) {
         w.crls.clear();
         w.options.require_crl = false;
       },
       ""},
      {"clock_within_tolerance",
       [](World& w) {
         leaf_with(w, [](Template& t) { t.not_before = now + std::chrono::seconds(2); });
         w.options.tolerance = std::chrono::seconds(2);
       },
       ""},
      {"last_second", [](World& w) { leaf_with(w, [](Template& t) { t.not_after = now; }); }, ""},
      {"profile_not_asked_for",
       [](World& w) {
         leaf_with(w, [](Template& t) {
           t.subject.common_name = "anything";
           t.other_extensions = {{"1.2.3", false, {5, 0}}};
         });
         w.options.profile = ProfileVersion::none;
       },
       ""},
      {"somebody_else_revoked",
       [](World& w) {
         w.crl.entries = {{w.root->subject, w.leaf->serial, now}, {w.leaf->issuer, serial(77), now}};
         w.crls = {w.source()};
       },
       ""},
      {"root_with_its_own_authority_key_id",
       [](World& w) { w.reissue([](Template& t) { t.aki = t.ski; }, none, none); }, ""},
      {"one_good_crl_among_bad_ones",
       [](World& w) {
         const CrlSource good = w.source();
         w.crl.next_update = now - std::chrono::hours(1);
         w.crls = {w.source(), w.source(w.stranger), good};
       },
       ""},
      {"cross_certificate_that_leads_nowhere",
       [](World& w) {
         // The same intermediate, certified by a stranger too; the repository lists that one first.
         const auto cross = [&] {
           const World::Change as_stranger = [](Template& t) { t.issuer = root_name("FR", "Stray"); };
           w.make_intermediate(w.stranger, as_stranger);
           return w.intermediate;
         }();
         w.make_intermediate();
         w.chain = {w.leaf, cross, w.intermediate};
       },
       ""},
  };
}

}  // namespace ishaken::pki::testing
