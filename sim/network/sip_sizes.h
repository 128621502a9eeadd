// How many bytes SIP takes on the wire, for a network that does not write them.
#pragma once

#include <cstdint>

#include "models/messages/message.h"

namespace ishaken::sim {

class SipSizes {
 public:
  SipSizes();

  // Of an INVITE (with all its Identity header fields) or a final response; written once and measured, so a
  // call with longer numbers is some bytes off.
  std::uint64_t of(const messages::Message& message) const;

 private:
  std::uint64_t invite_;    // without Identity
  std::uint64_t response_;  // a 200 with its session description
};

}  // namespace ishaken::sim
