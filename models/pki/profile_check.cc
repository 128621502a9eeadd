#include "models/pki/profile_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "models/base/names.h"

namespace ishaken::pki {
namespace {

using F = CertificateFault;
using V = ProfileVersion;

// The check of one certificate, with its list of findings.
struct Examination {
  const Certificate& certificate;
  unsigned position;
  ProfileVersion version;
  std::vector<Finding> findings{};

  // Returns whether a rule that came with version `first` counts.
  bool since(ProfileVersion first) const { return version >= first; }
  void find(F fault, std::string detail = {}) {
    if (version == V::none && is_profile_only(fault)) return;
    findings.push_back({position, fault, std::move(detail)});
  }
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
    if (extension.critical)
      at.find(F::unknown_critical_extension, extension.oid);
    else if (at.since(V::v005))
      at.find(F::forbidden_extension, extension.oid);
  if (c.key_id_critical) at.find(F::critical_key_id);  // RFC 5280 sections 4.2.1.1 and 4.2.1.2
  // The 64 bits from a random generator that the profile asks for cannot be seen in a number: one in 256 of
  // such numbers has a leading zero octet. Its length is at most 20 octets (certificate.cc).
  if (std::ranges::all_of(c.serial, [](std::uint8_t octet) { return octet == 0; }))
    at.find(F::serial_not_positive);
  const bool country =
      at.since(V::v005) ? CountryCode::parse(c.subject.country).has_value() : !c.subject.country.empty();
  if (!country || c.subject.organization.empty() || c.subject.common_name.empty())
    at.find(F::subject_incomplete, c.subject.to_text());
  if (!c.has_basic_constraints || !c.basic_constraints_critical) at.find(F::basic_constraints);
  // Before v005, the SHA-1 of the key was only recommended.
  if (at.since(V::v005) ? !c.public_key.empty() && !std::ranges::equal(c.ski, c.public_key.key_id())
                        : c.ski.empty())
    at.find(F::wrong_ski, hex(c.ski));
}

// Checks the key usage. Without the extension, RFC 5280 allows every use (section 4.2.1.3); the profile
// requires it, with exactly one bit; before v005, a CA could have two more.
void check_key_usage(Examination& at, bool KeyUsage::* needed) {
  const Certificate& c = at.certificate;
  if (c.key_usage && !((*c.key_usage).*needed)) at.find(F::key_usage);
  KeyUsage exact;
  exact.*needed = true;
  KeyUsage usage = c.key_usage.value_or(KeyUsage{});
  if (!at.since(V::v005) && needed == &KeyUsage::key_cert_sign)
    usage.digital_signature = usage.crl_sign = false;
  if (!c.key_usage || !c.key_usage_critical || usage != exact) at.find(F::key_usage_form);
}

// Returns whether the CRL distribution points are as required: exactly one, with a URL and since v004 the
// list's issuer. In v003 this was for leaves alone.
bool has_crl_distribution(const Examination& at) {
  const Certificate& c = at.certificate;
  if (!at.since(V::v004) && c.is_ca) return true;
  if (c.crl_distributions.size() != 1) return false;
  const CrlDistribution& only = c.crl_distributions.front();
  return !only.url.empty() && (!only.issuer.empty() || !at.since(V::v004));
}

void check_below_root(Examination& at) {
  const Certificate& c = at.certificate;
  if (c.aki.empty()) at.find(F::missing_aki);  // RFC 5280 section 4.2.1.1: required but in a root
  if (c.policies.size() != 1) at.find(F::policy_count, fmt::format("{} policies", c.policies.size()));
  if (!has_crl_distribution(at)) at.find(F::missing_crl_distribution);
}

// Returns whether the common name of a leaf is the one for its code: until v003 any text with both words, in
// v004 one with "SHAKEN", a space and the code, since v005 nothing else.
bool names_code(const Examination& at, const std::string& code) {
  const std::string& name = at.certificate.subject.common_name;
  const auto contains = [&](const std::string& text) { return name.find(text) != std::string::npos; };
  if (at.since(V::v005)) return name == "SHAKEN " + code;
  return at.since(V::v004) ? contains("SHAKEN " + code) : contains("SHAKEN") && contains(code);
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
  else if (at.since(V::v005) && !is_spc(spc->code))
    at.find(F::wrong_spc_form, spc->code);
  if (!names_code(at, spc->code)) at.find(F::wrong_subject_cn, c.subject.common_name);
}

void check_ca(Examination& at, bool root) {
  const Certificate& c = at.certificate;
  if (!c.is_ca) at.find(F::not_a_ca, c.subject.to_text());
  check_key_usage(at, &KeyUsage::key_cert_sign);
  if (c.tn_auth_list || c.tn_auth_list_malformed) at.find(F::tn_auth_on_ca);
  if (!contains_word(c.subject.common_name, "SHAKEN") ||
      (root && at.since(V::v005) && !contains_word(c.subject.common_name, "ROOT")))
    at.find(F::wrong_subject_cn, c.subject.common_name);
}

}  // namespace

CertificateRole role_of(const Certificate& certificate) {
  if (!certificate.is_ca) return CertificateRole::leaf;
  return certificate.is_self_issued() ? CertificateRole::root : CertificateRole::intermediate;
}

std::vector<Finding> check_profile(const Certificate& certificate, CertificateRole role, unsigned position,
                                   ProfileVersion version) {
  if (version == V::by_date) version = version_at(certificate.not_before);
  Examination at{certificate, position, version};
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
      if (!at.since(V::v005)) break;
      if (!certificate.policies.empty()) at.find(F::policy_count, "a policy on a root");
      if (!certificate.crl_distributions.empty()) at.find(F::crl_distribution_on_root);
      break;
  }
  return std::move(at.findings);
}

}  // namespace ishaken::pki
