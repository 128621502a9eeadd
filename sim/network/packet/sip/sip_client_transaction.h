// A client transaction (RFC 3261 section 17.1, with the state "accepted" of RFC 6026): turns events into
// steps for its owner, and sends nothing itself.
#pragma once

#include <cstdint>

#include "sim/network/packet/sip/sip_timers.h"

namespace ishaken::sim {

struct ClientStep {
  bool send = false;         // repeat the request
  bool acknowledge = false;  // send an ACK for the response, which refuses
  bool tell = false;         // pass the response to the user
  bool give_up = false;      // report that nobody has answered
};

class SipClientTransaction {
 public:
  enum class State : std::uint8_t { calling, proceeding, accepted, completed, ended };

  // Starts when the request has just been sent. `reliable` means TCP, which retransmits by itself.
  SipClientTransaction(bool is_invite, bool reliable, Duration now);

  ClientStep received(int code, Duration now);
  ClientStep elapsed(Duration now);  // at wake(), or at any other time

  Duration wake() const { return next_ < end_ ? next_ : end_; }
  State state() const { return state_; }
  // Returns whether the transaction only waits for its end.
  bool lingers() const { return state_ == State::accepted || state_ == State::completed; }

 private:
  void wait(State state, Duration end);

  bool is_invite_;
  bool reliable_;
  State state_ = State::calling;
  Duration interval_ = sip::t1;
  Duration next_ = sip::never;  // timers A, E
  Duration end_;                // timers B, C, D, F, K, M
};

}  // namespace ishaken::sim
