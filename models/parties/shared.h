// What every party may use without asking anybody: arithmetic (signatures, decoding, each result kept), and
// what DNS and number routing tell. None of it holds a party's state.
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
