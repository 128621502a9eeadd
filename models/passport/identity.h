// The SIP Identity header field (RFC 8224 section 4): a signed PASSporT and where to find the certificate.
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

// The value of the header field, without its name. `ppt` may be empty, and then stands nowhere.
std::string identity_header(std::string_view signing_input, std::span<const std::uint8_t, 64> signature,
                            std::string_view info, std::string_view ppt);

// What a header field said. The views point into the text that was parsed.
struct Identity {
  Passport passport;
  std::string_view signing_input;  // the octets that were signed
  Signature signature{};
  std::string_view
      info;  // without the angle brackets. Whether it must equal passport.x5u is the verifier's policy
  std::string_view alg;  // empty where the parameter is absent, as is ppt
  std::string_view ppt;
};

// Memory that parsing needs and reuses; one per thread.
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

// Reads a header field value. On a fault, `out` holds what had been read before it and is of no use. Reusing
// `out` and `scratch` saves the allocations. Claims that this room knows are checked wherever they stand;
// which must be there follows from ppt; others are ignored. The order of JSON members is not checked: the
// full form is verified over the octets that came.
Fault parse_identity(std::string_view header_value, Identity& out, ParserScratch& scratch);

// The same for a PASSporT without a header field around it.
Fault parse_passport(const CompactJws& jws, Passport& out, Signature& signature, ParserScratch& scratch);

}  // namespace ishaken::passport
