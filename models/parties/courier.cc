#include "models/parties/courier.h"

#include <algorithm>

namespace ishaken::parties {
namespace {

// The time after which an unanswered parcel counts as delivered: the network reports a loss within a minute,
// and not every message has an answer.
constexpr Duration silence = std::chrono::hours(1);

}  // namespace

void Courier::send(PartyId to, messages::Message message, Act& act, std::string topic, Answered answered) {
  drop_old(to, topic, act);
  const Place parcel =
      open_.insert(open_.end(), {to, message, std::move(topic), std::move(answered), act.now()});
  parcel->question =
      act.ask(to, std::move(message), [this, parcel](const messages::Message* answer, Act& later) {
        if (answer != nullptr) return settle(parcel, *answer, later);
        parcel->again.after(retry_, later, [this, parcel](Act& then) { send_again(parcel, then); });
      });
}

void Courier::drop_old(PartyId to, const std::string& topic, Act& act) {
  const Duration keep = std::max(silence, 2 * retry_);
  std::erase_if(open_, [&](const Parcel& parcel) {
    const bool arrived = !parcel.answered && parcel.sent + keep < act.now();
    const bool superseded = !topic.empty() && parcel.to == to && parcel.topic == topic;
    if (arrived || superseded) act.forget(parcel.question);
    return arrived || superseded;
  });
}

void Courier::settle(Place parcel, const messages::Message& answer, Act& act) {
  const Answered answered = std::move(parcel->answered);
  open_.erase(parcel);
  if (answered) answered(answer, act);
}

void Courier::send_again(Place parcel, Act& act) {
  Parcel lost = std::move(*parcel);
  open_.erase(parcel);
  send(lost.to, std::move(lost.message), act, std::move(lost.topic), std::move(lost.answered));
}

}  // namespace ishaken::parties
