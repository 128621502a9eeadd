#include "models/pki/certificate.h"

#include <fmt/format.h>
#include <openssl/err.h>

#include <algorithm>
#include <optional>

#include "models/pki/der.h"
#include "models/pki/oids.h"
#include "models/pki/openssl_decoding.h"
#include "models/pki/signed_structure.h"

namespace ishaken::pki {
namespace {

using BitsHandle = Handle<ASN1_BIT_STRING, ASN1_BIT_STRING_free>;
using OctetsHandle = Handle<ASN1_OCTET_STRING, ASN1_OCTET_STRING_free>;
using ConstraintsHandle = Handle<BASIC_CONSTRAINTS, BASIC_CONSTRAINTS_free>;
using KeyIdHandle = Handle<AUTHORITY_KEYID, AUTHORITY_KEYID_free>;
using PoliciesHandle = Handle<CERTIFICATEPOLICIES, CERTIFICATEPOLICIES_free>;
using PointsHandle = Handle<CRL_DIST_POINTS, CRL_DIST_POINTS_free>;

bool read_basic_constraints(Certificate& out, ByteView value) {
  if (!der::is_strict(value)) return false;
  const ConstraintsHandle constraints(
      decode_whole<BASIC_CONSTRAINTS>(d2i_BASIC_CONSTRAINTS, BASIC_CONSTRAINTS_free, value));
  if (!constraints) return false;
  out.has_basic_constraints = true;
  out.is_ca = constraints->ca != 0;
  if (constraints->pathlen == nullptr) return true;
  std::int64_t length = 0;
  if (ASN1_INTEGER_get_int64(&length, constraints->pathlen) != 1 || length < 0 || length > 255) return false;
  out.path_length = static_cast<unsigned>(length);
  return true;
}

bool read_key_usage(Certificate& out, ByteView value) {
  const BitsHandle bits(decode_whole<ASN1_BIT_STRING>(d2i_ASN1_BIT_STRING, ASN1_BIT_STRING_free, value));
  if (!bits) return false;
  KeyUsage usage;
  for (int bit = 0; bit < 16; ++bit) {
    if (ASN1_BIT_STRING_get_bit(bits.get(), bit) == 0) continue;
    (bit == 0   ? usage.digital_signature
     : bit == 5 ? usage.key_cert_sign
     : bit == 6 ? usage.crl_sign
                : usage.other) = true;
  }
  out.key_usage = usage;
  return true;
}

bool read_ski(Certificate& out, ByteView value) {
  const OctetsHandle id(
      decode_whole<ASN1_OCTET_STRING>(d2i_ASN1_OCTET_STRING, ASN1_OCTET_STRING_free, value));
  if (!id) return false;
  const ByteView octets = octets_of(id.get());
  out.ski.assign(octets.begin(), octets.end());
  return !out.ski.empty();
}

bool read_aki(Certificate& out, ByteView value) {
  const KeyIdHandle id(decode_whole<AUTHORITY_KEYID>(d2i_AUTHORITY_KEYID, AUTHORITY_KEYID_free, value));
  if (!id) return false;
  const ByteView octets = octets_of(id->keyid);
  out.aki.assign(octets.begin(), octets.end());
  return true;
}

bool read_policies(Certificate& out, ByteView value) {
  const PoliciesHandle policies(
      decode_whole<CERTIFICATEPOLICIES>(d2i_CERTIFICATEPOLICIES, CERTIFICATEPOLICIES_free, value));
  if (!policies) return false;
  for (int i = 0; i < sk_POLICYINFO_num(policies.get()); ++i)
    out.policies.push_back(oid_text(sk_POLICYINFO_value(policies.get(), i)->policyid));
  return !out.policies.empty();
}

bool read_crl_distribution(Certificate& out, ByteView value) {
  const PointsHandle points(decode_whole<CRL_DIST_POINTS>(d2i_CRL_DIST_POINTS, CRL_DIST_POINTS_free, value));
  if (!points) return false;
  for (int i = 0; i < sk_DIST_POINT_num(points.get()); ++i) {
    const DIST_POINT* const point = sk_DIST_POINT_value(points.get(), i);
    CrlDistribution distribution;
    if (point->distpoint != nullptr && point->distpoint->type == 0)
      distribution.url = uri_of(point->distpoint->name.fullname).value_or("");
    if (const X509_NAME* const issuer = directory_name_of(point->CRLissuer)) {
      auto name = name_of(issuer);
      if (!name) return false;
      distribution.issuer = std::move(*name);
    }
    out.crl_distributions.push_back(std::move(distribution));
  }
  return true;
}

bool read_extension(Certificate& out, Extension extension) {
  const ByteView value = extension.value;
  if (extension.oid == oid::basic_constraints) {
    out.basic_constraints_critical = extension.critical;
    return read_basic_constraints(out, value);
  }
  if (extension.oid == oid::key_usage) {
    out.key_usage_critical = extension.critical;
    return read_key_usage(out, value);
  }
  if (extension.oid == oid::subject_key_id || extension.oid == oid::authority_key_id) {
    out.key_id_critical = out.key_id_critical || extension.critical;
    return extension.oid == oid::subject_key_id ? read_ski(out, value) : read_aki(out, value);
  }
  if (extension.oid == oid::certificate_policies) return read_policies(out, value);
  if (extension.oid == oid::crl_distribution_points) return read_crl_distribution(out, value);
  if (extension.oid == oid::tn_auth_list) {
    auto list = decode_tn_auth_list(value);
    out.tn_auth_list_malformed = !list;
    if (list) out.tn_auth_list = std::move(*list);
    return true;
  }
  out.other_extensions.push_back(std::move(extension));
  return true;
}

Result<void> read_extensions(Certificate& out, const X509* x509) {
  std::vector<std::string> seen;
  const int count = X509_get_ext_count(x509);
  if (count > 64) return fail("a certificate with more than 64 extensions");
  for (int i = 0; i < count; ++i) {
    X509_EXTENSION* const raw = X509_get_ext(x509, i);
    Extension extension;
    extension.oid = oid_text(X509_EXTENSION_get_object(raw));
    extension.critical = X509_EXTENSION_get_critical(raw) != 0;
    const ByteView value = octets_of(X509_EXTENSION_get_data(raw));
    extension.value.assign(value.begin(), value.end());
    if (std::ranges::find(seen, extension.oid) != seen.end())
      return fail(fmt::format("the extension {} appears twice", extension.oid));  // RFC 5280 section 4.2
    seen.push_back(extension.oid);
    if (!read_extension(out, std::move(extension)))
      return fail(fmt::format("the extension {} cannot be read", seen.back()));
  }
  return {};
}

// Reads the algorithm and the bits directly, since asking OpenSSL for an EVP_PKEY takes ten times as long.
PublicKey read_public_key(const X509* x509) {
  unsigned char* spki = nullptr;
  const int length = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(x509), &spki);
  if (length <= 0) return {};
  auto key = PublicKey::from_spki({spki, static_cast<std::size_t>(length)});
  OPENSSL_free(spki);
  return key ? *key : PublicKey();
}

Result<void> read_fields(Certificate& out, const X509* x509) {
  if (X509_get_version(x509) != X509_VERSION_3) return fail("not an X.509 certificate of version 3");
  const ASN1_INTEGER* const serial = X509_get0_serialNumber(x509);
  if (ASN1_STRING_type(serial) != V_ASN1_INTEGER) return fail("a negative serial number");
  const ByteView octets = octets_of(serial);
  out.serial.assign(octets.begin(), octets.end());
  if (out.serial.size() > 20) return fail("a serial number of more than 20 octets");

  auto issuer = name_of(X509_get_issuer_name(x509));
  auto subject = name_of(X509_get_subject_name(x509));
  const auto not_before = instant_of(X509_get0_notBefore(x509));
  const auto not_after = instant_of(X509_get0_notAfter(x509));
  if (!issuer) return tl::unexpected(issuer.error());
  if (!subject) return tl::unexpected(subject.error());
  if (!not_before || !not_after) return fail("the validity cannot be read");
  out.issuer = std::move(*issuer);
  out.subject = std::move(*subject);
  out.issuer_canonical = out.issuer.canonical();
  out.subject_canonical = out.subject.canonical();
  out.not_before = *not_before;
  out.not_after = *not_after;
  out.public_key = read_public_key(x509);
  return read_extensions(out, x509);
}

}  // namespace

Result<CertificatePtr> decode_certificate(ByteView der) {
  if (der.size() > max_certificate_size)
    return fail(fmt::format("a certificate of more than {} octets", max_certificate_size));
  const auto frame = split_structure(der);
  if (!frame || !der::is_strict(frame->tbs)) return fail("not a certificate in DER");
  const X509Handle x509(decode_whole<X509>(d2i_X509, X509_free, der));
  if (!x509) {
    ERR_clear_error();
    return fail("not an X.509 certificate");
  }
  auto out = std::make_shared<Certificate>();
  out->der.assign(der.begin(), der.end());
  out->fingerprint = sha256(der);
  out->tbs.assign(frame->tbs.begin(), frame->tbs.end());
  if (names_algorithm(frame->tbs, frame->signature.algorithm)) out->signature = frame->signature;
  const auto read = read_fields(*out, x509.get());
  ERR_clear_error();
  if (!read) return tl::unexpected(read.error());
  return out;
}

bool signed_by(const Certificate& certificate, const PublicKey& issuer, const Crypto& crypto) {
  return verify(issuer, certificate.tbs, certificate.signature, crypto);
}

}  // namespace ishaken::pki
