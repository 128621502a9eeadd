#include "models/pki/csr.h"

#include <openssl/err.h>

#include "models/pki/der.h"
#include "models/pki/extensions.h"
#include "models/pki/oids.h"
#include "models/pki/openssl_decoding.h"
#include "models/pki/signed_structure.h"

namespace ishaken::pki {
namespace {

struct ExtensionStack {
  void operator()(STACK_OF(X509_EXTENSION) * stack) const {
    sk_X509_EXTENSION_pop_free(stack, X509_EXTENSION_free);
  }
};
using ExtensionsHandle = std::unique_ptr<STACK_OF(X509_EXTENSION), ExtensionStack>;

Result<void> read_extensions(CertificateRequest& out, X509_REQ* request) {
  const ExtensionsHandle extensions(X509_REQ_get_extensions(request));
  if (!extensions) return {};
  for (int i = 0; i < sk_X509_EXTENSION_num(extensions.get()); ++i) {
    X509_EXTENSION* const extension = sk_X509_EXTENSION_value(extensions.get(), i);
    const std::string type = oid_text(X509_EXTENSION_get_object(extension));
    const ByteView value = octets_of(X509_EXTENSION_get_data(extension));
    if (type == oid::tn_auth_list) {
      auto list = decode_tn_auth_list(value);
      if (!list) return tl::unexpected(list.error());
      if (out.tn_auth_list) return fail("two TNAuthLists in one request");
      out.tn_auth_list = std::move(*list);
    } else if (type == oid::basic_constraints) {
      const Handle<BASIC_CONSTRAINTS, BASIC_CONSTRAINTS_free> constraints(
          decode_whole<BASIC_CONSTRAINTS>(d2i_BASIC_CONSTRAINTS, BASIC_CONSTRAINTS_free, value));
      if (!constraints) return fail("the requested basic constraints cannot be read");
      out.asks_for_ca = constraints->ca != 0;
    }
  }
  return {};
}

}  // namespace

Bytes make_csr(const DistinguishedName& subject, const TnAuthList& list, const PrivateKey& key,
               const Crypto& crypto) {
  const Bytes extensions = der::sequence({write_basic_constraints(false, std::nullopt),
                                          write_extension(oid::tn_auth_list, false, list.to_der())});
  const Bytes attribute =
      der::sequence({der::object_identifier(oid::extension_request), der::set({extensions})});
  // CertificationRequestInfo, RFC 2986 section 4.1.
  const Bytes info = der::sequence({der::integer(0), subject.to_der(), key.public_key().spki_der(),
                                    der::tagged_constructed(0, attribute)});
  return sign_structure(info, key, crypto);
}

Result<CertificateRequest> decode_csr(ByteView der_bytes) {
  if (der_bytes.size() > max_certificate_size) return fail("a certification request that is too long");
  const auto frame = split_structure(der_bytes);
  const RequestHandle request(decode_whole<X509_REQ>(d2i_X509_REQ, X509_REQ_free, der_bytes));
  ERR_clear_error();
  if (!frame || !request) return fail("not a certification request");
  const auto signature = frame->signature.es256();
  if (!signature) return fail("the request is not signed with ecdsa-with-SHA256 by a P-256 key");

  CertificateRequest out;
  out.der.assign(der_bytes.begin(), der_bytes.end());
  out.info.assign(frame->tbs.begin(), frame->tbs.end());
  out.signature = *signature;
  auto subject = name_of(X509_REQ_get_subject_name(request.get()));
  if (!subject) return tl::unexpected(subject.error());
  out.subject = std::move(*subject);

  unsigned char* spki = nullptr;
  const int length = i2d_X509_PUBKEY(X509_REQ_get_X509_PUBKEY(request.get()), &spki);
  if (length <= 0) return fail("the request's key cannot be read");
  const auto key = PublicKey::from_spki({spki, static_cast<std::size_t>(length)});
  OPENSSL_free(spki);
  if (!key) return tl::unexpected(key.error());
  if (key->curve() != Curve::p256) return fail("the request is not for a P-256 key");
  out.key = *key;

  const auto read = read_extensions(out, request.get());
  ERR_clear_error();
  if (!read) return tl::unexpected(read.error());
  return out;
}

bool proves_possession(const CertificateRequest& request, const Crypto& crypto) {
  return crypto.verify(request.key, request.info, request.signature);
}

}  // namespace ishaken::pki
