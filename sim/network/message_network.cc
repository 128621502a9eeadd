#include "sim/network/message_network.h"

#include <algorithm>

#include "models/messages/kinds.h"
#include "models/messages/wire.h"
#include "sim/network/transfer_time.h"

namespace ishaken::sim {
namespace {

// RFC 3261 timer B: 64 * T1. TCP gives up a connection after a like time.
constexpr Duration give_up = std::chrono::seconds(32);

// Beside the slot in the number of an event.
constexpr std::uint64_t past_taps_bit = std::uint64_t{1} << 32;

constexpr std::uint64_t largest_by_udp = 1300;  // RFC 3261 section 18.1.1
constexpr std::uint64_t udp_headers = 30;       // IPv4, UDP, PPP

}  // namespace

MessageNetwork::MessageNetwork(Engine& engine, const parties::Directory& directory, const LinkTable& links,
                               const TransportModel& transport, const Faults& faults, const Taps& taps,
                               Inbox& inbox, Meter& meter, std::uint64_t seed)
    : engine_(engine),
      directory_(directory),
      links_(links),
      transport_(transport),
      faults_(faults),
      taps_(taps),
      inbox_(inbox),
      meter_(meter),
      queueing_(seed),
      https_(transport.keep_alive),
      sip_(transport.sip_keep_alive()) {}

void MessageNetwork::send(messages::Envelope envelope) {
  const parties::Directory::Place& from = directory_.at(envelope.from);
  const parties::Directory::Place& to = directory_.at(envelope.to);
  if (from.body == to.body) return deliver_after(Duration{0}, std::move(envelope));
  Stream draws = queueing_.draws_for(envelope);
  const Duration queueing = links_.queueing(draws);
  const auto waits =
      links_.retransmissions(from.country, to.country, faults_.loss(from.country, to.country), draws);
  const bool passes = waits && faults_.passes(envelope.from, envelope.to) &&
                      !faults_.drowns(envelope.from, envelope.to, draws);
  const bool sip = messages::protocol_of(envelope.message) == messages::Protocol::sip;
  const std::uint64_t bytes =
      sip ? 0
          : messages::encoded_size(envelope.message,
                                   {envelope.from, envelope.to, envelope.request, nullptr, engine_.now()});
  Duration latency{0};
  if (passes)
    latency = (sip ? latency_of_sip(envelope) : latency_of_https(envelope, bytes)) + queueing + *waits;
  if (!sip) meter_.carried(envelope, engine_.now(), bytes, latency, passes);
  if (!passes) return lose(envelope);
  deliver_after(latency, std::move(envelope));
}

Duration MessageNetwork::round_trip(PartyId a, PartyId b) const {
  const CountryCode here = directory_.at(a).country, there = directory_.at(b).country;
  return links_.round_trip(here, there) + faults_.longer(here, there);
}

Duration MessageNetwork::serialization(PartyId a, PartyId b, std::uint64_t bytes) const {
  return sim::serialization(bytes, transport_.rate_of(a), transport_.rate_of(b), transport_.mtu);
}

Duration MessageNetwork::latency_of_sip(const messages::Envelope& envelope) {
  const std::uint64_t bytes = sip_sizes_.of(envelope.message);
  const bool request = std::holds_alternative<messages::Invite>(envelope.message);
  Duration latency = round_trip(envelope.from, envelope.to) / 2 +
                     serialization(envelope.from, envelope.to, bytes + udp_headers);
  const CountryCode here = directory_.at(envelope.from).country;
  if (!request && here != directory_.at(envelope.to).country && directory_.gateway(here) != no_party)
    latency += links_.round_trip(here, here) / 2;
  using enum TransportModel::Sip;
  const bool by_tcp = transport_.sip == tcp || (transport_.sip == by_size && bytes > largest_by_udp);
  // A response comes back on the connection of its request.
  if (!request || !by_tcp) return latency;
  const Duration handshake = round_trip(envelope.from, envelope.to);
  const Instant now = engine_.now();
  const bool open = sip_.reuse(envelope.from, envelope.to, now, now, now + handshake);
  return open ? latency : latency + handshake;
}

Duration MessageNetwork::latency_of_https(const messages::Envelope& envelope, std::uint64_t bytes) {
  const Duration path = round_trip(envelope.from, envelope.to);
  const double rate = std::min(transport_.rate_of(envelope.from), transport_.rate_of(envelope.to));
  const Duration sent = path / 2 + path * waits_of_slow_start(bytes, path, rate, transport_.mtu) +
                        serialization(envelope.from, envelope.to, bytes + record_bytes + tcp_headers);
  if (messages::protocol_of(envelope.message) == messages::Protocol::http_response) return sent;
  const Duration handshakes = look_up(envelope.from, envelope.to) + 2 * path +
                              serialization(envelope.from, envelope.to, handshake_bytes);
  const Instant now = engine_.now(), answered = now + sent + path / 2;
  const bool open = https_.reuse(envelope.from, envelope.to, now, answered, answered + handshakes);
  return open ? sent : handshakes + sent;
}

Duration MessageNetwork::look_up(PartyId client, PartyId server) {
  if (transport_.dns_lookup <= Duration{0}) return Duration{0};
  const Instant now = engine_.now();
  Instant& known = looked_up_[static_cast<std::uint64_t>(number(client)) << 32 | number(server)];
  if (known + transport_.dns_memory > now) return Duration{0};
  known = now;
  return transport_.dns_lookup;
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
  const CallId call = call_of(envelope.message);
  deliver_after(give_up, {envelope.to, waiting, envelope.request, true, messages::Undelivered{call}});
}

}  // namespace ishaken::sim
