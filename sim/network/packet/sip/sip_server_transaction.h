// A server transaction (RFC 3261 sections 17.2 and 13.3.1.4, with the state "accepted" of RFC 6026): turns
// events into steps for its owner, and sends nothing itself.
#pragma once

#include <cstdint>

#include "sim/network/packet/sip/sip_timers.h"

namespace ishaken::sim {

struct ServerStep {
  bool trying = false;   // send 100
  bool repeat = false;   // send the last response again
  bool give_up = false;  // no response was sent here, or the peer has not acknowledged a 200
};

class SipServerTransaction {
 public:
  enum class State : std::uint8_t { proceeding, accepted, completed, confirmed, ended };

  SipServerTransaction(bool is_invite, bool reliable, Duration now);

  ServerStep repeated();  // the request was retransmitted
  // Records that a response was sent. If `is_callee`, the 200 is repeated until it is acknowledged, over TCP
  // too, since a proxy on the path may use UDP. A proxy leaves that to the callee.
  void responded(int code, bool is_callee, Duration now);
  void acknowledged(Duration now);
  ServerStep elapsed(Duration now);

  Duration wake() const { return next_ < end_ ? next_ : end_; }
  State state() const { return state_; }
  // Returns whether the transaction only waits for its end.
  bool lingers() const { return state_ != State::proceeding && !unacknowledged_ && next_ == sip::never; }
  bool is_settled() const;  // nothing more will be sent

 private:
  bool is_invite_;
  bool reliable_;
  bool responded_ = false;
  bool unacknowledged_ = false;  // sent a 200, no ACK yet
  State state_ = State::proceeding;
  Duration interval_ = sip::t1;
  Duration next_ = sip::never;  // 100, timer G, repetition of the 200
  Duration end_ = sip::never;   // timers C, H, I, J, L
};

}  // namespace ishaken::sim
