#include "models/parties/courier.h"

#include <algorithm>

namespace ishaken::parties {
namespace {

// A parcel of which nothing was heard for so long has arrived: the network gives up within a minute. Not
// every message is answered.
constexpr Duration silence = std::chrono::hours(1);

}  // namespace

void Courier::send(PartyId to, messages::Message message, Act& act, std::string topic) {
  const Instant now = act.now();
  const Duration keep = std::max(silence, 2 * retry_);
  std::erase_if(open_, [&](const auto& each) {
    const Parcel& parcel = each.second;
    return parcel.sent + keep < now || (!topic.empty() && parcel.to == to && parcel.topic == topic);
  });
  const RequestId request = act.send(to, message);
  open_.insert_or_assign(request, Parcel{to, std::move(message), std::move(topic), now});
}

bool Courier::lost(const messages::Envelope& envelope, Act& act) {
  if (!std::holds_alternative<messages::Undelivered>(envelope.message) || !open_.contains(envelope.request))
    return false;
  act.wake_after(retry_, {tag_, number(envelope.request)});
  return true;
}

void Courier::wake(Tag tag, Act& act) {
  auto parcel = open_.extract(RequestId{tag.which});
  if (parcel.empty()) return;
  Parcel& content = parcel.mapped();
  send(content.to, std::move(content.message), act, std::move(content.topic));
}

}  // namespace ishaken::parties
