// What the verifier's list and CRL can have wrong, and for which numbers an anchor may speak.
#include "tests/unit/models/parties/scene.h"

namespace ishaken::parties::testing {
namespace {

using enum Outcome;

constexpr Duration day = std::chrono::hours(24);
constexpr auto hard = trust::Revocation::hard_fail, soft = trust::Revocation::soft_fail,
               off = trust::Revocation::off;

void revoke(Scene& s, const pki::CertificateTemplate& certificate) {
  s.crl.entries.push_back({certificate.issuer, certificate.serial, s.begin - day});
}
std::function<void(Scene&)> under(trust::Revocation rule, std::function<void(Scene&)> change) {
  return [=](Scene& s) {
    s.policy.revocation = rule;
    change(s);
  };
}
// The list grows old where nobody serves a new one.
std::function<void(Scene&)> list_expired(bool enforced) {
  return [=](Scene& s) {
    s.policy.enforce_expiry = enforced;
    s.policy.list_poll = std::chrono::hours(24 * 30);
    s.wait = 31 * day;
    s.list.exp = numeric_date(s.begin + 30 * day + std::chrono::hours(1));
    s.crl.next_update = s.begin + 60 * day;
  };
}
std::function<void(Scene&)> distrusting(const char* country, std::string spc) {
  return [=](Scene& s) { s.list.distrusted = {{CountryCode::parse(country).value(), spc}}; };
}
// Russia and Kazakhstan on one list; the call comes under an anchor of one of them.
std::function<void(Scene&)> plus_seven(const char* country, std::string calling) {
  return [=](Scene& s) {
    trust::TrustedAnchor& anchor = s.list.anchors[0];
    trust::TrustedAnchor other = anchor;
    const CountryCode RU("RU"), KZ("KZ");
    anchor.country = anchor.via = CountryCode::parse(country).value();
    anchor.scoped = other.scoped = true;
    pki::CertificateTemplate root = s.root;
    root.key = s.stranger.public_key();
    other.certificate = s.made(root, s.stranger);
    other.country = other.via = anchor.country == RU ? KZ : RU;
    (anchor.country == RU ? anchor : other).prefixes = {"7"};
    (anchor.country == RU ? other : anchor).prefixes = {"76", "77"};
    s.list.anchors.push_back(other);
    s.calling = tn(calling);
    s.claims.orig = s.calling;
  };
}

}  // namespace

std::vector<Case> trust_cases() {
  const Verstat failed = Verstat::failed, good = Verstat::passed;
  const auto no_crl = [](Scene& s) { s.crl_served = false; };
  const auto stale = [](Scene& s) { s.crl.next_update = s.begin - std::chrono::hours(1); };
  const auto leaf_revoked = [](Scene& s) { revoke(s, s.leaf); };
  return {
      {"list_missing", anchor_list_missing, 437, Verstat::no_validation,
       [](Scene& s) { s.list_served = false; }},
      {"list_of_another_pa", anchor_list_missing, 437, Verstat::no_validation,
       [](Scene& s) { s.pa_key = s.stranger; }},
      {"list_signed_by_another_key", anchor_list_missing, 437, Verstat::no_validation,
       [](Scene& s) { s.list_by = s.stranger; }},
      {"list_came_expired", anchor_list_missing, 437, Verstat::no_validation,
       [](Scene& s) { s.list.exp = numeric_date(s.begin) - 3600; }},
      {"list_came_expired_and_nobody_looks", passed, 0, good,
       [](Scene& s) {
         s.list.exp = numeric_date(s.begin) - 3600;
         s.policy.enforce_expiry = false;
       }},
      {"list_expired", anchor_list_expired, 437, Verstat::no_validation, list_expired(true)},
      {"list_expired_and_nobody_looks", passed, 0, good, list_expired(false)},

      {"provider_distrusted", provider_distrusted, 437, Verstat::no_validation, distrusting("DE", "123A")},
      {"another_provider_distrusted", passed, 0, good, distrusting("DE", "123B")},
      {"provider_of_another_country_distrusted", passed, 0, good, distrusting("FR", "123A")},
      // What the chain shows needs no CRL, and what is wrong with the chain itself is said first.
      {"provider_distrusted_and_crl_missing", provider_distrusted, 437, Verstat::no_validation,
       [=](Scene& s) {
         distrusting("DE", "123A")(s);
         no_crl(s);
       }},
      {"provider_distrusted_and_revoked", revocation_leaf_revoked, 437, failed,
       [=](Scene& s) {
         distrusting("DE", "123A")(s);
         leaf_revoked(s);
       }},
      {"provider_distrusted_and_chain_broken", certificate_chain_broken, 437, failed,
       [](Scene& s) {
         distrusting("DE", "123A")(s);
         s.leaf_by = s.stranger;
       }},
      {"downgraded_and_passed", passed, 0, good, [](Scene& s) { s.list.anchors[0].downgraded = true; }},

      {"leaf_revoked", revocation_leaf_revoked, 437, failed, under(hard, leaf_revoked)},
      {"leaf_revoked_under_soft_fail", revocation_leaf_revoked, 437, failed, under(soft, leaf_revoked)},
      {"leaf_revoked_and_nobody_looks", passed, 0, good, under(off, leaf_revoked)},
      {"leaf_revoked_on_a_stale_list", revocation_leaf_revoked, 437, failed,
       under(soft,
             [=](Scene& s) {
               leaf_revoked(s);
               stale(s);
             })},
      {"intermediate_revoked", revocation_intermediate_revoked, 437, failed,
       [](Scene& s) { revoke(s, s.intermediate); }},
      {"serial_of_the_leaf_under_another_ca", passed, 0, good,
       [](Scene& s) {
         s.crl.entries.push_back({pki::root_name("DE", "Another CA"), s.leaf.serial, s.begin - day});
       }},
      // Without a certificate issuer an entry is of the CRL's own issuer, or of the issuer of the entry
      // before.
      {"entry_without_issuer_is_of_the_pa", passed, 0, good,
       [](Scene& s) { s.crl.entries.push_back({s.crl.issuer, s.leaf.serial, s.begin - day}); }},
      {"entry_without_issuer_inherits", revocation_leaf_revoked, 437, failed,
       [](Scene& s) {
         s.crl.entries.push_back({s.leaf.issuer, Bytes(16, 0x11), s.begin - day});
         revoke(s, s.leaf);
       }},
      {"crl_missing", revocation_crl_missing, 437, Verstat::no_validation, under(hard, no_crl)},
      {"crl_missing_under_soft_fail", passed, 0, good, under(soft, no_crl)},
      {"crl_missing_and_nobody_looks", passed, 0, good, under(off, no_crl)},
      {"crl_stale", revocation_crl_stale, 437, Verstat::no_validation, under(hard, stale)},
      {"crl_stale_under_soft_fail", passed, 0, good, under(soft, stale)},
      {"crl_of_the_future", revocation_crl_stale, 437, Verstat::no_validation,
       [](Scene& s) { s.crl.this_update = s.begin + day; }},
      {"crl_signed_by_another_pa", revocation_crl_untrusted, 437, failed,
       [](Scene& s) { s.crl_by = s.stranger; }},
      {"crl_of_another_issuer", revocation_crl_untrusted, 437, failed,
       [](Scene& s) { s.crl.issuer.common_name = "Another STI-PA"; }},
      {"crl_of_another_address", revocation_crl_missing, 437, Verstat::no_validation,
       [](Scene& s) { s.crl.url = "https://pa.de.example/other/crl"; }},
      {"forged_crl_under_soft_fail", passed, 0, good,
       under(soft,
             [=](Scene& s) {
               leaf_revoked(s);
               s.crl_by = s.stranger;
             })},

      {"scoped_to_its_own_numbers", passed, 0, good, [](Scene& s) { s.list.anchors[0].scoped = true; }},
      {"scope_violation", scope_violation, 437, failed,
       [](Scene& s) {
         s.list.anchors[0].scoped = true;
         s.calling = tn("33140000009");
         s.claims.orig = s.calling;
       }},
      {"flat_list_lets_any_number_pass", passed, 0, good,
       [](Scene& s) {
         s.calling = tn("33140000009");
         s.claims.orig = s.calling;
       }},
      {"number_of_a_country_that_is_known", passed, 0, good,
       [](Scene& s) {
         s.policy.allocation_check = true;
         s.calling = tn("33140000009");
         s.claims.orig = s.calling;
       }},
      {"number_of_nobody", number_unallocated, 403, failed,
       [](Scene& s) {
         s.policy.allocation_check = true;
         s.calling = tn("99940000009");
         s.claims.orig = s.calling;
       }},
      {"number_of_nobody_where_nobody_checks", passed, 0, good,
       [](Scene& s) {
         s.calling = tn("99940000009");
         s.claims.orig = s.calling;
       }},
      {"scoped_to_nothing", scope_violation, 437, failed,
       [](Scene& s) {
         s.list.anchors[0].scoped = true;
         s.list.anchors[0].prefixes.clear();
       }},
      {"unallocated_number_from_abroad", number_unallocated, 403, failed,
       [](Scene& s) {
         s.policy.allocation_check = true;
         s.calling = tn("8811234567");
         s.claims.orig = s.calling;
       }},
      {"unallocated_number_unchecked", passed, 0, good,
       [](Scene& s) {
         s.calling = tn("8811234567");
         s.claims.orig = s.calling;
       }},
      {"allocated_number_checked", passed, 0, good, [](Scene& s) { s.policy.allocation_check = true; }},
      {"russia_for_moscow", passed, 0, good, plus_seven("RU", "74951234567")},
      {"russia_for_almaty", scope_violation, 437, failed, plus_seven("RU", "77271234567")},
      {"kazakhstan_for_almaty", passed, 0, good, plus_seven("KZ", "77271234567")},
      {"kazakhstan_for_moscow", scope_violation, 437, failed, plus_seven("KZ", "74951234567")},
  };
}

}  // namespace ishaken::parties::testing
