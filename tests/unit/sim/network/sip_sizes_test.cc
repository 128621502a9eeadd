// What a network that writes no SIP takes it to measure is what is written.
#include "sim/network/sip_sizes.h"

#include <gtest/gtest.h>

#include "models/messages/sip.h"

namespace ishaken::sim {
namespace {

TEST(SipSizes, AreThoseOfTheMessagesThemselves) {
  messages::Invite invite;
  invite.call = CallId{7'654};
  invite.origin = PartyId{12};
  invite.calling = *TelephoneNumber::parse("+5521998765432");
  invite.called = *TelephoneNumber::parse("+14165550123");
  for (int identities = 0; identities < 3; ++identities) {
    const messages::WireContext context{invite.origin, PartyId{3}, {}, nullptr};
    const auto size = render(invite, context, {.transport = messages::SipTransport::udp}).text().size();
    EXPECT_NEAR(static_cast<double>(SipSizes().of(invite)), static_cast<double>(size), 40) << identities;
    invite.identity.push_back(std::string(600, 'x') + ";info=<https://cr.fr.example/1.pem>");
  }
  const messages::Message asked = invite;
  const messages::FinalResponse response{invite.call, 200, {}};
  const auto size = render(response, {PartyId{3}, invite.origin, {}, &asked}).text().size();
  EXPECT_NEAR(static_cast<double>(SipSizes().of(response)), static_cast<double>(size), 40);
}

}  // namespace
}  // namespace ishaken::sim
