// A certification request in DER. It is issued for what it asks, and proves nothing once it was changed.
#include "models/pki/csr.h"

#include <algorithm>

#include "models/pki/issuing.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/formats.h"
#include "tests/fuzz/signers.h"

using namespace ishaken;
using namespace ishaken::pki;
using fuzz::check;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Signers& s = fuzz::signers();
  static const CertificatePtr issuer = s.lists.ca("Example");
  static const CertificateRequest seed =
      *decode_csr(make_csr(s.leaf()->subject, TnAuthList::of("123A"), fuzz::Signers::key("sp"), *s.crypto));
  const auto request = decode_csr({data, size});
  if (!request) {
    check(!request.error().what.empty(), "a refusal says why");
    return 0;
  }
  check(!request->key.empty(), "there is a key");
  if (proves_possession(*request, *s.crypto))
    check(request->info == seed.info && request->key == seed.key, "only the holder of the key proves it");
  const Bytes der =
      issue_certificate(leaf_template(*issuer, *request, Bytes(16, 1), s.lists.years(), {"2.999.1", {}}),
                        fuzz::Signers::key("Example"), *s.crypto);
  if (der.size() > max_certificate_size) return 0;
  const auto leaf = decode_certificate(der);
  check(leaf.has_value(), "what is issued is read");
  check((*leaf)->public_key == request->key && (*leaf)->tn_auth_list == request->tn_auth_list &&
            (*leaf)->subject.same_as(request->subject) && !(*leaf)->is_ca,
        "and is what was asked for");
  return 0;
}

ISHAKEN_MUTATE_WITH(ishaken::fuzz::mutate_der)
