// A CRL in DER. Everything on it is revoked, and still is when its fields are written again.
#include "models/pki/crl.h"

#include <algorithm>

#include "models/pki/pem.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/formats.h"

using namespace ishaken;
using namespace ishaken::pki;
using fuzz::check;

namespace {

bool names(const Crl& crl, const RevokedCertificate& entry) {
  Certificate certificate;
  certificate.issuer_canonical = entry.certificate_issuer.canonical();
  certificate.serial = entry.serial;
  return is_revoked(crl, certificate);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto crypto = modelled_crypto();
  static const auto stranger = PrivateKey::derive(1, "stranger");
  const auto read = decode_crl({data, size});
  if (!read) {
    check(!read.error().what.empty(), "a refusal says why");
    return 0;
  }
  const Crl& crl = **read;
  check(crl.index.size() == crl.entries.size(), "every entry is found");
  check(!signed_by(crl, stranger.public_key(), *crypto), "no stranger signed it");
  // A handful: each looks through the list.
  for (std::size_t i = 0; i < crl.entries.size(); i += 1 + crl.entries.size() / 16)
    check(names(crl, crl.entries[i]), "what is on the list is revoked");

  const CrlTemplate same{.issuer = crl.issuer,
                         .aki = crl.aki,
                         .url = crl.url,
                         .number = crl.number,
                         .this_update = crl.this_update,
                         .next_update = crl.next_update,
                         .entries = crl.entries,
                         .indirect = crl.indirect,
                         .abbreviate_issuers = true};
  const auto again = decode_crl(issue_crl(same, stranger, *crypto));
  check(again.has_value(), "what is issued is read");
  check((*again)->index == crl.index, "with the same revocations");
  check((*again)->number == crl.number && (*again)->next_update == crl.next_update &&
            (*again)->issuer_canonical == crl.issuer_canonical && (*again)->indirect == crl.indirect,
        "and the same fields");
  return 0;
}

ISHAKEN_MUTATE_WITH(ishaken::fuzz::mutate_der)
