#include "models/pki/issuing.h"

#include <utility>

#include "models/pki/der.h"
#include "models/pki/extensions.h"
#include "models/pki/oids.h"
#include "models/pki/signed_structure.h"

namespace ishaken::pki {
namespace {

Bytes key_id_of(const PublicKey& key) {
  const KeyId id = key.key_id();
  return {id.begin(), id.end()};
}

Bytes write_extensions(const CertificateTemplate& wanted) {
  std::vector<Bytes> parts;
  if (wanted.basic_constraints) parts.push_back(write_basic_constraints(wanted.is_ca, wanted.path_length));
  if (wanted.key_usage) parts.push_back(write_key_usage(*wanted.key_usage));
  if (!wanted.ski.empty())
    parts.push_back(write_extension(oid::subject_key_id, false, der::octet_string(wanted.ski)));
  if (!wanted.aki.empty()) parts.push_back(write_authority_key_id(wanted.aki));
  if (!wanted.policies.empty()) {
    std::vector<Bytes> policies;
    for (const std::string& policy : wanted.policies)
      policies.push_back(der::sequence({der::object_identifier(policy)}));
    parts.push_back(write_extension(oid::certificate_policies, false, der::sequence(policies)));
  }
  if (!wanted.crl_distributions.empty()) parts.push_back(write_crl_distributions(wanted.crl_distributions));
  if (wanted.tn_auth_list)
    parts.push_back(write_extension(oid::tn_auth_list, false, wanted.tn_auth_list->to_der()));
  for (const Extension& extension : wanted.other_extensions)
    parts.push_back(write_extension(extension.oid, extension.critical, extension.value));
  return parts.empty() ? Bytes() : der::tagged_explicit(3, der::sequence(parts));
}

// Returns the common part of all certificates.
CertificateTemplate basic(DistinguishedName issuer, DistinguishedName subject, const PublicKey& key,
                          Bytes serial, Validity validity) {
  CertificateTemplate out;
  out.serial = std::move(serial);
  out.issuer = std::move(issuer);
  out.subject = std::move(subject);
  out.not_before = validity.not_before;
  out.not_after = validity.not_after;
  out.key = key;
  out.ski = key_id_of(key);
  return out;
}

void follow_rules(CertificateTemplate& out, const Certificate& issuer, const CertificateRules& rules) {
  out.aki = issuer.ski;
  out.policies = {rules.policy};
  out.crl_distributions = {rules.crl};
}

constexpr KeyUsage signs_certificates{.key_cert_sign = true};
constexpr KeyUsage signs_tokens{.digital_signature = true};

}  // namespace

DistinguishedName root_name(std::string country, std::string organization) {
  std::string common_name = organization + " SHAKEN ROOT";
  return {.country = std::move(country),
          .organization = std::move(organization),
          .common_name = std::move(common_name)};
}

DistinguishedName intermediate_name(std::string country, std::string organization) {
  std::string common_name = organization + " SHAKEN CA";
  return {.country = std::move(country),
          .organization = std::move(organization),
          .common_name = std::move(common_name)};
}

DistinguishedName provider_name(std::string country, std::string organization, std::string_view spc) {
  return {.country = std::move(country),
          .organization = std::move(organization),
          .common_name = "SHAKEN " + std::string(spc)};
}

CertificateTemplate root_template(DistinguishedName subject, const PublicKey& key, Bytes serial,
                                  Validity validity) {
  CertificateTemplate out = basic(subject, subject, key, std::move(serial), validity);
  out.is_ca = true;
  out.key_usage = signs_certificates;
  return out;
}

CertificateTemplate intermediate_template(const Certificate& issuer, DistinguishedName subject,
                                          const PublicKey& key, Bytes serial, Validity validity,
                                          const CertificateRules& rules) {
  CertificateTemplate out = basic(issuer.subject, std::move(subject), key, std::move(serial), validity);
  follow_rules(out, issuer, rules);
  out.is_ca = true;
  out.path_length = 0;
  out.key_usage = signs_certificates;
  return out;
}

CertificateTemplate leaf_template(const Certificate& issuer, DistinguishedName subject, const PublicKey& key,
                                  std::string spc, Bytes serial, Validity validity,
                                  const CertificateRules& rules) {
  CertificateTemplate out = basic(issuer.subject, std::move(subject), key, std::move(serial), validity);
  follow_rules(out, issuer, rules);
  out.key_usage = signs_tokens;
  out.tn_auth_list = TnAuthList::of(std::move(spc));
  return out;
}

CertificateTemplate leaf_template(const Certificate& issuer, const CertificateRequest& request, Bytes serial,
                                  Validity validity, const CertificateRules& rules) {
  CertificateTemplate out = basic(issuer.subject, request.subject, request.key, std::move(serial), validity);
  follow_rules(out, issuer, rules);
  out.key_usage = signs_tokens;
  out.tn_auth_list = request.tn_auth_list;
  return out;
}

CertificateTemplate pa_root_template(DistinguishedName subject, const PublicKey& key, Bytes serial,
                                     Validity validity) {
  CertificateTemplate out = basic(subject, subject, key, std::move(serial), validity);
  out.is_ca = true;
  out.key_usage = KeyUsage{.key_cert_sign = true, .crl_sign = true};
  return out;
}

CertificateTemplate pa_signer_template(const Certificate& pa_root, DistinguishedName subject,
                                       const PublicKey& key, Bytes serial, Validity validity) {
  CertificateTemplate out = basic(pa_root.subject, std::move(subject), key, std::move(serial), validity);
  out.aki = pa_root.ski;
  out.key_usage = KeyUsage{.digital_signature = true, .crl_sign = true};
  return out;
}

Bytes issue_certificate(const CertificateTemplate& wanted, const PrivateKey& issuer_key,
                        const Crypto& crypto) {
  // TBSCertificate, RFC 5280 section 4.1.
  const Bytes tbs = der::sequence({
      der::tagged_explicit(0, der::integer(2)),  // v3
      der::unsigned_integer(wanted.serial),
      ecdsa_with_sha256(),
      wanted.issuer.to_der(),
      der::sequence({der::time(wanted.not_before), der::time(wanted.not_after)}),
      wanted.subject.to_der(),
      wanted.key.spki_der(),
      write_extensions(wanted),
  });
  return sign_structure(tbs, issuer_key, crypto);
}

}  // namespace ishaken::pki
