// A PASSporT without its header field: a compact JWS, or the two JSON texts, one a line, which are joined to
// one here. What is read is written as a signer would and read again.
#include "models/passport/passport.h"

#include <algorithm>

#include "models/passport/identity.h"
#include "models/passport/jws.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/formats.h"

using namespace ishaken;
using namespace ishaken::passport;
using fuzz::check;

namespace {

std::string jws_of(std::string_view text) {
  if (!text.starts_with('{')) return std::string(text);
  const std::size_t line = std::min(text.find('\n'), text.size());
  std::string out = jws_signing_input(text.substr(0, line), text.substr(std::min(line + 1, text.size())));
  append_signature(out, Bytes(64, 7));
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = jws_of(fuzz::text_of(data, size));
  const auto jws = split_compact(text);
  if (!jws) return 0;
  check(text == std::string(jws->signing_input) + '.' + std::string(jws->signature),
        "the parts are the whole");
  Passport read;
  Signature signature{};
  ParserScratch scratch;
  if (parse_passport(*jws, read, signature, scratch) != Fault::none) return 0;
  check(text.size() <= max_identity_size + 1, "what is too long is refused");

  std::string written = signing_input(read);
  append_signature(written, signature);
  Passport again;
  const Fault refused = parse_passport(*split_compact(written), again, signature, scratch);
  if (refused == Fault::header_too_long) return 0;  // escapes may be longer than what they were read from
  if (refused == Fault::x5u_missing && read.x5u.empty()) return 0;  // an empty one is left out
  check(refused == Fault::none, "what is written is read");
  check(signing_input(again) == signing_input(read), "as it was");
  return 0;
}

ISHAKEN_MUTATE_WITH(ishaken::fuzz::mutate_jws)
