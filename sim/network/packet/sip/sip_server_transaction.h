// One request and its responses, as its receiver keeps them (RFC 3261 sections 17.2 and 13.3.1.4, with the
// state "accepted" of RFC 6026). Nothing is sent here.
#pragma once

#include <cstdint>

#include "sim/network/packet/sip/sip_timers.h"

namespace ishaken::sim {

struct ServerStep {
  bool trying = false;   // send 100
  bool repeat = false;   // send the last response again
  bool give_up = false;  // nobody here has answered; or the other side has not acknowledged a 200
};

class SipServerTransaction {
 public:
  enum class State : std::uint8_t { proceeding, accepted, completed, confirmed, ended };

  SipServerTransaction(bool is_invite, bool reliable, Duration now);

  ServerStep repeated();  // the request came again
  // A response has been sent. `is_callee`: the 200 is repeated until it is acknowledged, by TCP as well,
  // since a proxy further on may use UDP; a proxy itself leaves that to the callee.
  void responded(int code, bool is_callee, Duration now);
  void acknowledged(Duration now);
  ServerStep elapsed(Duration now);

  Duration wake() const { return next_ < end_ ? next_ : end_; }
  State state() const { return state_; }
  // Nothing will happen by itself but that it ends.
  bool lingers() const { return state_ != State::proceeding && !unacknowledged_ && next_ == sip::never; }
  bool is_settled() const;  // nothing more will be sent

 private:
  bool is_invite_;
  bool reliable_;
  bool responded_ = false;
  bool unacknowledged_ = false;  // a 200 of ours
  State state_ = State::proceeding;
  Duration interval_ = sip::t1;
  Duration next_ = sip::never;  // 100, timer G, the 200 again
  Duration end_ = sip::never;   // timers C, H, I, J, L
};

}  // namespace ishaken::sim
