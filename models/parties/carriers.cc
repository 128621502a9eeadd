#include "models/parties/carriers.h"

#include <fmt/format.h>

namespace ishaken::parties {

void Carriers::receive(const messages::Envelope& envelope, Act& act) {
  const auto* const request = std::get_if<messages::TracebackRequest>(&envelope.message);
  if (request == nullptr) return;
  const std::uint64_t number = ++asked_;
  // The call and how far it was traced decide, not the order in which questions come.
  Stream draws =
      act.draw(fmt::format("tracebacks/{}", request->carriers)).at(ishaken::number(request->call.call));
  if (!draws.chance(config_.answers)) return;
  open_.emplace(number, envelope);
  act.wake_after(seconds(draws.lognormal(in_seconds(config_.answer_time), config_.answer_spread)),
                 {0, number});
}

void Carriers::wake(Tag tag, Act& act) {
  const auto found = open_.extract(tag.which);
  if (found.empty()) return;
  using Finding = messages::TracebackAnswer::Finding;
  const auto& request = std::get<messages::TracebackRequest>(found.mapped().message);
  if (request.carriers + 1 < config_.hops)
    return act.reply(found.mapped(), messages::TracebackAnswer{Finding::carrier, {}, {}});
  const PartyId origin = shared_.directory.host(request.call.contact);
  if (origin == no_party)
    return act.reply(found.mapped(), messages::TracebackAnswer{Finding::nobody, {}, {}});
  act.reply(found.mapped(),
            messages::TracebackAnswer{Finding::country, shared_.directory.at(origin).country, {}});
}

}  // namespace ishaken::parties
