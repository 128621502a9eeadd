// Writing: the deterministic JSON of RFC 8225 section 9, with nlohmann's sorted output as the second opinion.
#include "models/passport/passport.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "models/base/random.h"
#include "tests/unit/models/passport/samples.h"

namespace ishaken::passport {
namespace {

using nlohmann::json;

std::string header_json(const Passport& passport) {
  std::string out;
  append_header_json(out, passport);
  return out;
}

std::string payload_json(const Passport& passport) {
  std::string out;
  append_payload_json(out, passport);
  return out;
}

TEST(Writer, SampleTexts) {
  EXPECT_EQ(header_json(sample_passport()), sample_header_json);
  EXPECT_EQ(payload_json(sample_passport()), sample_payload_json);
}

TEST(Writer, DestinationsAreSorted) {
  Passport passport = sample_passport();
  passport.dest.numbers = {number_of("4930"), number_of("331"), number_of("49")};
  passport.dest.uris = {"sip:b@example.com", "sip:a@example.com"};
  EXPECT_NE(payload_json(passport).find(
                R"("dest":{"tn":["331","49","4930"],"uri":["sip:a@example.com","sip:b@example.com"]})"),
            std::string::npos)
      << payload_json(passport);
}

TEST(Writer, LeavesOutWhatIsNotSet) {
  Passport passport;
  passport.ppt = Ppt::none;
  EXPECT_EQ(header_json(passport), R"({"alg":"ES256","typ":"passport"})");
  EXPECT_EQ(payload_json(passport), R"({"iat":0})");
}

TEST(Writer, AppendsToTheBufferOfTheCaller) {
  std::string buffer = "kept ";
  append_signing_input(buffer, sample_passport());
  EXPECT_EQ(buffer, "kept " + signing_input(sample_passport()));
}

// Characters that need escapes, characters that must not be escaped, and UTF-8 of two to four octets.
std::string random_text(Stream& stream) {
  static const std::vector<std::string> pieces{"a",
                                               "Z",
                                               "/",
                                               "\"",
                                               "\\",
                                               "\b",
                                               "\f",
                                               "\n",
                                               "\r",
                                               "\t",
                                               std::string(1, '\0'),
                                               "\x01",
                                               "\x1f",
                                               "\x7f",
                                               "\u00e9",
                                               "\u20ac",
                                               "\U0001F4DE",
                                               "\u2028",
                                               "'",
                                               "<",
                                               "&",
                                               "\\u0041"};
  std::string out = "x:";
  for (std::uint64_t n = stream.below(12); n > 0; --n) out += pieces[stream.below(pieces.size())];
  return out;
}

TelephoneNumber random_number(Stream& stream) {
  std::string digits;
  for (std::uint64_t n = 1 + stream.below(TelephoneNumber::max_size); n > 0; --n)
    digits += "0123456789#*"[stream.below(12)];
  return number_of(digits);
}

Endpoint random_endpoint(Stream& stream) {
  return stream.chance(0.5) ? Endpoint(random_number(stream)) : Endpoint(random_text(stream));
}

Passport random_passport(Stream& stream) {
  Passport passport;
  passport.ppt = static_cast<Ppt>(stream.below(3));
  passport.attestation = static_cast<Attestation>(stream.below(4));
  passport.x5u = random_text(stream);
  passport.orig = random_endpoint(stream);
  for (std::uint64_t n = stream.below(4); n > 0; --n) passport.dest.numbers.push_back(random_number(stream));
  for (std::uint64_t n = stream.below(4); n > 0; --n) passport.dest.uris.push_back(random_text(stream));
  passport.iat = static_cast<std::int64_t>(stream.next()) >> stream.below(64);
  if (stream.chance(0.5)) passport.origid = random_text(stream);
  if (stream.chance(0.5)) passport.div = random_endpoint(stream);
  return passport;
}

json json_of(const Endpoint& endpoint) {
  if (!endpoint.number.empty()) return {{"tn", std::string(endpoint.number.text())}};
  return {{"uri", endpoint.uri}};
}

TEST(Writer, AgreesWithNlohmannOnRandomClaims) {
  Stream all(7, "test/passport/writer");
  for (std::uint64_t i = 0; i < 20000; ++i) {
    Stream stream = all.at(i);
    const Passport passport = random_passport(stream);

    json header{{"alg", "ES256"}, {"typ", "passport"}, {"x5u", passport.x5u}};
    if (passport.ppt != Ppt::none) header["ppt"] = std::string(text(passport.ppt));
    json payload{{"iat", passport.iat}, {"orig", json_of(passport.orig)}};
    std::vector<std::string> numbers;
    for (const auto& number : passport.dest.numbers) numbers.emplace_back(number.text());
    std::vector<std::string> uris = passport.dest.uris;
    std::sort(numbers.begin(), numbers.end());
    std::sort(uris.begin(), uris.end());
    if (!numbers.empty()) payload["dest"]["tn"] = numbers;
    if (!uris.empty()) payload["dest"]["uri"] = uris;
    if (passport.attestation != Attestation::none)
      payload["attest"] = std::string(text(passport.attestation));
    if (!passport.origid.empty()) payload["origid"] = passport.origid;
    if (!passport.div.empty()) payload["div"] = json_of(passport.div);

    ASSERT_EQ(header_json(passport), header.dump()) << i;
    ASSERT_EQ(payload_json(passport), payload.dump()) << i;
  }
}

TEST(Passport, ClearMakesItNew) {
  Passport passport = sample_passport();
  passport.dest.uris = {"sip:a@example.com"};
  passport.div = Endpoint("sip:b@example.com");
  passport.ppt = Ppt::div;
  passport.clear();
  EXPECT_EQ(passport, Passport());
}

}  // namespace
}  // namespace ishaken::passport
