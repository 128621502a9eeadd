// Bytes flipped, deleted, inserted and copied, always the same ones. Nothing may crash or read out of bounds
// (the sanitizers watch), and whatever is still accepted must mean what a second reader, nlohmann's, says
// that it means.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "models/base/random.h"
#include "tests/unit/models/passport/samples.h"

namespace ishaken::passport {
namespace {

using nlohmann::json;

// Flips a bit, or changes, deletes, inserts or doubles something, at a place of the stream's choice.
void mutate(std::string& text, Stream& stream) {
  static const std::string pieces[] = {";",       ".",   "=", "\"", "\\",    "<",    ">",
                                       " ",       "{",   "}", "[",  "]",     ",",    ":",
                                       "0",       "-",   "e", "+",  "\r\n ", "\xff", std::string(1, '\0'),
                                       "\"tn\":", "null"};
  const std::size_t at = stream.below(text.size() + 1);
  switch (stream.below(5)) {
    case 0:
      if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << stream.below(8)));
      break;
    case 1:
      if (at < text.size()) text[at] = static_cast<char>(stream.below(256));
      break;
    case 2:
      text.erase(at, 1 + stream.below(4));
      break;
    case 3:
      text.insert(at, pieces[stream.below(std::size(pieces))]);
      break;
    default:
      text.insert(at, text.substr(stream.below(text.size() + 1), stream.below(24)));
      break;
  }
}

// Strict, by another library: one object, no member twice.
json object_of(std::string_view base64url_text) {
  const auto bytes = from_base64url(base64url_text);
  if (!bytes) return {};
  std::vector<std::set<std::string>> open;
  bool duplicate = false;
  const auto watch = [&](int, json::parse_event_t event, json& value) {
    if (event == json::parse_event_t::object_start) open.emplace_back();
    if (event == json::parse_event_t::object_end) open.pop_back();
    if (event == json::parse_event_t::key && !open.back().insert(value.get<std::string>()).second)
      duplicate = true;
    return true;
  };
  json out = json::parse(*bytes, watch, false);
  return duplicate || !out.is_object() ? json() : out;
}

std::string text_of(const Endpoint& endpoint) {
  return endpoint.number.empty() ? endpoint.uri : std::string(endpoint.number.text());
}
json endpoint_json(const Endpoint& endpoint) {
  return {{endpoint.number.empty() ? "uri" : "tn", text_of(endpoint)}};
}

// What was accepted, said by the second reader and compared claim by claim.
void expect_same_meaning(const Identity& identity) {
  const Passport& passport = identity.passport;
  const std::size_t dot = identity.signing_input.find('.');
  const json header = object_of(identity.signing_input.substr(0, dot));
  const json payload = object_of(identity.signing_input.substr(dot + 1));
  ASSERT_TRUE(header.is_object() && payload.is_object());
  EXPECT_EQ(header.at("alg"), "ES256");
  EXPECT_EQ(header.at("typ"), "passport");
  EXPECT_EQ(header.at("x5u"), passport.x5u);
  EXPECT_EQ(header.value("ppt", ""), text(passport.ppt));
  EXPECT_FALSE(header.contains("crit"));

  ASSERT_TRUE(payload.at("iat").is_number_integer());
  EXPECT_EQ(payload.at("iat"), passport.iat);
  EXPECT_EQ(payload.at("orig"), endpoint_json(passport.orig));
  json numbers = json::array(), uris = json::array();
  for (const auto& number : passport.dest.numbers) numbers.push_back(std::string(number.text()));
  for (const auto& uri : passport.dest.uris) uris.push_back(uri);
  EXPECT_EQ(payload.at("dest").value("tn", json::array()), numbers);
  EXPECT_EQ(payload.at("dest").value("uri", json::array()), uris);
  EXPECT_FALSE(passport.dest.empty());
  EXPECT_EQ(payload.value("attest", ""), text(passport.attestation));
  EXPECT_EQ(payload.value("origid", ""), passport.origid);
  if (passport.ppt == Ppt::shaken) {
    EXPECT_NE(passport.attestation, Attestation::none);
    EXPECT_EQ(passport.origid.size(), 36u);
  }
  EXPECT_EQ(payload.contains("div"), !passport.div.empty());
  EXPECT_FALSE(identity.info.empty());
}

struct Tally {
  unsigned accepted = 0;
  std::set<Fault> faults;
};

void read(const std::string& header, ParserScratch& scratch, Identity& identity, Tally& tally) {
  // In a buffer of exactly its size, so that a read past the end is one that the sanitizers see.
  const std::vector<char> exact(header.begin(), header.end());
  const std::string_view view(exact.data(), exact.size());
  const Fault fault = parse_identity(view, identity, scratch);
  tally.faults.insert(fault);
  if (fault != Fault::none) return;
  ++tally.accepted;
  expect_same_meaning(identity);
}

TEST(Mutation, OfTheHeader) {
  const std::string good = sample_identity();
  Stream all(11, "test/passport/mutation/header");
  ParserScratch scratch;
  Identity identity;
  Tally tally;
  for (std::uint64_t i = 0; i < 200000 && !::testing::Test::HasFailure(); ++i) {
    Stream stream = all.at(i);
    std::string header = good;
    for (std::uint64_t n = 1 + stream.below(3); n > 0; --n) mutate(header, stream);
    read(header, scratch, identity, tally);
  }
  EXPECT_GT(tally.accepted, 1000u);  // changed signatures, numbers and addresses are still well-formed
  EXPECT_GT(tally.faults.size(), 15u);
}

// Base64url hides the JSON from the mutations above: here it is mutated before it is encoded.
TEST(Mutation, OfTheJson) {
  const std::string bases[] = {
      sample_payload_json,
      R"({"dest":{"tn":["331","332"],"uri":["sip:a@b"]},"div":{"tn":"49","hi":"1"},"iat":1,"orig":{"uri":"sip:c@d"}})"};
  const char* ppts[] = {"shaken", "div"};
  Stream all(12, "test/passport/mutation/json");
  ParserScratch scratch;
  Identity identity;
  Tally tally;
  for (std::uint64_t i = 0; i < 200000 && !::testing::Test::HasFailure(); ++i) {
    Stream stream = all.at(i);
    std::string header_json = with(sample_header_json, "shaken", ppts[i % 2]);
    std::string payload_json = bases[i % 2];
    for (std::uint64_t n = 1 + stream.below(2); n > 0; --n)
      mutate(stream.chance(0.3) ? header_json : payload_json, stream);
    read(token_of(header_json, payload_json) + ";info=<https://a.example/c>", scratch, identity, tally);
  }
  EXPECT_GT(tally.accepted, 1000u);
  EXPECT_GT(tally.faults.size(), 30u);
}

// The beginnings of a header, again in buffers of exactly their size: whole ones are those that end with a
// parameter.
TEST(Mutation, EveryPrefixIsRefusedUnlessItIsWhole) {
  const std::string good =
      sample_token() + ";info=<https://a.example/c>;x=\"a\\\"b\";host=[::1]\r\n ;ppt=\"shaken\"";
  const std::size_t info_ends = good.find('>') + 1;
  ParserScratch scratch;
  Identity identity;
  Tally tally;
  for (std::size_t size = 0; size <= good.size(); ++size) {
    const unsigned before = tally.accepted;
    read(good.substr(0, size), scratch, identity, tally);
    const bool accepted = tally.accepted > before;
    if (size < info_ends) {
      EXPECT_FALSE(accepted) << size;
    }
    if (size == info_ends || size == good.size()) {
      EXPECT_TRUE(accepted) << size;
    }
  }
}

}  // namespace
}  // namespace ishaken::passport
