#include "models/parties/courier.h"

#include <algorithm>

namespace ishaken::parties {
namespace {

// The time after which an unanswered message counts as delivered: the network reports a loss within a minute,
// and not every message has an answer.
constexpr Duration silence = std::chrono::hours(1);

}  // namespace

void Courier::send(PartyId to, messages::Message message, Act& act, std::string topic, Answered answered) {
  drop_old(to, topic, act);
  const Position pending =
      open_.insert(open_.end(), {to, message, std::move(topic), std::move(answered), act.now()});
  pending->question =
      act.ask(to, std::move(message), [this, pending](const messages::Message* answer, Act& later) {
        if (answer != nullptr) return settle(pending, *answer, later);
        pending->again.after(retry_, later, [this, pending](Act& then) { send_again(pending, then); });
      });
}

void Courier::drop_old(PartyId to, const std::string& topic, Act& act) {
  const Duration keep = std::max(silence, 2 * retry_);
  std::erase_if(open_, [&](const Pending& pending) {
    const bool arrived = !pending.answered && pending.sent + keep < act.now();
    const bool superseded = !topic.empty() && pending.to == to && pending.topic == topic;
    if (arrived || superseded) act.forget(pending.question);
    return arrived || superseded;
  });
}

void Courier::settle(Position pending, const messages::Message& answer, Act& act) {
  const Answered answered = std::move(pending->answered);
  open_.erase(pending);
  if (answered) answered(answer, act);
}

void Courier::send_again(Position pending, Act& act) {
  Pending lost = std::move(*pending);
  open_.erase(pending);
  send(lost.to, std::move(lost.message), act, std::move(lost.topic), std::move(lost.answered));
}

}  // namespace ishaken::parties
