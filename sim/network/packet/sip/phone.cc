#include "sim/network/packet/sip/phone.h"

#include "models/messages/sdp.h"
#include "models/messages/wire_context.h"

namespace ishaken::sim {

using messages::SipMessage;
using messages::SipMethod;

// Uses UDP only, so that no connection is ever kept.
Phone::Phone(const Host& host, PartyId provider)
    : name_("phones." + messages::host_name(provider)),
      address_(host.address),
      transactions_(host, Duration::zero(), *this) {}

void Phone::requested(const SipMessage& request, const SipPeer& from) {
  const CallId call = request.call;
  switch (request.method) {
    case SipMethod::invite:
      return ring(request, from);
    case SipMethod::ack:
      if (request.to_tag == messages::tag_of_callee(call))
        transactions_.acknowledged({call, SipRole::invite_in});
      return;
    case SipMethod::bye:
      if (!calls_.erase(call) || transactions_.is_known({call, SipRole::bye_in}))
        return transactions_.refuse(request, from, 481);
      transactions_.accept({call, SipRole::bye_in}, request, from);
      transactions_.respond({call, SipRole::bye_in}, {}, true);
      return;
    default:
      return transactions_.refuse(request, from, 501);
  }
}

void Phone::ring(const SipMessage& invite, const SipPeer& from) {
  const SipKey key{invite.call, SipRole::invite_in};
  const std::string tag = messages::tag_of_callee(invite.call);
  auto dialog = dialog_of_callee(invite, tag);
  if (!dialog) return transactions_.refuse(invite, from, 400);
  if (transactions_.is_known(key)) return transactions_.refuse(invite, from, 482);
  calls_.emplace(invite.call).first = {*std::move(dialog), from};
  transactions_.accept(key, invite, from);
  transactions_.respond(key, {.code = 180, .tag = tag, .contact = name_}, true);
  const std::string session = messages::session_answer(invite.call, name_);
  transactions_.respond(key, {.code = 200, .tag = tag, .contact = name_, .body = session}, true);
}

void Phone::silent(SipKey key) {
  if (key.role == SipRole::invite_in) calls_.erase(key.call);
}

bool Phone::hang_up(CallId call) {
  Call* const found = calls_.find(call);
  if (found == nullptr) return false;
  const Call ended = std::move(*found);
  calls_.erase(call);
  const std::string branch = messages::branch_of(call, "bye", name_);
  SipPeer to = ended.provider;
  to.port = sip_port;
  transactions_.request({call, SipRole::bye_out}, branch,
                        write_request(ended.dialog, SipMethod::bye, 1,
                                      messages::via_of(messages::SipTransport::udp, name_, branch)),
                        to);
  return true;
}

}  // namespace ishaken::sim
