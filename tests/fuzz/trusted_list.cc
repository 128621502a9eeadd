// A Trusted STI-CA list: the JWS, and its claims, as ATIS-1000084 has them and as they cross borders here.
#include "models/trust/trusted_list.h"

#include "models/pki/jws_object.h"
#include "models/pki/trusted_ca_list.h"
#include "models/trust/reader.h"
#include "tests/fuzz/signed_claims.h"

using namespace ishaken;
using fuzz::check;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Signers& s = fuzz::signers();
  static const pki::PublicKey root = s.lists.pa(trust::testing::FR)->public_key;
  const auto input = fuzz::signed_by_pa(fuzz::text_of(data, size));
  pki::CertificateCache cache;
  trust::Reader reader(*s.crypto, cache);
  std::string why;
  const trust::TrustedListPtr list = reader.list(input.jws, root, &why);
  check((list == nullptr) == !why.empty(), "a refusal says why");
  check(reader.list(input.jws, root) == list, "read once");
  check(reader.list(input.jws, s.stranger) == nullptr, "not under a stranger's root");
  check(!pki::verify_jws(input.jws, s.stranger, *s.crypto), "nor with a stranger's key");

  if (const auto jws = pki::decode_jws(input.jws))
    if (const auto plain = pki::list_from_claims(jws->payload)) {
      const auto again = pki::list_from_claims(to_claims(*plain));
      check(again && *again == *plain, "what is written is read");
    }
  if (!list) return 0;
  for (const auto& anchor : list->anchors) {
    check(anchor.certificate != nullptr && anchor.authority < list->authorities.size(), "an anchor is whole");
    trust::may_speak_for(*list, anchor, *TelephoneNumber::canonical("33123456789"), passport::Attestation::C);
  }
  const pki::Json claims = to_claims(*list);
  const auto again = trust::trusted_list_from_claims(claims, cache);
  check(again && to_claims(*again) == claims && again->claims == list->claims, "with its anchors");
  const auto merged = trust::merge(*list, trust::testing::DE, {{{}, list}}, {});
  check(merged.anchors.size() <= 2 * list->anchors.size(), "merging invents nothing");
  return 0;
}

ISHAKEN_MUTATE_WITH(ishaken::fuzz::mutate_jws)
