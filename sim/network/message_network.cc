#include "sim/network/message_network.h"

#include "models/messages/kinds.h"

namespace ishaken::sim {
namespace {

// RFC 3261 timer B: 64 * T1. TCP gives up a connection after a like time.
constexpr Duration give_up = std::chrono::seconds(32);

// Beside the slot in the number of an event.
constexpr std::uint64_t past_taps_bit = std::uint64_t{1} << 32;

struct CallOf {
  std::uint64_t operator()(const messages::Invite& m) const { return number(m.call); }
  std::uint64_t operator()(const messages::FinalResponse& m) const { return number(m.call); }
  template <class Other>
  std::uint64_t operator()(const Other&) const {
    return 0;
  }
};

}  // namespace

MessageNetwork::MessageNetwork(Engine& engine, const parties::Directory& directory, const LinkTable& links,
                               const Faults& faults, const Taps& taps, Inbox& inbox, Meter& meter,
                               std::uint64_t seed)
    : engine_(engine),
      directory_(directory),
      links_(links),
      faults_(faults),
      taps_(taps),
      inbox_(inbox),
      meter_(meter),
      stream_(seed, "network") {}

// Keyed by the call where there is one, else by the pair of parties: traffic that is added elsewhere changes
// nothing here.
Stream MessageNetwork::draws_for(const messages::Envelope& envelope) {
  const std::uint64_t pair = static_cast<std::uint64_t>(number(envelope.from)) << 32 | number(envelope.to);
  const std::uint64_t call = std::visit(CallOf{}, envelope.message);
  const std::uint64_t which = call != 0 ? call : ++counters_[pair];
  const std::uint64_t mixed =
      (pair * 0x9e3779b97f4a7c15u) ^ (which * 0xd6e8feb86659fd93u) ^ envelope.message.index();
  return stream_.at(mixed ^ mixed >> 31);
}

void MessageNetwork::send(messages::Envelope envelope) {
  const parties::Directory::Place& from = directory_.at(envelope.from);
  const parties::Directory::Place& to = directory_.at(envelope.to);
  if (from.body == to.body) return deliver_after(Duration{0}, std::move(envelope));
  Stream draws = draws_for(envelope);
  const Duration queueing = links_.queueing(draws);
  const auto waits = links_.retransmissions(from.country, to.country, draws);
  if (!waits || !faults_.passes(envelope.from, envelope.to) ||
      faults_.drowns(envelope.from, envelope.to, draws)) {
    meter_.sent(envelope, Duration{0}, false);
    return lose(envelope);
  }
  const bool handshakes = messages::protocol_of(envelope.message) == messages::Protocol::http_request;
  const Duration latency =
      links_.round_trip(from.country, to.country) * (handshakes ? 5 : 1) / 2 + queueing + *waits;
  meter_.sent(envelope, latency, true);
  deliver_after(latency, std::move(envelope));
}

void MessageNetwork::pass(messages::Envelope envelope) {
  deliver_after(Duration{0}, std::move(envelope), true);
}

void MessageNetwork::deliver_after(Duration delay, messages::Envelope envelope, bool past_taps) {
  std::uint32_t slot = 0;
  if (free_.empty()) {
    slot = static_cast<std::uint32_t>(on_the_way_.size());
    on_the_way_.push_back(std::move(envelope));
  } else {
    slot = free_.back();
    free_.pop_back();
    on_the_way_[slot] = std::move(envelope);
  }
  engine_.at(engine_.now() + delay, *this, slot | (past_taps ? past_taps_bit : 0));
}

void MessageNetwork::fire(std::uint64_t what) {
  const auto slot = static_cast<std::uint32_t>(what);
  messages::Envelope envelope = std::move(on_the_way_[slot]);
  free_.push_back(slot);
  const bool news_of_loss = std::holds_alternative<messages::Undelivered>(envelope.message);
  if (!news_of_loss && !faults_.passes(envelope.from, envelope.to)) return lose(envelope);
  if (const Tap* tap = (what & past_taps_bit) != 0 || news_of_loss ? nullptr : taps_.on(envelope)) {
    auto caught = std::make_shared<const messages::Envelope>(std::move(envelope));
    return inbox_.deliver(
        {caught->from, tap->adversary, {}, false, messages::Intercepted{tap->attack, caught}});
  }
  inbox_.deliver(envelope);
}

void MessageNetwork::lose(const messages::Envelope& envelope) {
  // Whoever waits is told: the caller's side of a call, wherever on its way it was lost; else the one who
  // asked.
  const auto* invite = std::get_if<messages::Invite>(&envelope.message);
  const PartyId waiting = invite != nullptr   ? invite->origin
                          : envelope.is_reply ? envelope.to
                                              : envelope.from;
  const CallId call{std::visit(CallOf{}, envelope.message)};
  deliver_after(give_up, {envelope.to, waiting, envelope.request, true, messages::Undelivered{call}});
}

}  // namespace ishaken::sim
