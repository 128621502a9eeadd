#include "models/parties/carriers.h"

#include <fmt/format.h>

namespace ishaken::parties {

const Handlers<Carriers>& Carriers::handlers() {
  static const auto table = Handlers<Carriers>().on<messages::TracebackRequest>(anyone, &Carriers::asked);
  return table;
}

void Carriers::receive(const messages::Envelope& envelope, Act& act) {
  handlers().dispatch(*this, shared_.directory, envelope, act);
}

void Carriers::asked(const messages::TracebackRequest& request, const messages::Envelope& envelope,
                     Act& act) {
  // Draws by call and step of the trace, so that the order of the requests does not matter.
  Stream draws = act.draw(fmt::format("tracebacks/{}", request.carriers)).at(number(request.call.call));
  if (!draws.chance(config_.answers)) return;
  act.after(config_.answer_time.draw(draws), [this, envelope](Act& later) {
    later.reply(envelope, answer(std::get<messages::TracebackRequest>(envelope.message)));
  });
}

messages::TracebackAnswer Carriers::answer(const messages::TracebackRequest& request) const {
  using Origin = messages::TracebackAnswer::Origin;
  if (request.carriers + 1 < config_.hops) return {Origin::carrier, {}, {}};
  const PartyId origin = shared_.directory.host(request.call.contact);
  if (origin == no_party) return {Origin::nobody, {}, {}};
  return {Origin::country, shared_.directory.at(origin).country, {}};
}

}  // namespace ishaken::parties
