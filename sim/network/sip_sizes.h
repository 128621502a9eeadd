// The sizes of SIP messages, for the `message` fidelity, which does not write them.
#pragma once

#include <cstdint>

#include "models/messages/message.h"

namespace ishaken::sim {

class SipSizes {
 public:
  SipSizes();

  // Returns the size of an INVITE (with all its Identity header fields) or of a final response. It is
  // measured once on a typical message, so a call with longer numbers is some bytes off.
  std::uint64_t of(const messages::Message& message) const;
  std::uint64_t ringing() const { return ringing_; }  // the 180 that precedes a 200

 private:
  std::uint64_t invite_;   // without Identity
  std::uint64_t answer_;   // a 200 with its session description
  std::uint64_t refusal_;  // without Reason
  std::uint64_t ringing_;
};

}  // namespace ishaken::sim
