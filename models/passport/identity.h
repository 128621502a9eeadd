// The SIP Identity header field (RFC 8224 section 4): a signed PASSporT and the URL of the certificate.
//
//   eyJhb...In0.eyJhd...wIn0.cyEm...9A;info=<https://cr.example/c.pem>;alg=ES256;ppt=shaken
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "models/passport/fault.h"
#include "models/passport/jws.h"
#include "models/passport/passport.h"

namespace ishaken::passport {

using Signature = std::array<std::uint8_t, 64>;  // r and s, 32 octets each (RFC 7518 section 3.4)

inline constexpr std::size_t max_identity_size = 16 * 1024;

// Returns the value of the header field, without its name. An empty `ppt` is omitted.
std::string identity_header(std::string_view signing_input, std::span<const std::uint8_t, 64> signature,
                            std::string_view info, std::string_view ppt);

// The contents of a header field. The views point into the parsed text.
struct Identity {
  Passport passport;
  std::string_view signing_input;  // the signed octets
  Signature signature{};
  std::string_view info;  // without the angle brackets; may differ from passport.x5u
  std::string_view alg;   // empty if the parameter is absent; likewise ppt
  std::string_view ppt;
};

// The memory that parsing needs and reuses; one per thread.
class ParserScratch {
 public:
  ParserScratch();
  ~ParserScratch();
  ParserScratch(ParserScratch&&) noexcept;
  ParserScratch& operator=(ParserScratch&&) noexcept;

  struct State;
  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

// Reads a header field value. After a fault, `out` is unusable. Reusing `out` and `scratch` saves
// allocations. Known claims are always checked; ppt determines which are required; unknown ones are ignored.
// The order of JSON members is not checked, since the signature of the full form is verified over the
// received octets.
Fault parse_identity(std::string_view header_value, Identity& out, ParserScratch& scratch);

// Reads a PASSporT without a header field.
Fault parse_passport(const CompactJws& jws, Passport& out, Signature& signature, ParserScratch& scratch);

}  // namespace ishaken::passport
