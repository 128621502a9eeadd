#include "tests/bench/identity_parse.h"

#include <time.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "models/passport/identity.h"

namespace ishaken::bench {
namespace {

// As they are seen in practice: one destination, a certificate address of 60 to 80 characters. Several, so
// that no branch is learnt by heart.
std::vector<std::string> usual_headers() {
  std::vector<std::string> headers;
  passport::Signature signature;
  for (unsigned i = 0; i < 64; ++i) {
    passport::Passport claims;
    claims.attestation = i % 3 == 0   ? passport::Attestation::A
                         : i % 3 == 1 ? passport::Attestation::B
                                      : passport::Attestation::C;
    claims.x5u = "https://certificates.provider-" + std::to_string(i * 37) + ".example/shaken/8f0e2c5d-" +
                 std::to_string(i) + ".pem";
    claims.orig = *TelephoneNumber::canonical("1215555" + std::to_string(1000 + i * 7));
    claims.dest.numbers = {*TelephoneNumber::canonical("3314555" + std::to_string(1000 + i * 13))};
    claims.iat = 1767225600 + i;
    claims.origid = "123e4567-e89b-12d3-a456-4266554400" + std::to_string(10 + i);
    for (std::size_t k = 0; k < signature.size(); ++k)
      signature[k] = static_cast<std::uint8_t>(k * 41 + i * 97);
    headers.push_back(passport::identity_header(signing_input(claims), signature, claims.x5u, "shaken"));
  }
  return headers;
}

// Of this thread, so that other work on the machine does not count.
double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace

double identity_parse_seconds(unsigned rounds) {
  const auto headers = usual_headers();
  passport::ParserScratch scratch;
  passport::Identity identity;
  const auto parse = [&](unsigned round) {
    if (parse_identity(headers[round % headers.size()], identity, scratch) == passport::Fault::none) return;
    std::fputs("identity_parse: a good header was refused\n", stderr);
    std::abort();
  };
  for (unsigned i = 0; i < headers.size(); ++i) parse(i);  // warm
  const double start = cpu_seconds();
  for (unsigned i = 0; i < rounds; ++i) parse(i);
  return (cpu_seconds() - start) / rounds;
}

}  // namespace ishaken::bench
