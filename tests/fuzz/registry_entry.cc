// A registry entry: the JWS, signed under the root that it names itself, and its claims.
#include "models/trust/registry_entry.h"

#include "models/trust/reader.h"
#include "tests/fuzz/signed_claims.h"

using namespace ishaken;
using fuzz::check;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Signers& s = fuzz::signers();
  const auto input = fuzz::signed_by_pa(fuzz::text_of(data, size));
  pki::CertificateCache cache;
  trust::Reader reader(*s.crypto, cache);
  const auto entry = reader.entry(input.jws);
  check(reader.entry(input.jws) == entry, "read once");
  check(!trust::open_signed(input.jws, s.stranger, *s.crypto), "not under a stranger's root");
  if (!entry) return 0;
  check(trust::open_signed(input.jws, entry->pa_root->public_key, *s.crypto).has_value(),
        "under its own root");
  const pki::Json claims = to_claims(*entry);
  const auto again = trust::entry_from_claims(claims, cache);
  check(again && to_claims(*again) == claims, "what is written is read");
  return 0;
}

ISHAKEN_MUTATE_WITH(ishaken::fuzz::mutate_jws)
