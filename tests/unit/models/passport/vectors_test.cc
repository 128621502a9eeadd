// The published vectors as far as they can be judged without a key: what must be read, refused and written.
#include "tests/vectors/read.h"

#include <gtest/gtest.h>

#include "models/base/bytes.h"
#include "tests/unit/models/passport/samples.h"

namespace ishaken::passport {
namespace {

std::vector<vectors::Block> all_tokens() {
  auto blocks = vectors::read("passport.txt");
  for (auto& block : vectors::read("jws.txt")) blocks.push_back(block);
  return blocks;
}

TEST(Vectors, AreReadOrRefusedForTheRightReason) {
  const auto blocks = all_tokens();
  ASSERT_EQ(blocks.size(), 7u);
  for (const auto& block : blocks) {
    const std::string token = block.at("header") + "." + block.at("payload") + "." + block.at("signature");
    const auto jws = split_compact(token);
    ASSERT_TRUE(jws);
    ParserScratch scratch;
    Passport passport;
    Signature signature;
    const Fault fault = parse_passport(*jws, passport, signature, scratch);
    EXPECT_EQ(name_of(fault), block.at("parse")) << block.at("name");
    if (fault == Fault::none) {
      EXPECT_EQ(base64url(signature), block.at("signature"));
    }
  }
}

// What was read is written again in the same octets: the published examples are in the deterministic form.
TEST(Vectors, AreWrittenByteForByte) {
  int compared = 0;
  for (const auto& block : vectors::read("passport.txt")) {
    const std::string input = block.at("header") + "." + block.at("payload");
    const std::string token = input + "." + block.at("signature");
    ParserScratch scratch;
    Passport passport;
    Signature signature;
    if (parse_passport(*split_compact(token), passport, signature, scratch) != Fault::none) continue;
    EXPECT_EQ(signing_input(passport), input) << block.at("name");
    ++compared;
  }
  EXPECT_EQ(compared, 5);
}

TEST(Vectors, Rfc8588Section6FromItsClaims) {
  EXPECT_EQ(
      signing_input(sample_passport()),
      "eyJhbGciOiJFUzI1NiIsInBwdCI6InNoYWtlbiIsInR5cCI6InBhc3Nwb3J0IiwieDV1IjoiaHR0cHM6Ly9jZXJ0LmV4YW1wbGUub3"
      "JnL3Bhc3Nwb3J0LmNlciJ9.eyJhdHRlc3QiOiJBIiwiZGVzdCI6eyJ0biI6WyIxMjE1NTU1MDEzMSJdfSwiaWF0IjoxNDQzMjA4MzQ"
      "1LCJvcmlnIjp7InRuIjoiMTIxNTU1NTAxMjEifSwib3JpZ2lkIjoiMTIzZTQ1NjctZTg5Yi0xMmQzLWE0NTYtNDI2NjU1NDQwMDAwI"
      "n0");
}

TEST(Vectors, Rfc8946NamesWhoDiverted) {
  for (const auto& block : vectors::read("passport.txt")) {
    if (block.at("name") != "rfc8946-example") continue;
    const std::string token = block.at("header") + "." + block.at("payload") + "." + block.at("signature");
    ParserScratch scratch;
    Identity identity;
    ASSERT_EQ(
        parse_identity(token + ";info=<https://www.example.com/cert.cer>;ppt=\"div\"", identity, scratch),
        Fault::none);
    EXPECT_EQ(identity.passport.ppt, Ppt::div);
    EXPECT_EQ(identity.passport.div, Endpoint(number_of("121555551213")));
    EXPECT_TRUE(identity.passport.dest.contains(number_of("12155551214")));
    EXPECT_EQ(identity.passport.orig, Endpoint(number_of("12155551212")));
    return;
  }
  FAIL() << "the vector is missing";
}

}  // namespace
}  // namespace ishaken::passport
