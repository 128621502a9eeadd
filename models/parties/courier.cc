#include "models/parties/courier.h"

namespace ishaken::parties {

void Courier::send(PartyId to, messages::Message message, Act& act) {
  const RequestId request = act.send(to, message);
  open_.insert_or_assign(request, Parcel{to, std::move(message)});
}

bool Courier::lost(const messages::Envelope& envelope, Act& act) {
  if (!std::holds_alternative<messages::Undelivered>(envelope.message) || !open_.contains(envelope.request))
    return false;
  act.wake_after(retry_, {tag_, number(envelope.request)});
  return true;
}

void Courier::wake(Tag tag, Act& act) {
  const auto parcel = open_.extract(RequestId{tag.which});
  if (!parcel.empty()) send(parcel.mapped().to, std::move(parcel.mapped().message), act);
}

}  // namespace ishaken::parties
