// The users' side of the network (ATIS-1000074 figure 4.1): how a call begins and ends for the provider of
// each. These are directives.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "models/base/fields.h"
#include "models/base/names.h"
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

// The called side's judgement of a call.
enum class Feedback : std::uint8_t { none, complaint, honeypot };

// The called side, to its provider: the call is over.
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
