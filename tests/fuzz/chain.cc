// A certificate chain in PEM, as a repository serves it. The cache reads what the plain reader reads, and no
// path leads to an anchor that signed nothing of it.
#include <algorithm>

#include "models/pki/decode_cache.h"
#include "models/pki/path_validation.h"
#include "models/pki/pem.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/formats.h"
#include "tests/fuzz/signers.h"

using namespace ishaken;
using namespace ishaken::pki;
using fuzz::check;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const CertificatePtr foreign = fuzz::signers().lists.ca("Foreign");
  const Crypto& crypto = *fuzz::signers().crypto;
  const std::string_view text = fuzz::text_of(data, size);
  CertificateCache cache;
  const auto chain = chain_from_pem(text);
  for (int times = 0; times < 2; ++times) {
    const auto cached = cache.chain_from_pem(text);
    check(cached.has_value() == chain.has_value(), "the cache accepts the same");
    check(!cached || std::ranges::equal(
                         *cached, *chain, {}, [](const auto& c) { return c->der; },
                         [](const auto& c) { return c->der; }),
          "and reads the same");
  }
  if (!chain) return 0;
  check(!chain->empty() && chain->size() <= max_chain_length, "a chain has an end");
  const std::string written = to_pem(*chain);
  check(written.size() <= max_chain_text && chain_from_pem(written).has_value(), "what is written is read");

  const CrlSource crls[] = {CrlSource(fuzz::signers().crl(), *foreign, crypto)};
  const PathOptions lenient{.require_crl = false, .profile = ProfileVersion::none, .tolerance = {}};
  const Instant now = chain->front()->not_before;
  const Anchor strange[] = {{foreign, {}}};
  if (chain->front()->fingerprint != foreign->fingerprint)
    check(!validate_path(*chain, strange, crls, now, lenient, crypto).valid, "no path to a strange anchor");
  std::vector<Anchor> own;
  for (const auto& certificate : *chain) own.push_back({certificate, {}});
  const auto result = validate_path(*chain, own, crls, now, lenient, crypto);
  check(result.valid == result.findings.empty(), "valid is without findings");
  return 0;
}

ISHAKEN_MUTATE_WITH(ishaken::fuzz::mutate_pem)
