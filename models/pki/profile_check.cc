#include "models/pki/profile_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "models/base/names.h"

namespace ishaken::pki {
namespace {

using F = CertificateFault;

// The check of one certificate, with its list of findings.
struct Examination {
  const Certificate& certificate;
  unsigned position;
  std::vector<Finding> findings{};

  void find(F fault, std::string detail = {}) { findings.push_back({position, fault, std::move(detail)}); }
};

bool contains_word(std::string_view text, std::string_view upper_case_word) {
  const auto equal = [](char a, char b) {
    return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 'a' + 'A') : a) == b;
  };
  return std::ranges::search(text, upper_case_word, equal).begin() != text.end();
}

void check_common(Examination& at) {
  const Certificate& c = at.certificate;
  if (c.public_key.empty()) at.find(F::unsupported_key);
  if (c.public_key.curve() != Curve::p256) at.find(F::key_not_p256);
  if (c.signature.algorithm == SignatureAlgorithm::unknown) at.find(F::unsupported_signature);
  if (c.signature.algorithm == SignatureAlgorithm::ecdsa_with_sha384) at.find(F::signature_not_sha256);
  for (const Extension& extension : c.other_extensions)
    at.find(extension.critical ? F::unknown_critical_extension : F::forbidden_extension, extension.oid);
  if (c.key_id_critical) at.find(F::critical_key_id);  // RFC 5280 sections 4.2.1.1 and 4.2.1.2
  // The 64 bits from a random generator that the profile asks for cannot be seen in a number: one in 256 of
  // such numbers has a leading zero octet. Its length is at most 20 octets (certificate.cc).
  if (std::ranges::all_of(c.serial, [](std::uint8_t octet) { return octet == 0; }))
    at.find(F::serial_not_positive);
  if (!CountryCode::parse(c.subject.country) || c.subject.organization.empty() ||
      c.subject.common_name.empty())
    at.find(F::subject_incomplete, c.subject.to_text());
  if (!c.has_basic_constraints || !c.basic_constraints_critical) at.find(F::basic_constraints);
  if (!c.public_key.empty() && !std::ranges::equal(c.ski, c.public_key.key_id()))
    at.find(F::wrong_ski, hex(c.ski));
}

// Checks the key usage. Without the extension, RFC 5280 allows every use (section 4.2.1.3); the profile
// requires it, with exactly one bit.
void check_key_usage(Examination& at, bool KeyUsage::* needed) {
  const Certificate& c = at.certificate;
  if (c.key_usage && !((*c.key_usage).*needed)) at.find(F::key_usage);
  KeyUsage exact;
  exact.*needed = true;
  if (!c.key_usage || !c.key_usage_critical || *c.key_usage != exact) at.find(F::key_usage_form);
}

void check_below_root(Examination& at) {
  const Certificate& c = at.certificate;
  if (c.aki.empty()) at.find(F::missing_aki);  // RFC 5280 section 4.2.1.1: required but in a root
  if (c.policies.size() != 1) at.find(F::policy_count, fmt::format("{} policies", c.policies.size()));
  if (c.crl_distributions.size() != 1 || c.crl_distributions.front().url.empty() ||
      c.crl_distributions.front().issuer.empty())
    at.find(F::missing_crl_distribution);
}

void check_tn_auth_list(Examination& at) {
  const Certificate& c = at.certificate;
  if (c.tn_auth_list_malformed) return at.find(F::malformed_tn_auth_list);
  if (!c.tn_auth_list) return at.find(F::missing_tn_auth_list);
  const auto& entries = c.tn_auth_list->entries;
  if (entries.size() != 1) at.find(F::several_tn_auth_entries, fmt::format("{} entries", entries.size()));
  if (!std::ranges::all_of(entries,
                           [](const TnEntry& e) { return std::holds_alternative<ServiceProviderCode>(e); }))
    at.find(F::tn_auth_not_spc);
  const auto* const spc = entries.size() == 1 ? std::get_if<ServiceProviderCode>(&entries.front()) : nullptr;
  if (spc == nullptr) return;
  // The ASN.1 of RFC 8226 section 9 allows an empty code, but that authorizes nobody to sign.
  if (spc->code.empty())
    at.find(F::malformed_tn_auth_list, "an empty service provider code");
  else if (!is_spc(spc->code))
    at.find(F::wrong_spc_form, spc->code);
  if (c.subject.common_name != "SHAKEN " + spc->code) at.find(F::wrong_subject_cn, c.subject.common_name);
}

void check_ca(Examination& at, bool root) {
  const Certificate& c = at.certificate;
  if (!c.is_ca) at.find(F::not_a_ca, c.subject.to_text());
  check_key_usage(at, &KeyUsage::key_cert_sign);
  if (c.tn_auth_list || c.tn_auth_list_malformed) at.find(F::tn_auth_on_ca);
  if (!contains_word(c.subject.common_name, "SHAKEN") ||
      (root && !contains_word(c.subject.common_name, "ROOT")))
    at.find(F::wrong_subject_cn, c.subject.common_name);
}

}  // namespace

CertificateRole role_of(const Certificate& certificate) {
  if (!certificate.is_ca) return CertificateRole::leaf;
  return certificate.is_self_issued() ? CertificateRole::root : CertificateRole::intermediate;
}

std::vector<Finding> check_profile(const Certificate& certificate, CertificateRole role, unsigned position) {
  Examination at{certificate, position};
  check_common(at);
  switch (role) {
    case CertificateRole::leaf:
      if (certificate.is_ca) at.find(F::ca_as_leaf);
      check_key_usage(at, &KeyUsage::digital_signature);
      check_tn_auth_list(at);
      check_below_root(at);
      break;
    case CertificateRole::intermediate:
      check_ca(at, false);
      check_below_root(at);
      break;
    case CertificateRole::root:
      check_ca(at, true);
      if (!certificate.policies.empty()) at.find(F::policy_count, "a policy on a root");
      if (!certificate.crl_distributions.empty()) at.find(F::crl_distribution_on_root);
      break;
  }
  return std::move(at.findings);
}

}  // namespace ishaken::pki
