#include "sim/network/sip_sizes.h"

#include <string_view>

#include "models/messages/sip.h"

namespace ishaken::sim {
namespace {

constexpr std::string_view identity_field = "Identity: \r\n", reason_field = "Reason: \r\n",
                           contact_field = "Contact: <sip:>\r\n";

messages::Invite usual_invite() {
  messages::Invite invite;
  invite.call = CallId{100'000};
  invite.origin = PartyId{100};
  invite.calling = *TelephoneNumber::parse("+33123456789");
  invite.called = *TelephoneNumber::parse("+4930123456");
  return invite;
}

}  // namespace

SipSizes::SipSizes() {
  const messages::Invite invite = usual_invite();
  const messages::WireContext context{invite.origin, PartyId{200}, {}, nullptr, {}};
  invite_ = render(invite, context, {.transport = messages::SipTransport::udp}).text().size();
  const messages::Message asked = invite;
  const messages::WireContext back{context.to, context.from, {}, &asked, {}};
  answer_ = render(messages::FinalResponse{invite.call, 200, {}}, back).size();
  refusal_ = render(messages::FinalResponse{invite.call, 603, {}}, back).size();
  // As long as a refusal, apart from the reason phrase and the Contact.
  ringing_ = refusal_ + contact_field.size() + messages::host_name(context.to).size();
}

std::uint64_t SipSizes::of(const messages::Message& message) const {
  const auto* const invite = std::get_if<messages::Invite>(&message);
  if (invite == nullptr) {
    const auto& response = std::get<messages::FinalResponse>(message);
    const std::uint64_t size = response.code < 300 ? answer_ : refusal_;
    return response.reason.empty() ? size : size + reason_field.size() + response.reason.size();
  }
  std::uint64_t size = invite_;
  for (const std::string& identity : invite->identity) size += identity_field.size() + identity.size();
  return size;
}

}  // namespace ishaken::sim
