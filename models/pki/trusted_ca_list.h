// The Trusted STI-CA list (ATIS-1000084): the CA certificates that a country's providers believe.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"
#include "models/pki/crypto.h"
#include "models/pki/json.h"

namespace ishaken::pki {

struct TrustedCaList {
  std::string version = "1.0";
  std::int64_t sequence = 0;              // grows with every change
  std::int64_t exp = 0;                   // NumericDate
  std::vector<std::string> trust_list{};  // PEM, one certificate each
  Json extensions = Json::object();       // claims beyond those four, kept as they came

  bool operator==(const TrustedCaList&) const = default;
};

inline constexpr std::size_t max_list_entries = 20000;

Json to_claims(const TrustedCaList& list);
Result<TrustedCaList> list_from_claims(const Json& claims);

// Compact JWS with header {"alg":"ES256","x5u":...}.
std::string sign_list(const TrustedCaList& list, std::string_view x5u, const PrivateKey& key,
                      const Crypto& crypto);
// Signature and form. Whether exp is past or sequence went back is for the verifier to judge: clients differ
// in it.
Result<TrustedCaList> open_list(std::string_view jws, const PublicKey& key, const Crypto& crypto);

}  // namespace ishaken::pki
