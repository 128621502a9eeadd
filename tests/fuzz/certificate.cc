// One certificate in DER. What is read has no stranger's signature, can be checked, and as an issuer hands
// on its name and key so that what it signs points back to it.
#include "models/pki/certificate.h"

#include <algorithm>

#include "models/pki/issuing.h"
#include "models/pki/path_validation.h"
#include "models/pki/pem.h"
#include "models/pki/profile_check.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/formats.h"

using namespace ishaken;
using namespace ishaken::pki;
using fuzz::check;

namespace {

void check_as_issuer(const Certificate& issuer, const PrivateKey& key, const Crypto& crypto) {
  const Bytes der =
      issue_certificate(leaf_template(issuer, provider_name("FR", "Example", "123A"), key.public_key(),
                                      "123A", Bytes(16, 1), {issuer.not_before, issuer.not_after},
                                      {"2.999.1", {"https://pa.example/crl", issuer.subject}}),
                        key, crypto);
  const auto leaf = decode_certificate(der);
  if (!leaf) {
    std::fprintf(stderr, "%s\n", leaf.error().what.c_str());
    check(der.size() > max_certificate_size, "what is issued is read");
    return;
  }
  check((*leaf)->issuer_canonical == issuer.subject_canonical, "a leaf names its issuer");
  check((*leaf)->aki == issuer.ski, "and its key");
  check((*leaf)->not_before == issuer.not_before && (*leaf)->not_after == issuer.not_after,
        "and has its dates");
  check((*leaf)->crl_distributions.at(0).issuer.same_as(issuer.subject), "and its CRL issuer");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto crypto = modelled_crypto();
  static const auto stranger = PrivateKey::derive(1, "stranger");
  const ByteView der(data, size);
  const auto read = decode_certificate(der);
  if (!read) {
    check(!read.error().what.empty(), "a refusal says why");
    return 0;
  }
  const Certificate& certificate = **read;
  check(size <= max_certificate_size, "what is too long is refused");
  check(std::ranges::equal(certificate.der, der), "the octets are kept");
  const auto again = certificate_from_pem(to_pem(certificate));
  check(again && (*again)->fingerprint == certificate.fingerprint, "PEM carries it");
  check(!signed_by(certificate, stranger.public_key(), *crypto), "no stranger signed it");

  for (const auto role : {CertificateRole::leaf, CertificateRole::intermediate, CertificateRole::root})
    for (const auto& version : EnumNames<ProfileVersion>::values)
      check_profile(certificate, role, 0, version.value);
  const CertificatePtr chain[] = {*read};
  const Anchor anchors[] = {{*read, {}}};
  const auto result = validate_path(chain, anchors, {}, certificate.not_before, {}, *crypto);
  check(result.valid == result.findings.empty(), "valid is without findings");
  check(!result.valid, "nothing is valid without a CRL");
  check_as_issuer(certificate, stranger, *crypto);
  return 0;
}

ISHAKEN_MUTATE_WITH(ishaken::fuzz::mutate_der)
