#include "sim/network/message_network.h"

#include <algorithm>

#include "models/messages/give_up.h"
#include "models/messages/kinds.h"
#include "models/messages/wire.h"

namespace ishaken::sim {

MessageNetwork::MessageNetwork(Engine& engine, const parties::Directory& directory, const LinkTable& links,
                               const TransportModel& transport, const Faults& faults, const Taps& taps,
                               Inbox& inbox, Meter& meter, std::uint64_t seed)
    : engine_(engine),
      directory_(directory),
      links_(links),
      faults_(faults),
      taps_(taps),
      inbox_(inbox),
      meter_(meter),
      queueing_(seed),
      paths_{directory, links, transport, faults} {}

void MessageNetwork::send(messages::Envelope envelope) {
  const parties::Directory::Entry& from = directory_.at(envelope.from);
  const parties::Directory::Entry& to = directory_.at(envelope.to);
  if (from.body == to.body) return deliver_after(Duration{0}, std::move(envelope));
  Stream draws = queueing_.draws_for(envelope);
  const Duration queueing = links_.queueing(draws);
  const auto waits =
      links_.retransmissions(from.country, to.country, faults_.loss(from.country, to.country), draws);
  const bool passes = waits && faults_.passes(envelope.from, envelope.to) &&
                      !faults_.lost_to_flood(envelope.from, envelope.to, draws);
  const Instant leaves = engine_.now() + queueing;
  if (messages::protocol_of(envelope.message) == messages::Protocol::sip) {
    if (!passes) return lose(envelope);
    const Duration latency = queueing + sip_.of(envelope, leaves) + *waits;
    return deliver_after(latency, std::move(envelope));
  }
  const auto [bytes, host] = messages::outline(
      envelope.message, {envelope.from, envelope.to, envelope.request, nullptr, engine_.now()});
  Duration latency{0};
  if (passes) latency = queueing + https_.of(envelope, leaves, bytes, host) + *waits;
  meter_.carried(envelope, engine_.now(), bytes, latency, passes);
  if (!passes) return lose(envelope);
  deliver_after(latency, std::move(envelope));
}

void MessageNetwork::hang_up(PartyId provider, CallId call) { sip_.hang_up(provider, call, engine_.now()); }

void MessageNetwork::pass(messages::Envelope envelope) {
  deliver_after(Duration{0}, std::move(envelope), true);
}

void MessageNetwork::deliver_after(Duration delay, messages::Envelope envelope, bool past_taps) {
  const std::uint32_t slot = on_the_way_.emplace(std::move(envelope));
  engine_.at(engine_.now() + delay, [this, slot, past_taps] { arrive(on_the_way_.take(slot), past_taps); });
}

void MessageNetwork::arrive(messages::Envelope envelope, bool past_taps) {
  if (!faults_.passes(envelope.from, envelope.to)) return lose(envelope);
  if (const Tap* tap = past_taps ? nullptr : taps_.on(envelope)) {
    auto caught = std::make_shared<const messages::Envelope>(std::move(envelope));
    return inbox_.intercepted(tap->adversary, {tap->attack, std::move(caught)});
  }
  inbox_.deliver(envelope);
}

void MessageNetwork::lose(const messages::Envelope& envelope) {
  // The caller's side still waits for the answer to an INVITE that a gateway passed on.
  const auto* invite = std::get_if<messages::Invite>(&envelope.message);
  const PartyId waiting = invite != nullptr   ? invite->origin
                          : envelope.is_reply ? envelope.to
                                              : envelope.from;
  const Loss loss{waiting, envelope.request, call_of(envelope.message)};
  engine_.at(engine_.now() + messages::give_up, [this, loss] { inbox_.lost(loss); });
}

}  // namespace ishaken::sim
