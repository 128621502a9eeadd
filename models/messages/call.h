// The messages of a call. They carry what SIP carries (RFC 3261, RFC 8224); the ground truth of a call is
// nowhere here.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/base/names.h"
#include "models/base/time.h"
#include "models/numbering/telephone_number.h"
#include "models/passport/passport.h"

namespace ishaken::messages {

// A customer asks its provider for a call (the user's side of the network, ATIS-1000074 figure 4.1). What the
// provider knows of the customer comes with it: that decides the attestation.
struct CallAttempt {
  CallId call{};
  TelephoneNumber calling;
  TelephoneNumber called;
  std::uint64_t customer = 0;   // which customer, where one calls with many numbers; 0: the number tells
  bool customer_known = true;   // a direct authenticated relationship
  bool number_verified = true;  // a verified association of the customer with the calling number
  std::optional<passport::Attestation>
      asserted;  // what the provider is made to claim, where it is not honest
  bool operator==(const CallAttempt&) const = default;
};

struct Invite {
  CallId call{};                      // Call-ID
  PartyId origin = no_party;          // Contact: where responses go
  TelephoneNumber calling;            // P-Asserted-Identity, else From
  TelephoneNumber called;             // To
  Instant date{};                     // Date
  std::vector<std::string> identity;  // Identity header values
  bool operator==(const Invite&) const = default;
};

// The final response. `reason` is the Reason header of RFC 9410 (`STIR ;cause=... ;text="..."`), empty where
// there is none.
struct FinalResponse {
  CallId call{};
  int code = 200;
  std::string reason;
  bool operator==(const FinalResponse&) const = default;
};

}  // namespace ishaken::messages
