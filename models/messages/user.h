// The directives that tell a provider of its customers' calls: how a call begins and how it ended (the users'
// side of the network, ATIS-1000074 figure 4.1).
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "models/base/fields.h"
#include "models/base/names.h"
#include "models/numbering/telephone_number.h"
#include "models/passport/passport.h"

namespace ishaken::messages {

// A customer's request to its provider for a call. It holds what the provider knows of the customer, which
// decides the attestation.
struct CallAttempt {
  CallId call{};
  TelephoneNumber calling;
  TelephoneNumber called;
  std::uint64_t customer = 0;   // of a customer with many numbers; 0: the calling number identifies it
  bool customer_known = true;   // a direct authenticated relationship
  bool number_verified = true;  // a verified association of the customer with the calling number
  std::optional<passport::Attestation> asserted;  // that a dishonest provider claims; none: signs nothing
  bool operator==(const CallAttempt&) const = default;
};

// The loss of a call, as the network reports it to the provider or adversary that placed it: no final
// response will come, since the INVITE or the response was lost (SIP timer B, RFC 3261 section 17.1.1.2).
struct CallLost {
  CallId call{};
  bool operator==(const CallLost&) const = default;
};

// The called side's judgement of a call.
enum class Feedback : std::uint8_t { none, complaint, honeypot };

// The end of a call, as the called side tells its provider.
struct CallOver {
  CallId call{};
  Feedback feedback = Feedback::none;
  bool operator==(const CallOver&) const = default;
};

}  // namespace ishaken::messages

template <>
struct ishaken::EnumNames<ishaken::messages::Feedback> {
  using enum messages::Feedback;
  static constexpr std::array values{EnumValue{none, "none", "nothing was said"},
                                     EnumValue{complaint, "complaint", "the called user complained"},
                                     EnumValue{honeypot, "honeypot", "it rang at a number that nobody has"}};
};
