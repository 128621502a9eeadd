// The messages of a call. They hold what SIP carries (RFC 3261, RFC 8224), and nothing of the call's ground
// truth.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/base/names.h"
#include "models/base/time.h"
#include "models/messages/carrier.h"
#include "models/messages/kind.h"
#include "models/numbering/telephone_number.h"

namespace ishaken::messages {

// The request that begins a call.
struct Invite {
  CallId call{};                      // Call-ID
  PartyId origin = no_party;          // Contact: where responses go
  TelephoneNumber calling;            // P-Asserted-Identity, else From
  TelephoneNumber called;             // To
  Instant date{};                     // Date
  std::vector<std::string> identity;  // Identity header values
  bool operator==(const Invite&) const = default;

  using Reply = struct FinalResponse;
  static constexpr Kind kind{"Invite", "call", 1, Protocol::sip};
  static constexpr auto members() {
    return std::tuple{member("call", &Invite::call, Carrier::field),
                      member("origin", &Invite::origin, Carrier::field),
                      member("calling", &Invite::calling, Carrier::field),
                      member("called", &Invite::called, Carrier::field),
                      member("date", &Invite::date, Carrier::field),
                      member("identity", &Invite::identity, Carrier::field)};
  }
};

// The final response. `reason` is the Reason header of RFC 9410 (`STIR ;cause=... ;text="..."`), empty if
// there is none.
struct FinalResponse {
  CallId call{};
  int code = 200;
  std::string reason;
  bool operator==(const FinalResponse&) const = default;

  static constexpr Kind kind{"FinalResponse", "call", 2, Protocol::sip};
  static constexpr auto members() {
    return std::tuple{member("call", &FinalResponse::call, Carrier::field),
                      member("code", &FinalResponse::code, Carrier::sip_status),
                      member("reason", &FinalResponse::reason, Carrier::field)};
  }
};

}  // namespace ishaken::messages
