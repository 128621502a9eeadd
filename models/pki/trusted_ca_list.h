// The Trusted STI-CA list (ATIS-1000084): the CA certificates that a country's providers trust.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "models/base/result.h"
#include "models/pki/json.h"

namespace ishaken::pki {

struct TrustedCaList {
  std::string version = "1.0";
  std::int64_t sequence = 0;              // increases with every change
  std::int64_t exp = 0;                   // NumericDate
  std::vector<std::string> trust_list{};  // PEM, one certificate each
  Json extensions = Json::object();       // all other claims, unchanged

  bool operator==(const TrustedCaList&) const = default;
};

inline constexpr std::size_t max_list_entries = 20000;

Json to_claims(const TrustedCaList& list);
Result<TrustedCaList> list_from_claims(const Json& claims);

}  // namespace ishaken::pki
