// The called side of a SipAgent.
#include "models/messages/sdp.h"
#include "models/messages/sip.h"
#include "sim/network/packet/sip/sip_agent.h"

namespace ishaken::sim {

using messages::SipMessage;
using messages::SipMethod;
using messages::SipTransport;

namespace {

// Limits against floods; at 1,000 calls per second some 64,000 are in use.
constexpr std::size_t max_calls = 1 << 18, max_transactions = 1 << 18;

SipKey caller_of(CallId call) { return {call, SipRole::invite_in}; }

}  // namespace

void SipAgent::arrived(const SipMessage& request, const SipPeer& from) {
  const CallId call = request.call;
  const SipKey key = caller_of(call);
  if (!request.to_tag.empty()) return transactions_.refuse(request, from, 481);  // re-INVITE is not supported
  // A merged request: the same call came by another path (section 8.2.2.2).
  if (transactions_.is_known(key) || incoming_.contains(call))
    return transactions_.refuse(request, from, 482);
  auto invite = invite_of(request);
  auto dialog = dialog_of_callee(request, messages::tag_of_callee(call));
  if (!invite || !dialog) return transactions_.refuse(request, from, 400);
  if (incoming_.size() >= max_calls || transactions_.size() >= max_transactions)
    return transactions_.refuse(request, from, 503);
  Incoming& incoming = incoming_.emplace(call).first;
  incoming.max_forwards = request.max_forwards;
  incoming.caller = *std::move(dialog);
  if (phones_ != nullptr)
    incoming.invite = {call, invite->origin, invite->calling, invite->called, invite->date, {}};
  transactions_.accept(key, request, from);
  listener_.invited(from.address, *std::move(invite));
}

void SipAgent::show(CallId call, std::string verstat) {
  if (Incoming* const found = incoming_.find(call); found != nullptr) found->verstat = std::move(verstat);
}

bool SipAgent::respond(const messages::FinalResponse& response) {
  const CallId call = response.call;
  Incoming* const found = incoming_.find(call);
  if (found == nullptr || found->state != State::waiting) return false;
  Incoming& incoming = *found;
  if (response.code < 200 || response.code >= 300) {
    refuse(call, response.code < 300 || response.code > 699 ? 500 : response.code, response.reason);
    return true;
  }
  incoming.state = State::ringing;
  incoming.reason = response.reason;
  if (phones_ != nullptr) {
    offer_to_phone(call, incoming);
    return true;
  }
  transactions_.respond(caller_of(call),
                        {.code = 180, .tag = messages::tag_of_callee(call), .contact = name_}, true);
  answer(call, incoming, messages::session_answer(call, name_));
  return true;
}

void SipAgent::refuse(CallId call, int code, std::string_view reason) {
  const std::string tag = messages::tag_of_callee(call);
  end(caller_of(call));
  transactions_.respond(caller_of(call), {.code = code, .tag = tag, .reason = reason}, true);
}

void SipAgent::answer(CallId call, Incoming& incoming, std::string_view session) {
  const SipKey key = caller_of(call);
  incoming.state = State::answered;
  incoming.invite = {};
  wait_until(sip_now() + sip::longest_call, key, incoming.due);
  const std::string tag = messages::tag_of_callee(call), reason = std::move(incoming.reason);
  transactions_.respond(key, {.code = 200, .tag = tag, .contact = name_, .reason = reason, .body = session},
                        true);
}

// --- the phone ---

void SipAgent::offer_to_phone(CallId call, Incoming& incoming) {
  const messages::SipEcho* const echo = transactions_.accepted(caller_of(call));
  if (echo == nullptr) return;
  messages::InvitePath path{.transport = SipTransport::udp};
  path.from = echo->from();
  path.to = echo->to();
  path.phone = phones_->name();
  path.verstat = incoming.verstat;
  std::string request =
      render(incoming.invite, {.from = self_, .to = self_, .request = {}, .answers = nullptr}, path).text();
  transactions_.request({call, SipRole::ring}, messages::branch_of(call, "phone", name_), std::move(request),
                        {phones_->address(), SipTransport::udp, sip_port});
}

void SipAgent::phone_responded(const SipMessage& response) {
  const CallId call = response.call;
  Incoming* const found = incoming_.find(call);
  if (found == nullptr) return;
  Incoming& incoming = *found;
  if (incoming.state == State::confirmed && response.status / 100 == 2)
    return acknowledge_phone(call, incoming);  // it missed the ACK
  if (incoming.state != State::ringing) return;
  if (response.status < 200) {
    transactions_.respond(caller_of(call),
                          {.code = response.status, .tag = messages::tag_of_callee(call), .contact = name_},
                          true);
  } else if (response.status < 300) {
    if (auto dialog = dialog_of_caller(response)) incoming.phone = *std::move(dialog);
    answer(call, incoming, response.body);
  } else {
    refuse(call, response.status, "");
  }
}

void SipAgent::acknowledge_phone(CallId call, const Incoming& incoming) {
  if (incoming.phone.target.empty()) return;
  const std::string via =
      messages::via_of(SipTransport::udp, name_, messages::branch_of(call, "phone-ack", name_));
  transactions_.send({phones_->address(), SipTransport::udp, sip_port},
                     write_request(incoming.phone, SipMethod::ack, 1, via));
}

// --- the end of a call ---

void SipAgent::acknowledged(const SipMessage& ack) {
  Incoming* const found = incoming_.find(ack.call);
  if (found == nullptr || ack.to_tag != messages::tag_of_callee(ack.call)) return;
  Incoming& incoming = *found;
  if (incoming.state != State::answered) return;
  incoming.state = State::confirmed;
  transactions_.acknowledged(caller_of(ack.call));
  acknowledge_phone(ack.call, incoming);
  if (incoming.is_over) finish(ack.call);
}

bool SipAgent::hang_up(CallId call) {
  Incoming* const found = incoming_.find(call);
  if (found == nullptr || found->state < State::answered || found->is_over) return false;
  found->is_over = true;
  if (found->state == State::confirmed) finish(call);
  return true;
}

// Ends a call. If the phone knows the call, its BYE comes first, but is not waited for longer than 64 * T1.
void SipAgent::finish(CallId call) {
  Incoming* const found = incoming_.find(call);
  if (found == nullptr) return;
  if (phones_ == nullptr || !phones_->hang_up(call)) return say_bye(call);
  found->is_over = true;
  wait_until(sip_now() + sip::transaction_timeout, caller_of(call), found->due);
}

void SipAgent::say_bye(CallId call) {
  Incoming* const found = incoming_.find(call);
  if (found == nullptr) return;
  const messages::SipDialog dialog = std::move(found->caller);
  end(caller_of(call));
  const std::string branch = messages::branch_of(call, "bye", name_);
  send({call, SipRole::bye_out}, branch,
       write_request(dialog, SipMethod::bye, 1, messages::via_of(SipTransport::udp, name_, branch)),
       address_of(dialog));
}

void SipAgent::bye_from_phone(const SipMessage& bye, const SipPeer& from) {
  const SipKey key{bye.call, SipRole::phone_bye_in};
  transactions_.accept(key, bye, from);
  transactions_.respond(key, {}, true);
  say_bye(bye.call);
}

void SipAgent::bye_received(const SipMessage& bye, const SipPeer& from) {
  const CallId call = bye.call;
  const SipKey key{call, SipRole::bye_in};
  Incoming* const callee = incoming_.find(call);
  const bool is_answered = callee != nullptr && callee->state >= State::answered;
  if (is_answered && phones_ != nullptr && from.address == phones_->address())
    return bye_from_phone(bye, from);
  const Outgoing* const caller = outgoing_.find(call);
  const bool to_caller = caller != nullptr && !caller->remote_tag.empty() &&
                         bye.from_tag == caller->remote_tag && bye.to_tag == messages::tag_of_caller(call);
  const bool to_callee = is_answered && bye.to_tag == messages::tag_of_callee(call);
  if ((!to_caller && !to_callee) || transactions_.is_known(key)) return transactions_.refuse(bye, from, 481);
  transactions_.accept(key, bye, from);
  transactions_.respond(key, {}, true);
  if (to_caller) return end({call, SipRole::invite_out});
  const messages::SipDialog phone = std::move(callee->phone);
  end(caller_of(call));
  transactions_.acknowledged(caller_of(call));  // a BYE shows that the 200 arrived
  if (phone.target.empty()) return;
  const std::string branch = messages::branch_of(call, "phone-bye", name_);
  transactions_.request(
      {call, SipRole::phone_bye_out}, branch,
      write_request(phone, SipMethod::bye, 2, messages::via_of(SipTransport::udp, name_, branch)),
      {phones_->address(), SipTransport::udp, sip_port});
}

}  // namespace ishaken::sim
