#include "sim/network/packet/sip/sip_server_transaction.h"

namespace ishaken::sim {

using namespace sip;

// The next hop may take as long as timers B and C allow.
SipServerTransaction::SipServerTransaction(bool is_invite, bool reliable, Duration now)
    : is_invite_(is_invite), reliable_(reliable), end_(now + timer_c + transaction_timeout) {
  if (is_invite) next_ = now + trying_after;
}

bool SipServerTransaction::is_settled() const {
  return state_ == State::confirmed || state_ == State::ended ||
         (state_ == State::accepted && !unacknowledged_);
}

ServerStep SipServerTransaction::repeated() {
  if (state_ == State::completed) return {.repeat = true};
  if (state_ != State::proceeding || !is_invite_) return {};
  return responded_ ? ServerStep{.repeat = true} : ServerStep{};
}

void SipServerTransaction::responded(int code, bool is_callee, Duration now) {
  if (state_ != State::proceeding) return;
  responded_ = true;
  next_ = never;
  if (code < 200) {
    end_ = now + timer_c + transaction_timeout;
    return;
  }
  end_ = now + transaction_timeout;
  if (!is_invite_) {
    state_ = reliable_ ? State::ended : State::completed;
  } else if (code < 300) {
    state_ = State::accepted;
    unacknowledged_ = is_callee;
    if (is_callee) next_ = now + interval_;
  } else {
    state_ = State::completed;
    if (!reliable_) next_ = now + interval_;
  }
}

void SipServerTransaction::acknowledged(Duration now) {
  if (state_ == State::accepted) {
    unacknowledged_ = false;
    next_ = never;
  } else if (state_ == State::completed && is_invite_) {
    state_ = reliable_ ? State::ended : State::confirmed;
    next_ = never;
    end_ = reliable_ ? never : now + t4;
  }
}

ServerStep SipServerTransaction::elapsed(Duration now) {
  if (now >= end_) {
    const bool lost = state_ == State::proceeding || unacknowledged_;
    // A response that comes later is still accepted.
    if (state_ == State::proceeding) {
      end_ = next_ = never;
    } else {
      state_ = State::ended;
    }
    unacknowledged_ = false;
    return {.give_up = lost};
  }
  if (now < next_) return {};
  if (state_ == State::proceeding) {
    next_ = never;
    return {.trying = true};
  }
  interval_ = std::min(2 * interval_, t2);
  next_ = now + interval_;
  return {.repeat = true};
}

}  // namespace ishaken::sim
