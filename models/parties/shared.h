// The services that all parties share: cryptography and decoding, with cached results, and the directory for
// DNS and number routing. None of them holds a party's state.
#pragma once

#include "models/parties/directory.h"
#include "models/pki/crypto.h"
#include "models/pki/decode_cache.h"
#include "models/trust/reader.h"

namespace ishaken::parties {

struct Shared {
  const pki::Crypto& crypto;
  const Directory& directory;
  pki::CertificateCache& certificates;
  trust::Reader& reader;
  std::uint64_t seed = 1;  // of keys
};

}  // namespace ishaken::parties
