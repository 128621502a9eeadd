#include "sim/network/packet/sip/sip_agent.h"

#include "models/messages/sip.h"
#include "models/messages/sip_uri.h"
#include "sim/network/transfer_time.h"

namespace ishaken::sim {

using messages::SipMessage;
using messages::SipMethod;
using messages::SipTransport;

SipAgent::SipAgent(SipSettings settings, const Host& host, PartyId self, Resolver resolver,
                   SipListener& listener, Phone* phones)
    : settings_(settings),
      self_(self),
      name_(messages::host_name(self)),
      resolver_(std::move(resolver)),
      listener_(listener),
      phones_(phones),
      longest_([this](SipKey key) { return due(key); }, [this](SipKey key) { lasted(key); }),
      transactions_(host, settings.keep_alive, *this) {}

bool SipAgent::invite(const messages::Invite& invite, PartyId to) {
  const SipKey out{invite.call, SipRole::invite_out}, in{invite.call, SipRole::invite_in};
  if (transactions_.is_known(out) || outgoing_.contains(invite.call)) return false;
  messages::InvitePath path{.transport = SipTransport::udp};
  const Incoming* const through = incoming_.find(invite.call);
  const messages::SipEcho* const before =
      through == nullptr || through->state != State::waiting ? nullptr : transactions_.accepted(in);
  if (before != nullptr) {
    if (through->max_forwards == 0) return refuse(invite.call, 483, ""), false;
    path.max_forwards = through->max_forwards - 1;
    path.vias = before->vias();
    path.from = before->from();
    path.to = before->to();
  }
  std::string request =
      render(invite, {.from = self_, .to = to, .request = {}, .answers = nullptr}, path).text();
  if (before != nullptr)
    end(in);  // a gateway keeps only the transactions from here on
  else
    outgoing_.emplace(invite.call);
  send(out, messages::branch_of(invite.call, "", name_), std::move(request), resolver_(to));
  return true;
}

// Chooses UDP or TCP for a request, which is written for UDP. For TCP, its Via is changed.
SipTransport SipAgent::choose(std::string& request) const {
  const bool is_small = request.size() <= largest_sip_by_udp;
  if (settings_.transport == SipTransportChoice::udp ||
      (settings_.transport == SipTransportChoice::by_size && is_small))
    return SipTransport::udp;
  constexpr std::string_view udp = "SIP/2.0/UDP ", tcp = "SIP/2.0/TCP ";
  if (const std::size_t via = request.find(udp); via != std::string::npos)
    request.replace(via, udp.size(), tcp);
  return SipTransport::tcp;
}

void SipAgent::send(SipKey key, const std::string& branch, std::string request, ns3::Ipv4Address to) {
  const SipTransport transport = choose(request);
  transactions_.request(key, branch, std::move(request), {to, transport, sip_port});
}

ns3::Ipv4Address SipAgent::address_of(const messages::SipDialog& dialog) const {
  const auto uri = messages::parse_sip_uri(dialog.target);
  const auto party = uri ? messages::party_of_host(uri->host) : Result<PartyId>(no_party);
  return party && *party != no_party ? resolver_(*party) : ns3::Ipv4Address::GetZero();
}

void SipAgent::requested(const SipMessage& request, const SipPeer& from) {
  switch (request.method) {
    case SipMethod::invite:
      return arrived(request, from);
    case SipMethod::ack:
      return acknowledged(request);
    case SipMethod::bye:
      return bye_received(request, from);
    default:
      return transactions_.refuse(request, from, 501);
  }
}

void SipAgent::responded(SipKey key, const SipMessage& response) {
  if (key.role == SipRole::ring) return phone_responded(response);
  if (key.role == SipRole::invite_out) caller_responded(response);
}

void SipAgent::caller_responded(const SipMessage& response) {
  const CallId call = response.call;
  Outgoing* const found = outgoing_.find(call);
  if (found == nullptr) {
    transactions_.pass_back({call, SipRole::invite_in}, response);
    return;
  }
  if (response.status < 200) return;
  if (response.status < 300) {
    acknowledge(response);
    if (!found->remote_tag.empty()) return;  // a repeated 200
    found->remote_tag = response.to_tag;
    wait_until(sip_now() + sip::longest_call, {call, SipRole::invite_out}, found->due);
  } else {
    end({call, SipRole::invite_out});
    if (response.status == 408) return listener_.unanswered(call);
  }
  listener_.answered(final_response_of(response));
}

// Sends the ACK directly to the callee, past proxies (section 13.2.2.4).
void SipAgent::acknowledge(const SipMessage& answer) {
  const auto dialog = dialog_of_caller(answer);
  if (!dialog) return;
  const std::string branch = messages::branch_of(answer.call, "ack", name_);
  std::string ack = write_request(*dialog, SipMethod::ack, answer.sequence,
                                  messages::via_of(SipTransport::udp, name_, branch));
  const SipTransport transport = choose(ack);
  transactions_.send({address_of(*dialog), transport, sip_port}, ack);
}

void SipAgent::silent(SipKey key) {
  const Incoming* const callee = incoming_.find(key.call);
  if (key.role == SipRole::ring) return refuse(key.call, 480, "");
  if (key.role == SipRole::invite_out && outgoing_.contains(key.call)) {
    end(key);
    return listener_.unanswered(key.call);
  }
  if (key.role == SipRole::invite_in && callee != nullptr && callee->state >= State::answered)
    return finish(key.call);
  if (key.role == SipRole::invite_out || key.role == SipRole::invite_in) refuse(key.call, 408, "");
}

// Ends a call that has lasted too long. The caller only drops it; the called side sends BYE, even if its
// phone has not.
void SipAgent::lasted(SipKey key) {
  Incoming* const found = incoming_.find(key.call);
  if (key.role == SipRole::invite_out || found == nullptr) return end(key);
  found->due = sip::never;
  found->is_over ? say_bye(key.call) : finish(key.call);
}

void SipAgent::wait_until(Duration when, SipKey key, Duration& due) {
  due = when;
  longest_.add(key, when);
}

Duration SipAgent::due(SipKey key) const {
  if (key.role == SipRole::invite_out) {
    const Outgoing* const found = outgoing_.find(key.call);
    return found == nullptr ? sip::never : found->due;
  }
  const Incoming* const found = incoming_.find(key.call);
  return found == nullptr ? sip::never : found->due;
}

void SipAgent::end(SipKey key) {
  key.role == SipRole::invite_out ? outgoing_.erase(key.call) : incoming_.erase(key.call);
}

}  // namespace ishaken::sim
