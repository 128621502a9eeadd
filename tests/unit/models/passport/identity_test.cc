// Reading what is good: the forms that SIP allows, and a round trip.
#include "models/passport/identity.h"

#include <gtest/gtest.h>

#include <set>

#include "models/base/names.h"
#include "tests/unit/models/passport/samples.h"

namespace ishaken::passport {
namespace {

TEST(Identity, RoundTrip) {
  const Passport passport = sample_passport();
  const std::string input = signing_input(passport);
  const std::string header = identity_header(input, sample_signature(), passport.x5u, "shaken");
  EXPECT_EQ(header, sample_identity());

  ParserScratch scratch;
  Identity identity;
  ASSERT_EQ(parse_identity(header, identity, scratch), Fault::none);
  EXPECT_EQ(identity.passport, passport);
  EXPECT_EQ(identity.signing_input, input);
  EXPECT_EQ(identity.signature, sample_signature());
  EXPECT_EQ(identity.info, passport.x5u);
  EXPECT_EQ(identity.alg, "ES256");
  EXPECT_EQ(identity.ppt, "shaken");
  EXPECT_EQ(identity.signing_input.data(), header.data());  // a view, not a copy
}

TEST(Identity, RoundTripOfADiversion) {
  Passport passport = sample_passport();
  passport.ppt = Ppt::div;
  passport.attestation = Attestation::none;
  passport.origid.clear();
  passport.div = Endpoint("sip:+12155550131@example.com");
  passport.dest.numbers = {number_of("12155550132"), number_of("12155550133")};
  passport.dest.uris = {"sip:carol@example.com"};
  ParserScratch scratch;
  Identity identity;
  const std::string header =
      identity_header(signing_input(passport), sample_signature(), passport.x5u, "div");
  ASSERT_EQ(parse_identity(header, identity, scratch), Fault::none);
  EXPECT_EQ(identity.passport, passport);
}

TEST(Identity, TheSameObjectsReadManyHeaders) {
  ParserScratch scratch;
  Identity identity;
  Passport diverted = sample_passport();
  diverted.ppt = Ppt::div;
  diverted.div = number_of("331");
  const std::string other = identity_header(signing_input(diverted), sample_signature(), diverted.x5u, "div");
  const std::string usual = sample_identity();
  for (int i = 0; i < 3; ++i) {
    ASSERT_EQ(parse_identity(other, identity, scratch), Fault::none);
    EXPECT_EQ(identity.passport, diverted);
    ASSERT_EQ(parse_identity("broken", identity, scratch), Fault::parameter_missing_info);
    ASSERT_EQ(parse_identity(usual, identity, scratch), Fault::none);
    EXPECT_EQ(identity.passport, sample_passport());  // nothing of the other is left
  }
}

TEST(Identity, FormsThatSipAllows) {
  const std::string info = "info=<https://cert.example.org/passport.cer>";
  const std::vector<std::string> parameters{
      ";" + info,
      ";" + info + ";alg=ES256",
      ";" + info + ";ppt=\"shaken\"",
      ";" + info + ";ppt=\"shaken\";alg=\"ES256\"",
      ";ppt=shaken;alg=ES256;" + info,
      ";INFO=<https://cert.example.org/passport.cer>;Alg=es256;PPT=Shaken",
      " ; info = <https://cert.example.org/passport.cer> ; alg = ES256 ; ppt\t=\tshaken ",
      "\r\n ;info=\r\n\t<https://cert.example.org/passport.cer>\r\n ;alg=ES256",
      ";" + info + ";flag;other=value;third=\"a;b \\\" c\";host=[2001:db8::1]:443;other=again",
  };
  for (const std::string& text : parameters) {
    const std::string header = "  " + sample_token() + text;
    ParserScratch scratch;
    Identity identity;
    EXPECT_EQ(parse_identity(header, identity, scratch), Fault::none) << text;
    EXPECT_EQ(identity.passport, sample_passport()) << text;
    EXPECT_EQ(identity.info, "https://cert.example.org/passport.cer") << text;
  }
}

TEST(Identity, JsonThatIsGoodThoughNotDeterministic) {
  const std::vector<std::pair<std::string, std::string>> texts{
      {R"({ "typ" : "passport", "x5u": "https://cert.example.org/passport.cer", "ppt":"shaken", "alg":"ES256" })",
       sample_payload_json},
      {with(sample_header_json, R"("alg")", "\"\\u0061lg\""), sample_payload_json},
      {with(sample_header_json, "{", R"({"kid":"1",)"),
       with(sample_payload_json, "{",
            "{\n\t\"rcd\":{\"nam\":\"Zo\u00eb\",\"x\":[1,2.5,null,{\"x\":true}]},\"x\":1,")},
  };
  for (const auto& [header, payload] : texts) {
    const std::string value = token_of(header, payload) + sample_parameters;
    ParserScratch scratch;
    Identity identity;
    EXPECT_EQ(parse_identity(value, identity, scratch), Fault::none) << header;
    EXPECT_EQ(identity.passport, sample_passport());
  }
}

TEST(Identity, InfoMayDifferFromX5u) {
  const std::string header = sample_token() + ";info=<https://elsewhere.example/c.pem>";
  ParserScratch scratch;
  Identity identity;
  ASSERT_EQ(parse_identity(header, identity, scratch), Fault::none);
  EXPECT_NE(identity.info, identity.passport.x5u);
}

TEST(Fault, EveryFaultHasOneNameAndOneLine) {
  std::set<std::string_view> names, lines;
  unsigned expected = 0;
  for (const auto& entry : EnumNames<Fault>::values) {
    EXPECT_EQ(number(entry.value), expected++) << entry.name;  // none is forgotten, and they stand in order
    EXPECT_TRUE(names.insert(name_of(entry.value)).second) << entry.name;
    EXPECT_TRUE(lines.insert(describe(entry.value)).second) << entry.name;
    EXPECT_EQ(named<Fault>(entry.name), entry.value);
  }
  EXPECT_EQ(expected, number(Fault::div_tn_not_canonical) + 1u);
}

}  // namespace
}  // namespace ishaken::passport
