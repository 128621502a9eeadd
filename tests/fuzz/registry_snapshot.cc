// The whole registry: the JWS and its claims, and each entry in it.
#include "models/trust/reader.h"
#include "models/trust/registry_entry.h"
#include "tests/fuzz/signed_claims.h"

using namespace ishaken;
using fuzz::check;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Signers& s = fuzz::signers();
  static const pki::PublicKey root = s.lists.pa(trust::testing::FR)->public_key;
  const auto input = fuzz::signed_by_pa(fuzz::text_of(data, size));
  pki::CertificateCache cache;
  trust::Reader reader(*s.crypto, cache);
  const auto snapshot = reader.snapshot(input.jws, root);
  check(reader.snapshot(input.jws, root) == snapshot, "read once");
  check(reader.snapshot(input.jws, s.stranger) == nullptr, "not under a stranger's key");
  if (!snapshot) return 0;
  for (const std::string& entry : snapshot->entries) reader.entry(entry);
  const pki::Json claims = to_claims(*snapshot);
  const auto again = trust::snapshot_from_claims(claims);
  check(again && to_claims(*again) == claims, "what is written is read");
  return 0;
}

ISHAKEN_MUTATE_WITH(ishaken::fuzz::mutate_jws)
