// What a network that writes no SIP takes it to measure is what is written.
#include "sim/network/sip_sizes.h"

#include <gtest/gtest.h>

#include "models/messages/sip.h"
#include "models/messages/sip_dialog.h"

namespace ishaken::sim {
namespace {

TEST(SipSizes, AreThoseOfTheMessagesThemselves) {
  messages::Invite invite;
  invite.call = CallId{7'654};
  invite.origin = PartyId{12};
  invite.calling = *TelephoneNumber::parse("+5521998765432");
  invite.called = *TelephoneNumber::parse("+14165550123");
  for (int identities = 0; identities < 3; ++identities) {
    const messages::WireContext context{invite.origin, PartyId{3}, {}, nullptr, {}};
    const auto size = render(invite, context, {.transport = messages::SipTransport::udp}).text().size();
    EXPECT_NEAR(static_cast<double>(SipSizes().of(invite)), static_cast<double>(size), 40) << identities;
    invite.identity.push_back(std::string(600, 'x') + ";info=<https://cr.fr.example/1.pem>");
  }
  const messages::Message asked = invite;
  for (const auto& response :
       {messages::FinalResponse{invite.call, 200, {}}, messages::FinalResponse{invite.call, 603, {}},
        messages::FinalResponse{invite.call, 437, "STIR ;cause=437 ;text=\"Unsupported Credential\""}}) {
    const auto size = render(response, {PartyId{3}, invite.origin, {}, &asked, {}}).text().size();
    EXPECT_NEAR(static_cast<double>(SipSizes().of(response)), static_cast<double>(size), 40) << response.code;
  }
}

TEST(SipSizes, A180IsThatOfAPhone) {
  const std::string via = "Via: SIP/2.0/UDP party-12.example;branch=z9hG4bK-7654-party-12.example\r\n";
  const messages::SipEcho echo({.vias = via,
                                .from = "<sip:+5521998765432@party-12.example;user=phone>;tag=from-7654",
                                .to = "<sip:+14165550123@party-3.example;user=phone>",
                                .call_id = "7654@party-12.example",
                                .sequence = "1 INVITE"});
  const auto size =
      write_response(echo, {.code = 180, .tag = "to-7654", .contact = "party-3.example"}).size();
  EXPECT_NEAR(static_cast<double>(SipSizes().ringing()), static_cast<double>(size), 40);
}

}  // namespace
}  // namespace ishaken::sim
