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
  const Instant leaves = engine_.now() + queueing;
  if (messages::protocol_of(envelope.message) == messages::Protocol::sip) {
    if (!passes) return lose(envelope);
    const Duration latency = queueing + latency_of_sip(envelope, leaves) + *waits;
    return deliver_after(latency, std::move(envelope));
  }
  const auto [bytes, host] = messages::outline(
      envelope.message, {envelope.from, envelope.to, envelope.request, nullptr, engine_.now()});
  Duration latency{0};
  if (passes) latency = queueing + latency_of_https(envelope, leaves, bytes, host) + *waits;
  meter_.carried(envelope, engine_.now(), bytes, latency, passes);
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

Duration MessageNetwork::latency_of_sip(const messages::Envelope& envelope, Instant leaves) {
  const auto* const response = std::get_if<messages::FinalResponse>(&envelope.message);
  const std::uint64_t bytes = sip_sizes_.of(envelope.message) + udp_headers;
  if (response != nullptr) return latency_of_response(envelope.from, envelope.to, *response, bytes, leaves);
  const Duration sent =
      round_trip(envelope.from, envelope.to) / 2 + serialization(envelope.from, envelope.to, bytes);
  using enum TransportModel::Sip;
  if (transport_.sip == udp || (transport_.sip == by_size && bytes - udp_headers <= largest_by_udp))
    return sent;
  const Duration handshake = round_trip(envelope.from, envelope.to);
  return sip_.use(envelope.from, envelope.to, leaves, handshake) - leaves + sent;
}

// Hop by hop, as its request came. A 180 goes before a 200, which waits for it where the link is slowest.
Duration MessageNetwork::latency_of_response(PartyId from, PartyId to,
                                             const messages::FinalResponse& response, std::uint64_t bytes,
                                             Instant leaves) {
  const bool answers = response.code < 300;
  const CountryCode here = directory_.at(from).country;
  const PartyId gateway = here == directory_.at(to).country ? no_party : directory_.gateway(here);
  double slowest = std::min(transport_.rate_of(from), transport_.rate_of(to));
  PartyId last = from;  // to send it
  Duration latency{0};
  if (gateway != no_party) {
    slowest = std::min(slowest, transport_.rate_of(gateway));
    latency = links_.round_trip(here, here) / 2 + serialization(from, gateway, bytes);
    last = gateway;
  }
  if (transport_.sip != TransportModel::Sip::udp) {
    if (last != from) sip_.respond(from, last, leaves);
    sip_.respond(last, to, leaves + latency);
  }
  latency += round_trip(from, to) / 2 + serialization(last, to, bytes);
  if (answers) latency += seconds(8 * static_cast<double>(sip_sizes_.ringing() + udp_headers) / slowest);
  // ACK and BYE go straight from one end to the other.
  if (answers && transport_.sip == TransportModel::Sip::tcp) {
    (void)sip_.use(to, from, leaves + latency, round_trip(from, to));
    if (number(response.call) != 0) callers_.insert(number(response.call)).first = to;
  }
  return latency;
}

void MessageNetwork::hang_up(PartyId provider, CallId call) {
  PartyId* const caller = callers_.find(number(call));
  if (caller == nullptr) return;
  (void)sip_.use(provider, *caller, engine_.now(), round_trip(provider, *caller));
  callers_.erase(caller);
}

Duration MessageNetwork::latency_of_https(const messages::Envelope& envelope, Instant leaves,
                                          std::uint64_t bytes, const std::string& host) {
  const PartyId from = envelope.from, to = envelope.to;
  const Duration path = round_trip(from, to);
  const double rate = std::min(transport_.rate_of(from), transport_.rate_of(to));
  const Duration sent = path / 2 + path * waits_of_slow_start(bytes, path, rate, transport_.mtu) +
                        serialization(from, to, bytes + record_bytes + tcp_headers);
  if (messages::protocol_of(envelope.message) == messages::Protocol::http_response) return sent;
  const Instant answered = leaves + sent + path / 2;
  if (https_.take(from, host, leaves, answered)) return sent;
  const bool resumed = transport_.resumption && https_.knows_session(from, host, leaves);
  const std::uint64_t shaken = handshake_headers + (resumed ? resumed_handshake_bytes : handshake_bytes) +
                               (transport_.resumption ? ticket_bytes + tcp_headers : 0);
  const Duration handshakes = look_up(from, host, leaves) + 2 * path + serialization(from, to, shaken);
  https_.open(from, host, leaves, answered + handshakes);
  return handshakes + sent;
}

// Who asks while another look-up is under way waits for the rest of it.
Duration MessageNetwork::look_up(PartyId client, const std::string& host, Instant now) {
  if (transport_.dns_lookup <= Duration{0}) return Duration{0};
  const auto [known, is_new] =
      looked_up_.try_emplace(std::to_string(number(client)) + ' ' + host, Instant::min());
  if (is_new || now >= known->second + transport_.dns_memory) known->second = now + transport_.dns_lookup;
  return std::max(Duration{0}, known->second - now);
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
