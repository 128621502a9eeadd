#include "sim/network/sip_latency.h"

#include <algorithm>

namespace ishaken::sim {
namespace {

using Sip = TransportModel::Sip;

constexpr std::uint64_t udp_headers = 30;  // IPv4, UDP, PPP

}  // namespace

Duration SipLatency::of(const messages::Envelope& envelope, Instant leaves) {
  const PartyId from = envelope.from, to = envelope.to;
  if (const auto* const response = std::get_if<messages::FinalResponse>(&envelope.message))
    return of_response(from, to, *response, leaves);
  const std::uint64_t bytes = sizes_.of(envelope.message);
  const Duration round_trip = paths_.round_trip(from, to);
  const Duration sent = round_trip / 2 + paths_.serialization(from, to, bytes + udp_headers);
  const Sip sip = paths_.transport.sip;
  if (sip == Sip::udp || (sip == Sip::by_size && bytes <= largest_sip_by_udp)) return sent;
  return tcp_.use(from, to, leaves, round_trip) - leaves + sent;
}

// Returns the latency of a response, which goes back hop by hop. A 180 precedes a 200, so the 200 waits for
// the 180 on the slowest link.
Duration SipLatency::of_response(PartyId from, PartyId to, const messages::FinalResponse& response,
                                 Instant leaves) {
  const std::uint64_t bytes = sizes_.of(response) + udp_headers;
  const Sip sip = paths_.transport.sip;
  const CountryCode here = paths_.directory.at(from).country;
  const PartyId last =
      paths_.directory.entrance(from, paths_.directory.at(to).country);  // the last hop before `to`
  Duration latency{0};
  if (last != from) {
    latency = paths_.links.round_trip(here, here) / 2 + paths_.serialization(from, last, bytes);
    if (sip != Sip::udp) tcp_.respond(from, last, leaves);
  }
  if (sip != Sip::udp) tcp_.respond(last, to, leaves + latency);
  latency += paths_.round_trip(from, to) / 2 + paths_.serialization(last, to, bytes);
  if (response.code >= 300) return latency;
  const double slowest = std::min(paths_.rate(from, last), paths_.rate(last, to));
  latency += seconds(8 * static_cast<double>(sizes_.ringing() + udp_headers) / slowest);
  // ACK and BYE go directly between the two ends.
  if (sip == Sip::tcp) {
    (void)tcp_.use(to, from, leaves + latency, paths_.round_trip(from, to));
    if (number(response.call) != 0) callers_.insert(number(response.call)).first = to;
  }
  return latency;
}

void SipLatency::hang_up(PartyId provider, CallId call, Instant now) {
  PartyId* const caller = callers_.find(number(call));
  if (caller == nullptr) return;
  (void)tcp_.use(provider, *caller, now, paths_.round_trip(provider, *caller));
  callers_.erase(caller);
}

}  // namespace ishaken::sim
