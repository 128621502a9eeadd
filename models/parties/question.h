// A question whose answer may become irrelevant. A new `ask`, `forget` and the destructor decline the answer
// to the earlier question. If the answer always matters, use Act::ask directly.
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
  // Declines the answer and frees its continuation.
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
