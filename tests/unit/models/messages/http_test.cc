#include "models/messages/http.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/messages/wire.h"

namespace ishaken::messages {
namespace {

using ::testing::HasSubstr;

const WireContext to_seven{.from = PartyId{3}, .to = PartyId{7}};
const WireContext at_noon{.date = *parse_instant("2026-01-01T12:00:00Z")};

std::string http(std::string_view start, std::string_view fields, std::string_view body) {
  return std::string(start) + "\r\n" + std::string(fields) +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}
std::string post(std::string_view path, std::string_view body, std::string_view type = "application/json") {
  return http("POST " + std::string(path) + " HTTP/1.1",
              "Host: party-7.example\r\nContent-Type: " + std::string(type) + "\r\n", body);
}
// The body of the ACME request, the way the account key would sign it.
std::string acme(std::string_view path, std::string_view header, std::string_view payload) {
  return post(path,
              R"({"payload":)" + std::string(payload) +
                  R"(,"protected":{"alg":"ES256","url":"https://party-7.example)" + std::string(path) +
                  R"(")" + std::string(header) + "}}",
              "application/jose+json");
}

TEST(TrustedList, ExchangeIsWrittenLikeThis) {
  const Message request = TrustedListRequest{CountryCode("FR")};
  EXPECT_EQ(encode(request, to_seven),
            "GET /api/v1/ca-list?country=FR HTTP/1.1\r\n"
            "Host: party-7.example\r\n"
            "Accept: application/jose+json\r\n"
            "\r\n");
  const std::string reply = encode(TrustedListReply{200, share("eyJh.eyJz.c2ln")}, at_noon);
  EXPECT_EQ(reply,
            "HTTP/1.1 200 OK\r\n"
            "Date: Thu, 01 Jan 2026 12:00:00 GMT\r\n"
            "Content-Type: application/jose+json\r\n"
            "Content-Length: 46\r\n"
            "\r\n"
            R"({"status":"success","caList":"eyJh.eyJz.c2ln"})");
  const auto read = decode(reply, {.answers = &request});
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_EQ(*std::get<TrustedListReply>(*read).list, "eyJh.eyJz.c2ln");
}

TEST(SpcToken, IsAskedForAsInTheUs) {
  EXPECT_EQ(
      encode(SpcTokenRequest{"818H", "SHA256 AA:BB"}, to_seven),
      "POST /api/v1/account/818H/token HTTP/1.1\r\n"
      "Host: party-7.example\r\n"
      "Content-Type: application/json\r\n"
      "Content-Length: 100\r\n"
      "\r\n"
      R"({"atc":{"ca":false,"fingerprint":"SHA256 AA:BB","tktype":"TNAuthList","tkvalue":"MAigBhYEODE4SA=="}})");
}

TEST(Acme, ChallengeIsAnsweredWithTheToken) {
  EXPECT_EQ(
      encode(AcmeChallengeAnswer{"https://ca/acct/1", "https://ca.example/chall/9", "a.b.c"}, to_seven),
      "POST /chall/9 HTTP/1.1\r\n"
      "Host: ca.example\r\n"
      "Content-Type: application/jose+json\r\n"
      "Content-Length: 116\r\n"
      "\r\n"
      R"({"payload":{"atc":"a.b.c"},"protected":{"alg":"ES256","kid":"https://ca/acct/1","url":"https://ca.example/chall/9"}})");
}

TEST(Governance, IsOneJsonObject) {
  InstructTrust instruction{.country = CountryCode("FR"), .instruction = {}, .pins = {}};
  instruction.instruction.trusted.push_back(
      {CountryCode("DE"), trust::Mechanism::bilateral, trust::Merge::scoped});
  instruction.instruction.use_registry = true;
  instruction.pins.push_back({CountryCode("DE"), "PEM"});
  const std::string bytes = encode(instruction, to_seven);
  EXPECT_THAT(bytes, HasSubstr("POST /governance/trust HTTP/1.1\r\n"));
  EXPECT_EQ(
      bytes.substr(bytes.find("\r\n\r\n") + 4),
      R"({"country":"FR","instruction":{"excluded":[],"re_export":false,"trusted":[{"country":"DE",)"
      R"("mechanism":"bilateral","merge":"scoped"}],"use_registry":true},"pins":[{"pa_certificate":"PEM","partner":"DE"}]})");
}

TEST(Governance, ReservationsAreWrittenOnlyWhereThereAreAny) {
  InstructTrust instruction{.country = CountryCode("FR"), .instruction = {}, .pins = {}};
  instruction.instruction.trusted = {
      {CountryCode("DE"), trust::Mechanism::registry, trust::Merge::flat, true},
      {CountryCode("US"), trust::Mechanism::registry, trust::Merge::flat, false}};
  instruction.instruction.providers = {{CountryCode("US"), "123A"}};
  instruction.instruction.cas = {{CountryCode("US"), "C=US, CN=Uno"}};
  const std::string bytes = encode(instruction, to_seven);
  EXPECT_EQ(
      bytes.substr(bytes.find("\r\n\r\n") + 4),
      R"({"country":"FR","instruction":{"cas":[{"country":"US","name":"C=US, CN=Uno"}],"excluded":[],)"
      R"("providers":[{"country":"US","name":"123A"}],"re_export":false,"trusted":[{"country":"DE",)"
      R"("downgraded":true,"mechanism":"registry","merge":"flat"},{"country":"US","mechanism":"registry",)"
      R"("merge":"flat"}],"use_registry":false},"pins":[]})");
  const auto read = decode(bytes, {});
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_EQ(std::get<InstructTrust>(*read), instruction);
}

TEST(Governance, AnAnswerNamesItsQuestion) {
  const std::string answer = encode(ApprovalResult{true, ""}, {.to = PartyId{7}, .request = RequestId{31}});
  EXPECT_THAT(answer, HasSubstr("X-Request-Id: 31\r\n"));
  EXPECT_THAT(encode(ApprovalResult{true, ""}, to_seven), Not(HasSubstr("X-Request-Id")));
}

TEST(Registry, ReadsOnlyWhatIsNew) {
  EXPECT_EQ(encode(RegistryRead{17}, to_seven),
            "GET /registry HTTP/1.1\r\nHost: party-7.example\r\nAccept: application/jose\r\nIf-None-Match: "
            "\"17\"\r\n\r\n");
  EXPECT_EQ(encode(RegistryContents{304, share("dropped"), 17}, at_noon),
            "HTTP/1.1 304 Not Modified\r\n"
            "Date: Thu, 01 Jan 2026 12:00:00 GMT\r\n"
            "ETag: \"17\"\r\n\r\n");
}

TEST(Registry, AnAnswerBearsTheTagThatIsAskedForNextTime) {
  const Message question = RegistryRead{};
  const std::string reply = encode(RegistryContents{200, share("a.b.c"), 18}, {});
  EXPECT_THAT(reply, HasSubstr("ETag: \"18\"\r\n"));
  const auto read = decode(reply, {.answers = &question});
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_EQ(std::get<RegistryContents>(*read).sequence, 18u);
  const auto untagged = decode(encode(RegistryContents{200, share("a.b.c")}, {}), {.answers = &question});
  ASSERT_TRUE(untagged) << untagged.error().what;
  EXPECT_EQ(std::get<RegistryContents>(*untagged).sequence, 0u);
}

TEST(Registry, WhatIsNotNewBringsNothing) {
  const Message question = RegistryRead{17};
  const auto reply = decode("HTTP/1.1 304 Not Modified\r\n\r\n", {{}, {}, {}, &question});
  ASSERT_TRUE(reply);
  EXPECT_EQ(std::get<RegistryContents>(*reply).contents, nullptr);
}

TEST(Certificate, ReplySaysHowLongItIsGood) {
  CertificateReply reply;
  reply.max_age = std::chrono::hours(24);
  reply.chain = "PEM";
  EXPECT_EQ(encode(reply, {}),
            "HTTP/1.1 200 OK\r\n"
            "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\n"
            "Content-Type: application/pem-certificate-chain\r\n"
            "Cache-Control: max-age=86400\r\n"
            "Content-Length: 3\r\n\r\nPEM");
  const Message request = CertificateRequest{"https://cr.example/1.pem"};
  const auto age = [&](std::string_view directives) {
    const auto read =
        decode(http("HTTP/1.1 200 OK", "Cache-Control: " + std::string(directives) + "\r\n", ""),
               {.answers = &request});
    return std::get<CertificateReply>(*read).max_age / std::chrono::seconds(1);
  };
  EXPECT_EQ(age("public, MAX-AGE = \"60\" , immutable"), 60);
  EXPECT_EQ(age("max-age=99999999999"), 2147483648);
  EXPECT_EQ(age("max-age=-1"), 0);
  EXPECT_EQ(age("no-store"), 0);
  EXPECT_EQ(age("max-age"), 0);
}

TEST(Certificate, AnyUrlHasARequest) {
  const auto start_of = [](std::string_view url) {
    const std::string bytes = encode(CertificateRequest{std::string(url)}, to_seven);
    return bytes.substr(0, bytes.find("\r\nAccept"));
  };
  EXPECT_EQ(start_of("https://cr.example:8443/a/b.pem?c"),
            "GET /a/b.pem?c HTTP/1.1\r\nHost: cr.example:8443");
  EXPECT_EQ(start_of("http://cr.example/a"), "GET http://cr.example/a HTTP/1.1\r\nHost: cr.example");
  EXPECT_EQ(start_of("https://u:p@cr.example/a"),
            "GET https://u:p@cr.example/a HTTP/1.1\r\nHost: cr.example");
  EXPECT_EQ(start_of("https://cr.example"), "GET https://cr.example HTTP/1.1\r\nHost: cr.example");
  EXPECT_EQ(start_of("https://cr.example/a b\r\nX: é"),
            "GET /a%20b%0D%0AX:%20%C3%A9 HTTP/1.1\r\nHost: cr.example");
  EXPECT_EQ(start_of("https://"), "GET /https:// HTTP/1.1\r\nHost: party-7.example");
  EXPECT_EQ(start_of("nonsense"), "GET /nonsense HTTP/1.1\r\nHost: party-7.example");
  EXPECT_EQ(start_of(""), "GET / HTTP/1.1\r\nHost: party-7.example");
}

TEST(Request, IsRefused) {
  const std::string token = "/api/v1/account/818H/token";
  const std::string atc =
      R"({"atc":{"ca":false,"fingerprint":"f","tktype":"TNAuthList","tkvalue":"MAigBhYEODE4SA=="}})";
  ASSERT_TRUE(decode(post(token, atc), {}));
  const std::string jwk = R"(,"jwk":{"crv":"P-256","kty":"EC","x":"AA","y":"AA"})";
  struct Case {
    std::string bytes, why;
  };
  for (
      const auto& [bytes, why] : std::initializer_list<Case>{
          {"", "no end"},
          {"GET / HTTP/1.1\r\n\r\n", "Host"},
          {"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "Host"},
          {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "twice"},
          {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", "nothing that is served"},
          {"DELETE /registry HTTP/1.1\r\nHost: a\r\n\r\n", "nothing that is served"},
          {"GET / HTTP/1.0\r\nHost: a\r\n\r\n", "HTTP/1.1"},
          {"GET /\r\nHost: a\r\n\r\n", "HTTP/1.1"},
          {"GET  HTTP/1.1\r\nHost: a\r\n\r\n", "target"},
          {"GET / / HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1"},
          {"G(T / HTTP/1.1\r\nHost: a\r\n\r\n", "method"},
          {"GET /\"x\" HTTP/1.1\r\nHost: a\r\n\r\n", "target"},
          {"GET x HTTP/1.1\r\nHost: a\r\n\r\n", "neither a path"},
          {"GET :// HTTP/1.1\r\nHost: a\r\n\r\n", "neither a path"},
          {"GET / HTTP/1.1\r\nHost : a\r\n\r\n", "name"},
          {"GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", "folded"},
          {"GET / HTTP/1.1\nHost: a\n\n", "no end"},
          {"GET / HTTP/1.1\r\nHost: a\r\n\r\nrest", "no Content-Length"},
          {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nrest", "as long as"},
          {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nrest", "as long as"},
          {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x4\r\n\r\nrest", "malformed"},
          {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 4\r\n\r\nrest", "twice"},
          {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 67108865\r\n\r\n", "64 MB"},
          {"GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "Transfer-Encoding"},
          {"GET /registry HTTP/1.1\r\nHost: a\r\nIf-None-Match: 17\r\n\r\n", "If-None-Match"},
          {"GET /registry HTTP/1.1\r\nHost: a\r\nIf-None-Match: \"-1\"\r\n\r\n", "If-None-Match"},
          {"GET /api/v1/ca-list HTTP/1.1\r\nHost: a\r\n\r\n", "country"},
          {"GET /api/v1/ca-list?country=fr HTTP/1.1\r\nHost: a\r\n\r\n", "country"},
          {"GET /api/v1/ca-list?country=FR&country=DE HTTP/1.1\r\nHost: a\r\n\r\n", "country"},
          {"GET /partner/DE/list HTTP/1.1\r\nHost: a\r\n\r\n", "countries"},
          {"GET /partner/D%/list?reader=FR HTTP/1.1\r\nHost: a\r\n\r\n", "countries"},
          {"GET /partner/list?reader=FR HTTP/1.1\r\nHost: a\r\n\r\n", "countries"},
          {"PUT /elsewhere HTTP/1.1\r\nHost: a\r\n\r\n", "nothing that is served"},
          {"PUT /publish/a?b HTTP/1.1\r\nHost: a\r\nContent-Type: application/pem-certificate-chain\r\n\r\n",
           "publication"},
          {"PUT /publish/a HTTP/1.1\r\nHost: a\r\n\r\n", "type"},
          {post("/registry/entries/FRA", "x", "application/jose"), "country"},
          {post("/registry/entries/FR", "x"), "type"},
          {post(token, atc, "text/html"), "type"},
          {post(token, atc + " x"), ""},
          {post(token, "{}"), "atc"},
          {post(token, "[]"), "object"},
          {post(token, R"({"atc":[]})"), "TNAuthList"},
          {post(
               token,
               R"({"atc":{"ca":true,"fingerprint":"f","tktype":"TNAuthList","tkvalue":"MAigBhYEODE4SA=="}})"),
           "CA"},
          {post(
               token,
               R"({"atc":{"ca":false,"ca":false,"fingerprint":"f","tktype":"TNAuthList","tkvalue":"MAigBhYEODE4SA=="}})"),
           ""},
          {post("/api/v1/account/818J/token", atc), "does not speak"},
          {post("/governance/registration", R"({"country":"FR"})"), "registered"},
          {post("/governance/registration", R"({"country":"FR","registered":1})"), "registered"},
          {post("/governance/registration", R"({"country":"FRA","registered":true})"), "country"},
          {post(
               "/governance/trust",
               R"({"country":"FR","pins":[],"instruction":{"trusted":{},"use_registry":true,"re_export":true}})"),
           "instruction"},
          {post(
               "/governance/trust",
               R"({"country":"FR","pins":[],"instruction":{"trusted":[],"excluded":[],"use_registry":true,"re_export":true,"cas":{}}})"),
           "instruction"},
          {post(
               "/governance/trust",
               R"({"country":"FR","pins":[],"instruction":{"trusted":[],"excluded":[],"use_registry":true,"re_export":true,"providers":[{"country":"US"}]}})"),
           "instruction"},
          {post(
               "/governance/trust",
               R"({"country":"FR","pins":[],"instruction":{"trusted":[{"country":"DE","mechanism":"registry","merge":"flat","downgraded":null}],"excluded":[],"use_registry":true,"re_export":true}})"),
           "instruction"},
          {post("/governance/approval-requests",
                R"({"role":"king","name":"","spc":"","certificate":"","intermediate":""})"),
           "role"},
          {post("/governance/agreement-proposals",
                R"({"proposer":"FR","mutual":true,"vetting_ns":1.5,"pa_certificate":""})"),
           "vetting"},
          {post("/governance/agreement-proposals",
                R"({"proposer":"FR","mutual":true,"vetting_ns":9223372036854775808,"pa_certificate":""})"),
           "vetting"},
          {post("/governance/agreement-ends", "{\"from\":\"F\xff\"}"), ""},
          {post("/governance/unknown", "{}"), "nothing that is served"},
          {acme("/acme/new-account", jwk, "{}"), "P-256"},
          {acme("/acme/new-account", R"(,"jwk":{"crv":"P-256","kty":"EC","use":"enc","x":"AA","y":"AA"})",
                "{}"),
           "use"},
          {acme("/acme/new-account", "", "{}"), "jwk"},
          {acme("/acme/new-order", "", "{}"), "kid"},
          {acme("/acme/new-order", R"(,"kid":"k")", R"({"identifiers":[]})"), "identifier"},
          {acme("/acme/new-order", R"(,"kid":"k")", R"({"identifiers":[{"type":"dns","value":"AA"}]})"),
           "TNAuthList"},
          {acme("/acme/new-order", R"(,"kid":"k")", R"({"identifiers":[{"type":"TNAuthList","value":"A"}]})"),
           "base64url"},
          {acme("/x", R"(,"kid":"k")", "{}"), "neither csr nor atc"},
          {acme("/x", R"(,"kid":"k")", R"({"csr":"AAAA"})"), "finalization"},
          {post("/x", R"({"payload":{"atc":"t"},"protected":{"kid":"k","url":"https://party-7.example/y"}})",
                "application/jose+json"),
           "signed url"},
          {post("/x", R"({"payload":"","protected":""})", "application/jose+json"), "payload"},
      }) {
    const auto message = decode(bytes, {});
    ASSERT_FALSE(message) << bytes;
    EXPECT_THAT(message.error().what, HasSubstr(why)) << bytes;
  }
}

TEST(Response, IsRefused) {
  const Message list = TrustedListRequest{}, order = AcmeNewOrder{}, crl = CrlRequest{},
                partner = PartnerListRequest{}, challenge = AcmeChallengeAnswer{}, token = SpcTokenRequest{},
                notice = ApproveCa{}, registry = RegistryRead{};
  const std::string json = "Content-Type: application/json\r\n", jose = "Content-Type: application/jose\r\n";
  struct Case {
    const Message* answers;
    std::string bytes, why;
  };
  for (const auto& [answers, bytes, why] : std::initializer_list<Case>{
           {nullptr, http("HTTP/1.1 200 OK", json, "{}"), "answers nothing"},
           {&notice, http("HTTP/1.1 204 No Content", "", ""), "expects none"},
           {&list, http("HTTP/1.1 99 x", json, "{}"), "status"},
           {&list, http("HTTP/1.1 2000 x", json, "{}"), "status"},
           {&list, http("HTTP/1.1 100 Continue", "", ""), "status"},
           {&list, http("HTTP/1.1 304 Not Modified", json, "{}"), "none"},
           {&registry, http("HTTP/1.1 200 OK", jose + "ETag: 17\r\n", "a.b.c"), "ETag is malformed"},
           {&registry, http("HTTP/1.1 200 OK", jose + "ETag: \"x\"\r\n", "a.b.c"), "ETag names no sequence"},
           {&list, http("HTTP/1.1 200 OK", json, "{}"), "caList"},
           {&list, http("HTTP/1.1 200 OK", json, R"({"caList":7})"), "caList"},
           {&list, http("HTTP/1.1 200 OK", json, R"({"caList":"a","caList":"b"})"), ""},
           {&order, http("HTTP/1.1 201 Created", json, R"({"authorizations":[]})"), "tkauth-01"},
           {&order,
            http("HTTP/1.1 201 Created", json,
                 R"({"authorizations":[{"challenges":[{"type":"http-01","url":"u"}]}]})"),
            "tkauth-01"},
           {&crl, http("HTTP/1.1 200 OK", json, "{}"), "pkix-crl"},
           {&partner, http("HTTP/1.1 200 OK", "Content-Type: application/jose\r\n", "a.b.c"), "whose"},
           {&challenge, http("HTTP/1.1 200 OK", json, R"({"status":"pending"})"), "neither valid"},
           {&token, http("HTTP/1.1 200 OK", json, R"({"status":"success"})"), "token"},
       }) {
    const auto message = decode(bytes, {.answers = answers});
    ASSERT_FALSE(message) << bytes;
    EXPECT_THAT(message.error().what, HasSubstr(why)) << bytes;
  }
}

TEST(Response, OfAnyServerMayFail) {
  const Message list = TrustedListRequest{}, token = SpcTokenRequest{}, finalize = AcmeFinalize{},
                crl = CrlRequest{};
  const std::string page = http("HTTP/1.1 503 Whatever", "Content-Type: text/html\r\n", "<html>");
  EXPECT_EQ(std::get<TrustedListReply>(*decode(page, {.answers = &list})).status, 503);
  EXPECT_EQ(std::get<SpcTokenReply>(*decode(page, {.answers = &token})).status, 503);
  EXPECT_EQ(std::get<AcmeCertificate>(*decode(page, {.answers = &finalize})).status, 503);
  EXPECT_EQ(std::get<CrlReply>(*decode(page, {.answers = &crl})).status, 503);
}

}  // namespace
}  // namespace ishaken::messages
