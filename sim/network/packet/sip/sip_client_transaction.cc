#include "sim/network/packet/sip/sip_client_transaction.h"

namespace ishaken::sim {

using namespace sip;

SipClientTransaction::SipClientTransaction(bool is_invite, bool reliable, Duration now)
    : is_invite_(is_invite), reliable_(reliable), end_(now + transaction_timeout) {
  if (!reliable) next_ = now + interval_;
}

void SipClientTransaction::wait(State state, Duration end) {
  state_ = state;
  next_ = never;
  end_ = end;
}

ClientStep SipClientTransaction::received(int code, Duration now) {
  const bool waiting = state_ == State::calling || state_ == State::proceeding;
  if (code < 200) {
    if (!waiting) return {};
    if (is_invite_) {
      // A 100 comes from the next hop, and says nothing about the callee (section 16.7 number 2).
      if (state_ == State::calling || code > 100) wait(State::proceeding, now + timer_c);
    } else {
      state_ = State::proceeding;
      interval_ = t2;
    }
    return {.tell = code > 100};
  }
  if (!is_invite_) {
    if (!waiting) return {};
    wait(reliable_ ? State::ended : State::completed, reliable_ ? never : now + t4);
    return {.tell = true};
  }
  if (code < 300) {
    if (waiting) wait(State::accepted, now + transaction_timeout);
    return {.tell = state_ == State::accepted};
  }
  if (waiting) {
    wait(reliable_ ? State::ended : State::completed, reliable_ ? never : now + transaction_timeout);
    return {.acknowledge = true, .tell = true};
  }
  return {.acknowledge = state_ == State::completed};
}

ClientStep SipClientTransaction::elapsed(Duration now) {
  if (now >= end_) {
    const bool waiting = state_ == State::calling || state_ == State::proceeding;
    wait(State::ended, never);
    return {.give_up = waiting};
  }
  if (now < next_) return {};
  interval_ = is_invite_ ? 2 * interval_ : std::min(2 * interval_, t2);
  next_ = now + interval_;
  return {.send = true};
}

}  // namespace ishaken::sim
