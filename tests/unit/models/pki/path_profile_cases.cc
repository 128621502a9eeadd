// The values at the edges of each rule of the profile: empty, longest, of a wrong alphabet.
#include "tests/unit/models/pki/path_cases.h"

namespace ishaken::pki::testing {
namespace {

using Template = CertificateTemplate;

const World::Change none;

void leaf_with(World& w, const World::Change& change) { w.reissue(none, none, change); }
void intermediate_with(World& w, const World::Change& change) { w.reissue(none, change, none); }
void root_with(World& w, const World::Change& change) { w.reissue(change, none, none); }

void leaf_of_code(World& w, const std::string& code) {
  leaf_with(w, [&](Template& t) {
    t.tn_auth_list = TnAuthList::of(code);
    t.subject.common_name = "SHAKEN " + code;
  });
}

}  // namespace

std::vector<Case> profile_cases() {
  return {
      // service provider code and common name of the leaf
      {"empty_code", [](World& w) { leaf_of_code(w, ""); }, "0:malformed_tn_auth_list"},
      {"empty_code_and_the_name_of_another",
       [](World& w) { leaf_with(w, [](Template& t) { t.tn_auth_list = TnAuthList::of(""); }); },
       "0:malformed_tn_auth_list 0:wrong_subject_cn"},
      {"code_of_one_character", [](World& w) { leaf_of_code(w, "7"); }, ""},
      {"longest_code", [](World& w) { leaf_of_code(w, std::string(64, 'Z')); }, ""},
      {"too_long_code", [](World& w) { leaf_of_code(w, std::string(65, 'Z')); }, "0:wrong_spc_form"},
      {"code_with_a_space", [](World& w) { leaf_of_code(w, "12 A"); }, "0:wrong_spc_form"},
      {"code_with_a_hyphen", [](World& w) { leaf_of_code(w, "12-A"); }, "0:wrong_spc_form"},
      {"code_that_is_no_ascii", [](World& w) { leaf_of_code(w, "12\xc3\x84"); }, "0:malformed_tn_auth_list"},
      {"empty_common_name",
       [](World& w) { leaf_with(w, [](Template& t) { t.subject.common_name.clear(); }); },
       "0:subject_incomplete 0:wrong_subject_cn"},
      {"common_name_with_more_after_the_code",
       [](World& w) { leaf_with(w, [](Template& t) { t.subject.common_name += " East"; }); },
       "0:wrong_subject_cn"},
      {"common_name_in_lower_case",
       [](World& w) { leaf_with(w, [](Template& t) { t.subject.common_name = "shaken 123a"; }); },
       "0:wrong_subject_cn"},
      // serial number
      {"serial_of_one_octet", [](World& w) { leaf_with(w, [](Template& t) { t.serial = {1}; }); }, ""},
      {"serial_of_seven_octets",
       [](World& w) { leaf_with(w, [](Template& t) { t.serial = Bytes(7, 0x7f); }); }, ""},
      {"longest_serial", [](World& w) { leaf_with(w, [](Template& t) { t.serial = Bytes(20, 0x7f); }); }, ""},
      // subject
      {"empty_country", [](World& w) { leaf_with(w, [](Template& t) { t.subject.country.clear(); }); },
       "0:subject_incomplete"},
      {"country_of_three_letters",
       [](World& w) { leaf_with(w, [](Template& t) { t.subject.country = "USA"; }); },
       "0:subject_incomplete"},
      {"country_of_digits", [](World& w) { leaf_with(w, [](Template& t) { t.subject.country = "01"; }); },
       "0:subject_incomplete"},
      {"organization_of_one_character",
       [](World& w) { leaf_with(w, [](Template& t) { t.subject.organization = "O"; }); }, ""},
      {"longest_organization",
       [](World& w) { leaf_with(w, [](Template& t) { t.subject.organization = std::string(900, 'o'); }); },
       ""},
      {"organization_that_is_no_ascii",
       [](World& w) { leaf_with(w, [](Template& t) { t.subject.organization = "T\xc3\xa9l\xc3\xa9"; }); },
       ""},
      // common name of a CA
      {"intermediate_without_common_name",
       [](World& w) { intermediate_with(w, [](Template& t) { t.subject.common_name.clear(); }); },
       "1:subject_incomplete 1:wrong_subject_cn"},
      {"intermediate_in_lower_case",
       [](World& w) { intermediate_with(w, [](Template& t) { t.subject.common_name = "shaken"; }); }, ""},
      {"root_without_common_name",
       [](World& w) { root_with(w, [](Template& t) { t.subject.common_name = t.issuer.common_name = ""; }); },
       "2:subject_incomplete 2:wrong_subject_cn"},
      // basic constraints and key usage
      {"leaf_without_basic_constraints",
       [](World& w) { leaf_with(w, [](Template& t) { t.basic_constraints = false; }); },
       "0:basic_constraints"},
      {"key_usage_without_bits",
       [](World& w) { leaf_with(w, [](Template& t) { t.key_usage = KeyUsage{}; }); },
       "0:key_usage 0:key_usage_form"},
      {"key_usage_with_all_bits",
       [](World& w) { leaf_with(w, [](Template& t) { t.key_usage = KeyUsage{true, true, true, true}; }); },
       "0:key_usage_form"},
      {"root_with_crl_sign",
       [](World& w) { root_with(w, [](Template& t) { t.key_usage->crl_sign = true; }); }, "2:key_usage_form"},
      // key identifiers
      {"empty_subject_key_id", [](World& w) { leaf_with(w, [](Template& t) { t.ski.clear(); }); },
       "0:wrong_ski"},
      {"subject_key_id_of_21_octets", [](World& w) { leaf_with(w, [](Template& t) { t.ski.push_back(0); }); },
       "0:wrong_ski"},
      {"authority_key_id_of_21_octets",
       [](World& w) { leaf_with(w, [](Template& t) { t.aki.push_back(0); }); }, "0:aki_mismatch"},
      // policies, CRL distribution points, further extensions
      {"no_policy", [](World& w) { leaf_with(w, [](Template& t) { t.policies.clear(); }); },
       "0:policy_count 0:policy_not_accepted"},
      {"crl_distribution_without_url",
       [](World& w) { leaf_with(w, [](Template& t) { t.crl_distributions[0].url.clear(); }); },
       "0:missing_crl_distribution"},
      {"two_crl_distributions",
       [](World& w) {
         leaf_with(w, [](Template& t) { t.crl_distributions.push_back(t.crl_distributions.front()); });
       },
       "0:missing_crl_distribution"},
      {"empty_extension",
       [](World& w) { leaf_with(w, [](Template& t) { t.other_extensions = {{"1.2.3.4", false, {}}}; }); },
       "0:forbidden_extension"},
  };
}

}  // namespace ishaken::pki::testing
