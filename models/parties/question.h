// A question whose answer may stop to matter: a new `ask`, `forget` and the destructor decline the answer to
// what was asked before. What always matters is asked by Act::ask alone.
#pragma once

#include <memory>
#include <utility>

#include "models/parties/party.h"

namespace ishaken::parties {

class Question {
 public:
  Question() = default;
  ~Question() { decline(); }
  Question(Question&&) = default;
  Question& operator=(Question&& other) {
    decline();
    wanted_ = std::move(other.wanted_);
    number_ = other.number_;
    return *this;
  }

  void ask(PartyId to, messages::Message request, Act& act, Act::Answer then) {
    forget(act);
    wanted_ = std::make_shared<bool>(true);
    number_ =
        act.ask(to, std::move(request),
                [wanted = wanted_, then = std::move(then)](const messages::Message* answer, Act& later) {
                  if (std::exchange(*wanted, false)) then(answer, later);
                });
  }
  // Declines the answer, and lets go of what waits for it.
  void forget(Act& act) {
    if (!is_open()) return;
    decline();
    act.forget(number_);
  }
  bool is_open() const { return wanted_ && *wanted_; }

 private:
  void decline() {
    if (wanted_) *wanted_ = false;
  }
  std::shared_ptr<bool> wanted_;
  RequestId number_{};
};

}  // namespace ishaken::parties
