#include "sim/network/packet/https/web_pki.h"

#include <openssl/evp.h>

#include <stdexcept>

namespace ishaken::sim {
namespace {

using ExtensionHandle = pki::Handle<X509_EXTENSION, X509_EXTENSION_free>;
using NamesHandle = pki::Handle<GENERAL_NAMES, GENERAL_NAMES_free>;

void need(bool done) {
  if (!done) throw std::runtime_error("OpenSSL cannot make a certificate of the web PKI");
}

// The maximum length of a common name (RFC 5280, ub-common-name).
constexpr std::size_t longest_common_name = 64;

void name(X509_NAME* name, const std::string& common_name) {
  const auto add = [name](const char* field, const std::string& value) {
    need(X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8,
                                    reinterpret_cast<const unsigned char*>(value.data()),
                                    static_cast<int>(value.size()), -1, 0) == 1);
  };
  add("O", "Simulated Web PKI");
  if (!common_name.empty() && common_name.size() <= longest_common_name) add("CN", common_name);
}

void extend(X509* certificate, X509* issuer, int kind, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const ExtensionHandle extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value));
  need(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

void add_names(X509* certificate, const std::vector<std::string>& names) {
  const NamesHandle all(GENERAL_NAMES_new());
  need(all != nullptr);
  for (const std::string& dns : names) {
    GENERAL_NAME* const one = GENERAL_NAME_new();
    need(one && sk_GENERAL_NAME_push(all.get(), one) > 0);
    ASN1_IA5STRING* const text = ASN1_IA5STRING_new();
    need(text && ASN1_STRING_set(text, dns.data(), static_cast<int>(dns.size())) == 1);
    GENERAL_NAME_set0_value(one, GEN_DNS, text);
  }
  need(X509_add1_ext_i2d(certificate, NID_subject_alt_name, all.get(), 0, 0) == 1);
}

KeyHandle new_key(TlsRandom& random) {
  KeyHandle key(EVP_PKEY_Q_keygen(random.context(), nullptr, "EC", "P-256"));
  need(key != nullptr);
  return key;
}

pki::X509Handle draft(TlsRandom& random, EVP_PKEY* key, std::uint64_t serial, Instant from, Instant until) {
  pki::X509Handle certificate(X509_new_ex(random.context(), nullptr));
  X509* const it = certificate.get();
  need(it && X509_set_version(it, X509_VERSION_3) == 1 &&
       ASN1_INTEGER_set_uint64(X509_get_serialNumber(it), serial | 1u) == 1 &&
       ASN1_TIME_set(X509_getm_notBefore(it), numeric_date(from)) &&
       ASN1_TIME_set(X509_getm_notAfter(it), numeric_date(until)) && X509_set_pubkey(it, key) == 1);
  return certificate;
}

// Makes a CA certificate, self-signed if `issuer` is null.
WebCertificate authority(TlsRandom& random, Stream stream, const char* common_name, Instant start,
                         const WebCertificate* issuer) {
  const TlsRandom::Turn turn(random, stream);
  KeyHandle key = new_key(random);
  const Duration years = std::chrono::hours(24 * 365);
  auto certificate = draft(random, key.get(), stream.next(), start - 5 * years, start + 100 * years);
  X509* const it = certificate.get();
  name(X509_get_subject_name(it), common_name);
  X509* const by = issuer ? issuer->certificate.get() : it;
  need(X509_set_issuer_name(it, X509_get_subject_name(by)) == 1);
  extend(it, by, NID_basic_constraints, issuer ? "critical,CA:TRUE,pathlen:0" : "critical,CA:TRUE");
  extend(it, by, NID_key_usage, "critical,keyCertSign,cRLSign");
  extend(it, by, NID_subject_key_identifier, "hash");
  if (issuer) extend(it, by, NID_authority_key_identifier, "keyid:always");
  need(X509_sign(it, issuer ? issuer->key.get() : key.get(), EVP_sha256()) > 0);
  return {std::move(certificate), std::move(key)};
}

}  // namespace

WebPki::WebPki(TlsRandom& random, std::uint64_t seed, Instant start)
    : random_(random),
      seed_(seed),
      root_(authority(random, Stream(seed, "web-pki/root"), "Simulated Web Root", start, nullptr)),
      intermediate_(
          authority(random, Stream(seed, "web-pki/intermediate"), "Simulated Web CA", start, &root_)) {}

WebCertificate WebPki::issue(const std::vector<std::string>& names, Instant from, Instant until) const {
  std::string path = "web-pki/server";
  for (const std::string& one : names) path += '/' + one;
  Stream stream(seed_, path);
  const TlsRandom::Turn turn(random_, stream);
  KeyHandle key = new_key(random_);
  auto certificate = draft(random_, key.get(), stream.next(), from, until);
  X509* const it = certificate.get();
  X509* const by = intermediate();
  name(X509_get_subject_name(it), names.empty() ? std::string() : names.front());
  need(X509_set_issuer_name(it, X509_get_subject_name(by)) == 1);
  extend(it, by, NID_basic_constraints, "critical,CA:FALSE");
  extend(it, by, NID_key_usage, "critical,digitalSignature");
  extend(it, by, NID_ext_key_usage, "serverAuth");
  extend(it, by, NID_subject_key_identifier, "hash");
  extend(it, by, NID_authority_key_identifier, "keyid:always");
  add_names(it, names);
  need(X509_sign(it, intermediate_.key.get(), EVP_sha256()) > 0);
  return {std::move(certificate), std::move(key)};
}

}  // namespace ishaken::sim
