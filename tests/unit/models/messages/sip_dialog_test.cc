#include "models/messages/sip_dialog.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/messages/sdp.h"
#include "models/messages/sip.h"
#include "models/messages/sip_uri.h"
#include "tests/unit/models/messages/plain_sip.h"

namespace ishaken::messages {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TelephoneNumber tn(std::string_view digits) { return *TelephoneNumber::canonical(digits); }

const std::string identity =
    std::string(540, 'x') + ";info=<https://cr.gb.example/1.pem>;alg=ES256;ppt=shaken";

Invite example() {
  return {.call = CallId{42},
          .origin = PartyId{2},
          .calling = tn("442079460000"),
          .called = tn("33123456789"),
          .date = *parse_instant("2026-01-01T00:00:12Z"),
          .identity = {identity}};
}

// Points into its bytes, so they must outlive it.
SipMessage parsed(const std::string& bytes) {
  auto message = SipMessage::parse(bytes);
  EXPECT_TRUE(message) << message.error().what << "\n" << bytes;
  return message ? *std::move(message) : SipMessage{};
}

// As it reaches its callee: by UDP, through a proxy.
std::string invite_text() {
  constexpr std::string_view vias = "Via: SIP/2.0/UDP party-2.example;branch=z9hG4bK-42-party-2.example\r\n";
  return render(example(), {.from = PartyId{3}, .to = PartyId{9}},
                {.transport = SipTransport::udp, .max_forwards = 69, .vias = vias})
      .text();
}

TEST(SipMessage, SaysWhatTransactionsNeed) {
  const std::string bytes = invite_text();
  const SipMessage invite = parsed(bytes);
  EXPECT_TRUE(invite.is_request());
  EXPECT_EQ(invite.method, SipMethod::invite);
  EXPECT_EQ(invite.target, "sip:+33123456789@party-9.example;user=phone");
  EXPECT_EQ(invite.call, CallId{42});
  EXPECT_EQ(invite.sequence, 1u);
  EXPECT_EQ(invite.max_forwards, 69u);
  EXPECT_EQ(invite.from_tag, "from-42");
  EXPECT_EQ(invite.to_tag, "");
  EXPECT_EQ(invite.branch(), "z9hG4bK-42-party-3.example");
  ASSERT_EQ(invite.vias.size(), 2u);
  EXPECT_EQ(invite.vias[1].transport, "UDP");
  EXPECT_EQ(invite.vias[1].host, "party-2.example");
  EXPECT_EQ(invite.body, session_offer(CallId{42}, "party-2.example"));
  EXPECT_EQ(invite_of(invite), example());
}

TEST(SipMessage, SeveralViasMayShareALine) {
  const std::string bytes =
      "SIP/2.0 180 Ringing\r\nv: SIP/2.0/UDP a.example:5062 ;branch=1 , SIP / 2.0 / TCP [::1]:5060;rport\r\n"
      "Via: SIP/2.0/TLS b;x;BRANCH = 2\r\nf: <sip:a>;x=1;tag=t\r\nt: sip:b;tag=u\r\ni: 7@h\r\nCSeq: 3 "
      "BYE\r\n\r\n";
  const SipMessage message = parsed(bytes);
  ASSERT_EQ(message.vias.size(), 3u);
  EXPECT_EQ(message.vias[0].host, "a.example");
  EXPECT_EQ(message.vias[0].port, 5062);
  EXPECT_EQ(message.vias[1].host, "[::1]");
  EXPECT_EQ(message.vias[1].transport, "TCP");
  EXPECT_EQ(message.vias[1].branch, "");
  EXPECT_EQ(message.vias[2].branch, "2");
  EXPECT_EQ(message.method, SipMethod::bye);
  EXPECT_EQ(message.status, 180);
  EXPECT_EQ(message.from_tag, "t");
  EXPECT_EQ(message.to_tag, "u");
}

TEST(SipMessage, HasAtMost32Vias) {
  std::string many = "SIP/2.0 180 Ringing\r\nVia: SIP/2.0/UDP a";
  for (int i = 1; i < 32; ++i) many += ",SIP/2.0/UDP a";
  const std::string rest = "\r\nFrom: sip:a\r\nTo: sip:b\r\nCall-ID: 7\r\nCSeq: 3 BYE\r\n\r\n";
  EXPECT_TRUE(SipMessage::parse(many + rest));
  EXPECT_FALSE(SipMessage::parse(many + ",SIP/2.0/UDP a" + rest));
}

TEST(Invite, IsAsLargeAsInReality) {
  const std::size_t size = invite_text().size();
  EXPECT_GE(size, 1500u) << "more than an Ethernet packet holds";
  EXPECT_LE(size, 1800u);
}

TEST(Invite, PhoneIsToldWhatItsProviderFound) {
  Invite invite = example();
  invite.identity.clear();
  const std::string bytes = render(invite, {.from = PartyId{9}, .to = PartyId{9}},
                                   {.transport = SipTransport::udp,
                                    .from = "<sip:+442079460000@party-2.example>;tag=1",
                                    .to = "<tel:+33123456789>",
                                    .phone = "phones.party-9.example",
                                    .verstat = "TN-Validation-Passed"})
                                .text();
  const PlainSip sip(bytes);
  EXPECT_EQ(sip.start, "INVITE sip:+33123456789@phones.party-9.example;user=phone SIP/2.0");
  EXPECT_EQ(sip["P-Asserted-Identity"],
            "<sip:+442079460000;verstat=TN-Validation-Passed@party-2.example;user=phone>");
  EXPECT_EQ(sip["From"], "<sip:+442079460000@party-2.example>;tag=1");
  EXPECT_EQ(sip["To"], "<tel:+33123456789>");
  EXPECT_EQ(sip["Contact"], "<sip:party-9.example>");
  EXPECT_EQ(sip["Via"], "SIP/2.0/UDP party-9.example;branch=z9hG4bK-42-phone-party-9.example");
  EXPECT_EQ(invite_of(parsed(bytes))->calling, invite.calling);
}

TEST(Response, RepeatsTheRequest) {
  const std::string bytes = invite_text();
  const SipEcho echo = echo_of(parsed(bytes), "10.0.0.1");
  const PlainSip trying(write_response(echo, {.code = 100}));
  EXPECT_EQ(trying.start, "SIP/2.0 100 Trying");
  EXPECT_THAT(trying.all("Via"),
              ElementsAre("SIP/2.0/UDP party-3.example;branch=z9hG4bK-42-party-3.example;received=10.0.0.1",
                          "SIP/2.0/UDP party-2.example;branch=z9hG4bK-42-party-2.example"));
  EXPECT_EQ(trying["From"], "<sip:+442079460000@party-2.example;user=phone>;tag=from-42");
  EXPECT_EQ(trying["To"], "<sip:+33123456789@party-9.example;user=phone>");
  EXPECT_EQ(trying["Call-ID"], "42@party-2.example");
  EXPECT_EQ(trying["CSeq"], "1 INVITE");
  EXPECT_EQ(trying["Content-Length"], "0");
  EXPECT_EQ(trying["Content-Type"], "");

  for (const auto& [code, phrase] : {std::pair{180, "Ringing"},
                                     {183, "Session Progress"},
                                     {481, "Call/Transaction Does Not Exist"},
                                     {482, "Loop Detected"},
                                     {403, "Forbidden"},
                                     {428, "Use Identity Header"},
                                     {603, "Decline"},
                                     {607, "Unwanted"}}) {
    const PlainSip each(write_response(echo, {.code = code, .tag = "to-42"}));
    EXPECT_EQ(each.start, "SIP/2.0 " + std::to_string(code) + " " + phrase);
    EXPECT_EQ(each["To"], "<sip:+33123456789@party-9.example;user=phone>;tag=to-42");
  }
}

TEST(Response, OfAnAnsweredCallHasContactAndSession) {
  const std::string bytes = invite_text();
  const std::string session = session_answer(CallId{42}, "party-9.example");
  const std::string text = write_response(echo_of(parsed(bytes)), {.code = 200,
                                                                   .tag = "to-42",
                                                                   .contact = "party-9.example",
                                                                   .reason = "STIR ;cause=436",
                                                                   .body = session});
  const PlainSip answer(text);
  EXPECT_EQ(answer["Contact"], "<sip:party-9.example>");
  EXPECT_EQ(answer["Content-Type"], "application/sdp");
  EXPECT_EQ(answer["Content-Length"], std::to_string(session.size()));
  EXPECT_EQ(answer.body, session);
  EXPECT_EQ(final_response_of(parsed(text)), (FinalResponse{CallId{42}, 200, "STIR ;cause=436"}));
}

TEST(Dialog, BothEndsSpeakOfTheSame) {
  const std::string invite = invite_text();
  const SipMessage request = parsed(invite);
  const std::string ok =
      write_response(echo_of(request), {.tag = tag_of_callee(CallId{42}), .contact = "party-9.example"});
  const auto caller = dialog_of_caller(parsed(ok));
  const auto callee = dialog_of_callee(request, tag_of_callee(CallId{42}));
  ASSERT_TRUE(caller && callee);
  EXPECT_EQ(caller->local, callee->remote);
  EXPECT_EQ(caller->remote, callee->local);

  const PlainSip ack(
      write_request(*caller, SipMethod::ack, 1, "SIP/2.0/UDP party-2.example;branch=z9hG4bK-1"));
  EXPECT_EQ(ack.start, "ACK sip:party-9.example SIP/2.0");
  EXPECT_EQ(ack["Via"], "SIP/2.0/UDP party-2.example;branch=z9hG4bK-1");
  EXPECT_EQ(ack["Max-Forwards"], "70");
  EXPECT_EQ(ack["From"], "<sip:+442079460000@party-2.example;user=phone>;tag=from-42");
  EXPECT_EQ(ack["To"], "<sip:+33123456789@party-9.example;user=phone>;tag=to-42");
  EXPECT_EQ(ack["Call-ID"], "42@party-2.example");
  EXPECT_EQ(ack["CSeq"], "1 ACK");

  const std::string bytes = write_request(*callee, SipMethod::bye, 7, "SIP/2.0/TCP party-9.example;branch=x");
  const PlainSip bye(bytes);
  EXPECT_EQ(bye.start, "BYE sip:party-2.example SIP/2.0");
  EXPECT_EQ(bye["From"], ack["To"]);
  EXPECT_EQ(bye["To"], ack["From"]);
  EXPECT_EQ(bye["CSeq"], "7 BYE");

  const SipMessage read = parsed(bytes);
  EXPECT_EQ(read.method, SipMethod::bye);
  EXPECT_EQ(read.sequence, 7u);
  EXPECT_EQ(read.call, CallId{42});
  EXPECT_EQ(read.from_tag, "to-42");
  EXPECT_EQ(read.to_tag, "from-42");
}

TEST(Dialog, NeedsAContact) {
  const std::string invite = invite_text(), none = write_response(echo_of(parsed(invite)), {.tag = "1"});
  EXPECT_FALSE(dialog_of_caller(parsed(none)));
}

TEST(RefusalAck, RepeatsWhatThatHopSent) {
  const std::string invite = invite_text();
  const std::string refusal = write_response(echo_of(parsed(invite), "10.0.0.1"), {.code = 403, .tag = "9"});
  const PlainSip ack(write_refusal_ack(parsed(invite), parsed(refusal)));
  EXPECT_EQ(ack.start, "ACK sip:+33123456789@party-9.example;user=phone SIP/2.0");
  EXPECT_EQ(ack["Via"], "SIP/2.0/UDP party-3.example;branch=z9hG4bK-42-party-3.example");
  EXPECT_EQ(ack["To"], "<sip:+33123456789@party-9.example;user=phone>;tag=9");
  EXPECT_EQ(ack["CSeq"], "1 ACK");
}

TEST(Response, LosesItsTopViaOnItsWayBack) {
  const std::string invite = invite_text();
  const std::string answer = write_response(
      echo_of(parsed(invite)),
      {.code = 200, .tag = "9", .contact = "party-9.example", .reason = "STIR", .body = "v=0\r\n"});
  const PlainSip there(answer), back(write_back(parsed(answer)));
  EXPECT_THAT(back.all("Via"), ElementsAre("SIP/2.0/UDP party-2.example;branch=z9hG4bK-42-party-2.example"));
  for (const char* name :
       {"From", "To", "Call-ID", "CSeq", "Contact", "Reason", "Content-Type", "Content-Length"})
    EXPECT_EQ(back[name], there[name]);
  EXPECT_EQ(back.start, there.start);
  EXPECT_EQ(back.body, there.body);
}

TEST(Session, IsSdp) {
  const std::string offer = session_offer(CallId{16385}, "party-2.example");
  EXPECT_THAT(offer, HasSubstr("m=audio 16386 RTP/AVP 96 97 8 0 98 101\r\n"));
  EXPECT_GE(offer.size(), 200u);
  std::string order;  // RFC 8866 section 5 fixes it
  for (std::size_t at = 0; at < offer.size(); at = offer.find("\r\n", at) + 2) {
    EXPECT_EQ(offer[at + 1], '=');
    order += offer[at];
  }
  EXPECT_EQ(order, "vosctmaaaaaaaaaaaa");
}

}  // namespace
}  // namespace ishaken::messages
