// The messages by which STI-PAs write and read the International SHAKEN registry (ATIS-1000091 clauses 4.3
// and 4.4).
#pragma once

#include <cstdint>
#include <string>

#include "models/base/names.h"
#include "models/messages/carrier.h"
#include "models/messages/kind.h"
#include "models/messages/shared_text.h"

namespace ishaken::messages {

// A request by an STI-PA to enter its country in the registry, or to replace its entry. `entry` is a compact
// JWS by the STI-PA (models/trust/registry_entry.h).
struct RegistryRegister {
  CountryCode country;
  SharedText entry;
  bool operator==(const RegistryRegister& other) const {
    return country == other.country && same_content(entry, other.entry);
  }

  using Reply = struct RegistryResult;
  static constexpr Kind kind{"RegistryRegister", "pa-registry", 25,
                             Route::post("/registry/entries/{country}", jose_type)};
  static constexpr auto members() {
    return std::tuple{member("country", &RegistryRegister::country),
                      member("entry", &RegistryRegister::entry, Carrier::octets)};
  }
};
// A request by an STI-PA to remove its country's entry.
struct RegistryWithdraw {
  CountryCode country;
  std::string request;  // compact JWS by the STI-PA: country and sequence
  bool operator==(const RegistryWithdraw&) const = default;

  using Reply = struct RegistryResult;
  static constexpr Kind kind{"RegistryWithdraw", "pa-registry", 26,
                             Route::post("/registry/entries/{country}/withdrawal", jose_type)};
  static constexpr auto members() {
    return std::tuple{member("country", &RegistryWithdraw::country),
                      member("request", &RegistryWithdraw::request, Carrier::octets)};
  }
};
struct RegistryResult {
  int status = 200;
  std::string problem;
  bool operator==(const RegistryResult&) const = default;

  static constexpr Kind kind{"RegistryResult", "pa-registry", 27, Protocol::http_response};
  static constexpr auto members() {
    return std::tuple{member("status", &RegistryResult::status, Carrier::http_status),
                      member("problem", &RegistryResult::problem)};
  }
};

// A request by an STI-PA for all entries. The reply is one compact JWS by the registry over all of them.
struct RegistryRead {
  std::uint64_t known_sequence = 0;  // If-None-Match: the status is 304 if nothing changed since
  bool operator==(const RegistryRead&) const = default;

  using Reply = struct RegistryContents;
  static constexpr Kind kind{"RegistryRead", "pa-registry", 28, Route::get("/registry", jose_type)};
  static constexpr auto members() {
    return std::tuple{member("known_sequence", &RegistryRead::known_sequence)};
  }
};
struct RegistryContents {
  int status = 200;
  SharedText contents;
  std::uint64_t sequence = 0;  // the entity tag, which nobody signed; 0 if there is none
  bool operator==(const RegistryContents& other) const {
    return status == other.status && same_content(contents, other.contents) && sequence == other.sequence;
  }

  static constexpr Kind kind{"RegistryContents", "pa-registry", 29, Protocol::http_response};
  static constexpr auto members() {
    return std::tuple{
        member("status", &RegistryContents::status, Carrier::http_status),
        member("contents", &RegistryContents::contents, Carrier::octets, Presence::unless_not_modified),
        member("sequence", &RegistryContents::sequence)};
  }
};

}  // namespace ishaken::messages
