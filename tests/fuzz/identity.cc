// The value of a SIP Identity header field. What is read is the same with used memory as with new, points
// into the text, and is read again from what a signer would write.
#include "models/passport/identity.h"

#include <algorithm>

#include "models/passport/x5u.h"
#include "models/pki/crypto.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/formats.h"

using namespace ishaken;
using namespace ishaken::passport;
using fuzz::check;

namespace {

bool inside(std::string_view part, std::string_view whole) {
  return part.empty() ||
         (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

Destinations sorted(Destinations dest) {
  std::sort(dest.numbers.begin(), dest.numbers.end());
  std::sort(dest.uris.begin(), dest.uris.end());
  return dest;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static ParserScratch used;
  static Identity old;
  static const auto crypto = pki::modelled_crypto();
  static const auto stranger = pki::PrivateKey::derive(1, "stranger").public_key();
  const std::string_view text = fuzz::text_of(data, size);

  ParserScratch scratch;
  Identity identity;
  const Fault fault = parse_identity(text, identity, scratch);
  check(parse_identity(text, old, used) == fault, "used memory changes what is found");
  check_x5u(text);
  if (fault != Fault::none) return 0;
  check(old.passport == identity.passport && old.signature == identity.signature, "nor what is read");
  check(size <= max_identity_size, "what is too long is refused");
  for (const auto part : {identity.signing_input, identity.info, identity.alg, identity.ppt})
    check(inside(part, text), "views point into the text");
  check_x5u(identity.passport.x5u);
  check(!crypto->verify(stranger, as_bytes(identity.signing_input), identity.signature),
        "nobody's signature");

  // Written by a signer, who orders members and destinations.
  Passport signer = identity.passport;
  const std::string written =
      identity_header(signing_input(signer), identity.signature, identity.info, identity.ppt);
  Identity again;
  const Fault refused = parse_identity(written, again, scratch);
  if (refused == Fault::header_too_long) return 0;  // escapes may be longer than what they were read from
  if (refused == Fault::x5u_missing && identity.passport.x5u.empty()) return 0;  // an empty one is left out
  check(refused == Fault::none, "what is written is read");
  signer.dest = sorted(signer.dest);
  again.passport.dest = sorted(again.passport.dest);
  check(again.passport == signer && again.signature == identity.signature, "as it was");
  return 0;
}

ISHAKEN_MUTATE_WITH(ishaken::fuzz::mutate_jws)
