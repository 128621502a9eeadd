#include "models/pki/crl.h"

#include <fmt/format.h>
#include <openssl/err.h>

#include <algorithm>

#include "models/pki/der.h"
#include "models/pki/oids.h"
#include "models/pki/openssl_decoding.h"
#include "models/pki/pem.h"
#include "models/pki/signed_structure.h"

namespace ishaken::pki {
namespace {

using IntegerHandle = Handle<ASN1_INTEGER, ASN1_INTEGER_free>;
using EnumeratedHandle = Handle<ASN1_ENUMERATED, ASN1_ENUMERATED_free>;
using KeyIdHandle = Handle<AUTHORITY_KEYID, AUTHORITY_KEYID_free>;
using PointHandle = Handle<ISSUING_DIST_POINT, ISSUING_DIST_POINT_free>;
using NamesHandle = Handle<GENERAL_NAMES, GENERAL_NAMES_free>;

bool read_distribution_point(Crl& out, ByteView value) {
  const PointHandle point(
      decode_whole<ISSUING_DIST_POINT>(d2i_ISSUING_DIST_POINT, ISSUING_DIST_POINT_free, value));
  if (!point) return false;
  // A list restricted to some reasons or kinds of certificate would leave the others undecided; SHAKEN has
  // none.
  if (point->onlysomereasons != nullptr || point->onlyattr != 0 || point->onlyuser != 0 || point->onlyCA != 0)
    return false;
  // TRUE is 0xff in DER, and FALSE, the default, is omitted.
  out.indirect = point->indirectCRL == 0xff;
  if (i2d_ISSUING_DIST_POINT(point.get(), nullptr) != static_cast<int>(value.size()) ||
      (point->indirectCRL != 0 && !out.indirect))
    return false;
  if (point->distpoint != nullptr && point->distpoint->type == 0)
    out.url = uri_of(point->distpoint->name.fullname).value_or("");
  return true;
}

Result<void> read_extension(Crl& out, const std::string& type, bool critical, ByteView value) {
  if (type == oid::issuing_distribution_point) {
    if (!read_distribution_point(out, value)) return fail("the issuing distribution point cannot be used");
  } else if (type == oid::crl_number) {
    if (critical) return fail("the CRL number is critical");  // RFC 5280 section 5.2.3
    const IntegerHandle number(decode_whole<ASN1_INTEGER>(d2i_ASN1_INTEGER, ASN1_INTEGER_free, value));
    if (!number || ASN1_INTEGER_get_uint64(&out.number, number.get()) != 1)
      return fail("the CRL number cannot be read");
  } else if (type == oid::authority_key_id) {
    const KeyIdHandle id(decode_whole<AUTHORITY_KEYID>(d2i_AUTHORITY_KEYID, AUTHORITY_KEYID_free, value));
    if (!id) return fail("the authority key identifier cannot be read");
    const ByteView octets = octets_of(id->keyid);
    out.aki.assign(octets.begin(), octets.end());
  } else if (critical) {
    return fail(
        fmt::format("the critical extension {} is not known", type));  // RFC 5280 section 5.2: do not use
  }
  return {};
}

Result<void> read_entry_extension(RevokedCertificate& entry, bool indirect, X509_EXTENSION* extension) {
  const std::string type = oid_text(X509_EXTENSION_get_object(extension));
  const ByteView value = octets_of(X509_EXTENSION_get_data(extension));
  if (type == oid::crl_reason) {
    const EnumeratedHandle reason(
        decode_whole<ASN1_ENUMERATED>(d2i_ASN1_ENUMERATED, ASN1_ENUMERATED_free, value));
    std::int64_t number = 0;
    if (!reason || ASN1_ENUMERATED_get_int64(&number, reason.get()) != 1)
      return fail("a reason cannot be read");
    for (const auto& known : EnumNames<RevocationReason>::values)
      if (static_cast<std::int64_t>(known.value) == number) entry.reason = known.value;
  } else if (type == oid::certificate_issuer) {
    const NamesHandle names(decode_whole<GENERAL_NAMES>(d2i_GENERAL_NAMES, GENERAL_NAMES_free, value));
    const X509_NAME* const name = directory_name_of(names.get());
    if (!indirect || name == nullptr) return fail("a certificate issuer that cannot be used");
    auto issuer = name_of(name);
    if (!issuer) return tl::unexpected(issuer.error());
    entry.certificate_issuer = std::move(*issuer);
  } else if (X509_EXTENSION_get_critical(extension) != 0) {
    return fail(fmt::format("the critical entry extension {} is not known", type));
  }
  return {};
}

Result<void> read_entries(Crl& out, X509_CRL* crl) {
  STACK_OF(X509_REVOKED)* const revoked = X509_CRL_get_REVOKED(crl);
  const int count = revoked == nullptr ? 0 : sk_X509_REVOKED_num(revoked);
  DistinguishedName issuer = out.issuer;
  for (int i = 0; i < count; ++i) {
    const X509_REVOKED* const raw = sk_X509_REVOKED_value(revoked, i);
    RevokedCertificate entry;
    // An entry without an issuer has that of the entry before; the first has the CRL's (RFC 5280 section
    // 5.3.3).
    entry.certificate_issuer = issuer;
    const ByteView serial = octets_of(X509_REVOKED_get0_serialNumber(raw));
    entry.serial.assign(serial.begin(), serial.end());
    const auto date = instant_of(X509_REVOKED_get0_revocationDate(raw));
    if (!date) return fail("a revocation date cannot be read");
    entry.revoked = *date;
    for (int j = 0; j < X509_REVOKED_get_ext_count(raw); ++j) {
      const auto read = read_entry_extension(entry, out.indirect, X509_REVOKED_get_ext(raw, j));
      if (!read) return read;
    }
    issuer = entry.certificate_issuer;
    out.entries.push_back(std::move(entry));
  }
  return {};
}

Result<void> read_fields(Crl& out, X509_CRL* crl) {
  auto issuer = name_of(X509_CRL_get_issuer(crl));
  const auto this_update = instant_of(X509_CRL_get0_lastUpdate(crl));
  const auto next_update = instant_of(X509_CRL_get0_nextUpdate(crl));
  if (!issuer) return tl::unexpected(issuer.error());
  if (!this_update || !next_update) return fail("a CRL needs both its dates");  // RFC 5280 section 5.1.2.5
  out.issuer = std::move(*issuer);
  out.issuer_canonical = out.issuer.canonical();
  out.this_update = *this_update;
  out.next_update = *next_update;

  std::vector<std::string> seen;
  for (int i = 0; i < X509_CRL_get_ext_count(crl); ++i) {
    X509_EXTENSION* const extension = X509_CRL_get_ext(crl, i);
    std::string type = oid_text(X509_EXTENSION_get_object(extension));
    if (std::ranges::find(seen, type) != seen.end() || seen.size() > 32)
      return fail(fmt::format("the extension {} appears twice, or there are too many", type));
    const auto read = read_extension(out, type, X509_EXTENSION_get_critical(extension) != 0,
                                     octets_of(X509_EXTENSION_get_data(extension)));
    if (!read) return read;
    seen.push_back(std::move(type));
  }
  if (std::ranges::find(seen, oid::crl_number) == seen.end())
    return fail("a CRL needs a number");  // RFC 5280 section 5.2.3
  return read_entries(out, crl);
}

}  // namespace

Result<std::shared_ptr<const Crl>> decode_crl(ByteView der) {
  if (der.size() > max_crl_size) return fail("a CRL that is too long");
  const auto frame = split_structure(der);
  const CrlHandle crl(decode_whole<X509_CRL>(d2i_X509_CRL, X509_CRL_free, der));
  ERR_clear_error();
  if (!frame || !crl || !der::is_strict(frame->tbs)) return fail("not a CRL in DER");
  if (!names_algorithm(frame->tbs, frame->signature.algorithm))
    return fail("the CRL is not signed with ecdsa-with-SHA256 or -SHA384");

  auto out = std::make_shared<Crl>();
  out->der.assign(der.begin(), der.end());
  out->tbs.assign(frame->tbs.begin(), frame->tbs.end());
  out->signature = frame->signature;
  const auto read = read_fields(*out, crl.get());
  ERR_clear_error();
  if (!read) return tl::unexpected(read.error());

  for (const RevokedCertificate& entry : out->entries)
    out->index.push_back({entry.certificate_issuer.canonical(), entry.serial});
  std::ranges::sort(out->index);
  return out;
}

bool signed_by(const Crl& crl, const PublicKey& key, const Crypto& crypto) {
  return verify(key, crl.tbs, crl.signature, crypto);
}

bool is_revoked(const Crl& crl, const Certificate& certificate) {
  return std::ranges::binary_search(crl.index, Crl::Key{certificate.issuer_canonical, certificate.serial});
}

}  // namespace ishaken::pki
