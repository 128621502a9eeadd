#include "models/messages/sip.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "models/messages/sip_uri.h"
#include "models/messages/wire.h"

namespace ishaken::messages {
namespace {

using ::testing::HasSubstr;

TelephoneNumber tn(std::string_view digits) { return *TelephoneNumber::canonical(digits); }

Invite example() {
  return {
      .call = CallId{42},
      .origin = PartyId{2},
      .calling = tn("442079460000"),
      .called = tn("33123456789"),
      .date = *parse_instant("2026-01-01T00:00:12Z"),
      .identity = {"eyJhbGciOi.eyJhdHRlc3.rq3pjT1h;info=<https://cr.gb.example/1.pem>;alg=ES256;ppt=shaken"}};
}

constexpr std::string_view example_text =
    "INVITE sip:+33123456789@party-9.example;user=phone SIP/2.0\r\n"
    "Via: SIP/2.0/TLS party-3.example;branch=z9hG4bK-42-party-3.example\r\n"
    "Max-Forwards: 70\r\n"
    "From: <sip:+442079460000@party-2.example;user=phone>;tag=from-42\r\n"
    "To: <sip:+33123456789@party-9.example;user=phone>\r\n"
    "Call-ID: 42@party-2.example\r\n"
    "CSeq: 1 INVITE\r\n"
    "Contact: <sip:party-2.example>\r\n"
    "Allow: INVITE, ACK, BYE\r\n"
    "Date: Thu, 01 Jan 2026 00:00:12 GMT\r\n"
    "P-Asserted-Identity: <sip:+442079460000@party-2.example;user=phone>\r\n"
    "Identity: eyJhbGciOi.eyJhdHRlc3.rq3pjT1h;info=<https://cr.gb.example/1.pem>;alg=ES256;ppt=shaken\r\n"
    "Content-Length: 0\r\n"
    "\r\n";

// What is written has a session description beside that.
constexpr std::string_view example_offer =
    "v=0\r\n"
    "o=- 42 1 IN IP4 party-2.example\r\n"
    "s=-\r\n"
    "c=IN IP4 party-2.example\r\n"
    "t=0 0\r\n"
    "m=audio 16468 RTP/AVP 96 97 8 0 98 101\r\n"
    "a=rtpmap:96 AMR-WB/16000\r\n"
    "a=fmtp:96 mode-change-capability=2; max-red=0\r\n"
    "a=rtpmap:97 AMR/8000\r\n"
    "a=fmtp:97 mode-change-capability=2; max-red=0\r\n"
    "a=rtpmap:8 PCMA/8000\r\n"
    "a=rtpmap:0 PCMU/8000\r\n"
    "a=rtpmap:98 telephone-event/16000\r\n"
    "a=fmtp:98 0-15\r\n"
    "a=rtpmap:101 telephone-event/8000\r\n"
    "a=fmtp:101 0-15\r\n"
    "a=ptime:20\r\n"
    "a=sendrecv\r\n";

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const std::size_t place = text.find(what);
  EXPECT_NE(place, std::string::npos) << what;
  return text.replace(place, what.size(), with);
}
std::string changed(std::string_view what, std::string_view with) {
  return replaced(std::string(example_text), what, with);
}

std::string example_written() {
  return changed("Content-Length: 0\r\n\r\n",
                 "Content-Type: application/sdp\r\nContent-Length: " + std::to_string(example_offer.size()) +
                     "\r\n\r\n" + std::string(example_offer));
}

Invite read(std::string_view bytes) {
  const auto message = decode(bytes, {});
  EXPECT_TRUE(message) << message.error().what << "\n" << bytes;
  return message ? std::get<Invite>(*message) : Invite{};
}

TEST(Invite, IsWrittenLikeThis) {
  EXPECT_EQ(encode(example(), {.from = PartyId{3}, .to = PartyId{9}}), example_written());
  EXPECT_EQ(read(example_written()), example());
  EXPECT_EQ(read(example_text), example());
}

TEST(Invite, DateIsCutToSeconds) {
  Invite invite = example();
  invite.date += std::chrono::milliseconds(999);
  EXPECT_EQ(encode(invite, {.from = PartyId{3}, .to = PartyId{9}}), example_written());
}

TEST(Invite, IsReadInEveryFormThatRfc3261Allows) {
  EXPECT_EQ(
      read("INVITE sip:+33123456789@party-9.example;user=phone SIP/2.0\r\n"
           "v: SIP/2.0/UDP h;branch=z9hG4bK1\r\n"
           "via: SIP/2.0/UDP g;branch=z9hG4bK2\r\n"
           "MAX-FORWARDS :  9\r\n"
           "f: \"Eve \\\"<sip:+1@x>\\\"\" <sip:+44 20 7946 0000@gb.example>;tag=1\r\n"
           "t: <tel:+33-1-23-45-67-89;phone-context=x>\r\n"
           "I:\t42@anything\r\n"
           "cseq: 1\r\n\tINVITE\r\n"
           "m: \"P\" <sips:party-2.example:5061;transport=tcp>;expires=60\r\n"
           "date: thu, 01 jan 2026 00:00:12 gmt\r\n"
           "p-asserted-identity: sip:+442079460000@h.example;user=phone, <tel:+1>\r\n"
           "X-Unknown: 1\r\nX-Unknown: 2\r\n"
           "y: eyJhbGciOi.eyJhdHRlc3.rq3pjT1h;info=<https://cr.gb.example/1.pem>;alg=ES256;ppt=shaken\r\n"
           "l: 0\r\n\r\n"),
      example());
}

TEST(Invite, MayHaveSeveralIdentitiesAndABody) {
  const Invite invite = read(changed("Content-Length: 0\r\n\r\n",
                                     "Identity: second,\r\n"
                                     " part\r\n"
                                     "Content-Length: 5\r\n\r\nv=0\r\n"));
  ASSERT_EQ(invite.identity.size(), 2u);
  EXPECT_EQ(invite.identity[1], "second, part");
}

TEST(Invite, CallerIsFromWhereNothingIsAsserted) {
  const std::string asserted = "P-Asserted-Identity: <sip:+442079460000@party-2.example;user=phone>\r\n";
  EXPECT_EQ(read(changed(asserted, "")).calling, tn("442079460000"));
  EXPECT_EQ(read(changed("<sip:+442079460000@party-2.example;user=phone>;tag",
                         "<sip:anonymous@anonymous.invalid>;tag"))
                .calling,
            tn("442079460000"));
}

TEST(Invite, IsRefused) {
  const std::string pai = "<sip:+442079460000@party-2.example;user=phone>\r\nIdentity";
  struct Case {
    std::string bytes, why;
  };
  const std::string x(70'000, 'x');
  for (const auto& [bytes, why] : std::initializer_list<Case>{
           {changed(pai, "<sip:anonymous@anonymous.invalid>\r\nIdentity"), "anonymous"},
           {changed(pai, "<sip:alice@example.com>\r\nIdentity"), "no number"},
           {changed(pai, "<sip:example.com>\r\nIdentity"), "no number"},
           {changed(pai, "<sip:2079460000@party-2.example;user=phone>\r\nIdentity"), "local number"},
           {changed(pai, "<sip:+4420794600001234@party-2.example>\r\nIdentity"), "longer"},
           {changed(pai, "<sip:+@party-2.example>\r\nIdentity"), "no digits"},
           {changed(pai, "<sip:+44%zz@party-2.example>\r\nIdentity"), "escaped"},
           {changed(pai, "<sip:+44%00@party-2.example>\r\nIdentity"), "no number"},
           {changed(pai, "<mailto:+44@party-2.example>\r\nIdentity"), "neither sip"},
           {changed(pai, "<sip:+44@party-2.example?Evil=1>\r\nIdentity"), "header fields"},
           {changed(pai, "<sip:+44@\r\nIdentity"), "bracket"},
           {changed(pai, "\"Eve <sip:+44@h>\r\nIdentity"), "no end"},
           {changed(pai, "<sip:+44@h> trailing\r\nIdentity"), "something else"},
           {changed(pai, "\r\nIdentity"), "neither sip"},
           {changed("Call-ID: 42@", "Call-ID: x42@"), "Call-ID"},
           {changed("Call-ID: 42@", "Call-ID: 0@"), "Call-ID names no call"},
           {changed("Call-ID: 42@", "Call-ID: 18446744073709551616@"), "Call-ID"},
           {changed("Call-ID: 42@party-2.example\r\n", ""), "Call-ID is missing"},
           {changed("CSeq: 1 INVITE", "CSeq: 1 BYE"), "CSeq"},
           {changed("CSeq: 1 INVITE", "CSeq: -1 INVITE"), "CSeq"},
           {changed("CSeq: 1 INVITE", "CSeq: 1 INVITE\r\nCSeq: 2 INVITE"), "twice"},
           {changed("To:", "t: <sip:+1@x>\r\nTo:"), "twice"},
           {changed("Max-Forwards: 70\r\n", ""), "Max-Forwards"},
           {changed("Max-Forwards: 70", "Max-Forwards: 256"), "Max-Forwards"},
           {changed("Contact: <sip:party-2.example>", "Contact: <sip:evil.example>"), "no party"},
           {changed("Contact: <sip:party-2.example>", "Contact: <sip:party-4294967295.example>"), "no party"},
           {changed("Contact: <sip:party-2.example>\r\n", ""), "Contact"},
           {changed("Date: Thu, 01 Jan 2026 00:00:12 GMT\r\n", ""), "Date is missing"},
           {changed("Thu, 01 Jan", "Fri, 01 Jan"), "day of the week"},
           {changed("00:00:12 GMT", "00:00:12 CET"), "Date"},
           {changed("01 Jan 2026", "30 Feb 2026"), "Date"},
           {changed("01 Jan 2026", "01 Jan 1026"), "Date"},
           {changed("00:00:12", "24:00:12"), "Date"},
           {changed("00:00:12", "00:-1:12"), "Date"},
           {changed("Content-Length: 0", "Content-Length: 1"), "body"},
           {changed("Content-Length: 0", "Content-Length: +0"), "Content-Length"},
           {changed("Content-Length: 0", "Content-Length: 99999999999999999999"), "Content-Length"},
           {std::string(example_text) + "INVITE", "body"},
           {changed("INVITE sip", "REGISTER sip"), "CSeq"},
           {changed("INVITE sip", "invite sip"), "CSeq"},
           {replaced(changed("INVITE sip", "REGISTER sip"), "1 INVITE", "1 REGISTER"), "only INVITE"},
           {replaced(changed("INVITE sip", "ACK sip"), "1 INVITE", "1 ACK"), "only INVITE"},
           {changed("SIP/2.0/TLS", "SIP/3.0/TLS"), "SIP/2.0"},
           {changed("TLS party-3", "party-3"), "Via"},
           {changed("TLS party-3.example", "TLS party-3.example:70000"), "port"},
           {changed(" SIP/2.0\r\n", " x SIP/2.0\r\n"), "SIP/2.0"},
           {changed("INVITE sip:+33123456789@party-9.example;user=phone", "INVITE  "), "SIP/2.0"},
           {changed("Identity: ey", "Identity: e\ny"), "control"},
           {changed("Identity: ey", "Identity: e\ry"), "control"},
           {changed("Identity: ey", std::string("Identity: e\0y", 13)), "control"},
           {changed("Via:", " folded: before any\r\nVia:"), "folded"},
           {changed("Via:", "no colon\r\nVia:"), "colon"},
           {changed("Via:", "bad name(: 1\r\nVia:"), "name"},
           {changed("Via:", ": 1\r\nVia:"), "name"},
           {changed("Identity: ey", "Identity: " + x), "64 kB"},
           {std::string(example_text.substr(0, example_text.size() - 2)), "no end"},
       }) {
    const auto message = decode(bytes, {});
    ASSERT_FALSE(message) << bytes;
    EXPECT_THAT(message.error().what, HasSubstr(why)) << bytes;
  }
}

TEST(Invite, WithoutANumberIsAnonymous) {
  Invite invite = example();
  invite.calling = {};
  const std::string bytes = encode(invite, {});
  EXPECT_THAT(bytes, HasSubstr("From: <sip:anonymous@anonymous.invalid>;tag="));
  EXPECT_EQ(bytes.find("P-Asserted-Identity"), std::string::npos);
  EXPECT_THAT(decode(bytes, {}).error().what, HasSubstr("anonymous"));
}

TEST(FinalResponse, IsWrittenLikeThis) {
  const FinalResponse response{CallId{42}, 436, "STIR ;cause=436 ;text=\"Bad Identity Info\""};
  const Message invite = example();
  EXPECT_EQ(encode(response, {.from = PartyId{9}, .to = PartyId{2}, .answers = &invite}),
            "SIP/2.0 436 Bad Identity Info\r\n"
            "Via: SIP/2.0/TLS party-2.example;branch=z9hG4bK-42-party-2.example\r\n"
            "From: <sip:+442079460000@party-2.example;user=phone>;tag=from-42\r\n"
            "To: <sip:+33123456789@party-9.example;user=phone>;tag=to-42\r\n"
            "Call-ID: 42@party-2.example\r\n"
            "CSeq: 1 INVITE\r\n"
            "Reason: STIR ;cause=436 ;text=\"Bad Identity Info\"\r\n"
            "Content-Length: 0\r\n"
            "\r\n");
  EXPECT_EQ(std::get<FinalResponse>(*decode(encode(response, {.from = PartyId{9}}), {})), response);
}

TEST(FinalResponse, IsRefusedWhereItIsNotFinal) {
  const std::string good = encode(FinalResponse{CallId{1}, 200, ""}, {});
  ASSERT_TRUE(decode(good, {}));
  for (const char* bad :
       {"SIP/2.0 180 Ringing", "SIP/2.0 700 x", "SIP/2.0 x", "SIP/2.0 -20 x", "SIP/3.0 200 OK"})
    EXPECT_FALSE(decode(replaced(good, "SIP/2.0 200 OK", bad), {})) << bad;
}

TEST(SipUri, CarriesVerstatInEitherPlace) {
  EXPECT_EQ(asserted_identity(tn("33123456789"), "h.example", "TN-Validation-Passed"),
            "<sip:+33123456789;verstat=TN-Validation-Passed@h.example;user=phone>");
  for (const char* text : {"sip:+33123456789;verstat=TN-Validation-Failed@h.example;user=phone",
                           "sip:+33123456789@h.example;user=phone;VERSTAT=TN-Validation-Failed"}) {
    const auto uri = parse_sip_uri(text);
    ASSERT_TRUE(uri) << text;
    EXPECT_EQ(uri->user, "+33123456789");
    EXPECT_EQ(uri->verstat, "TN-Validation-Failed");
    EXPECT_EQ(uri->host, "h.example");
  }
  EXPECT_FALSE(parse_sip_uri("sip:+1;verstat=a@h;verstat=b"));
}

TEST(SipUri, EscapesTheHash) {
  std::string text;
  append_sip_uri(text, tn("1#2*"), "h");
  EXPECT_EQ(text, "sip:+1%232*@h;user=phone");
  EXPECT_EQ(number_of_address(text), tn("1#2*"));
}

}  // namespace
}  // namespace ishaken::messages
