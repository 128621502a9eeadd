#include "models/passport/jws.h"

#include <gtest/gtest.h>

namespace ishaken::passport {
namespace {

TEST(Jws, SplitsAtTheDots) {
  const auto jws = split_compact("aa.bbb.c");
  ASSERT_TRUE(jws);
  EXPECT_EQ(jws->header, "aa");
  EXPECT_EQ(jws->payload, "bbb");
  EXPECT_EQ(jws->signature, "c");
  EXPECT_EQ(jws->signing_input, "aa.bbb");
}

TEST(Jws, RefusesOtherNumbersOfPartsAndEmptyParts) {
  for (const char* bad :
       {"", "a", "a.b", "a.b.", "a..c", ".b.c", "..c", "..", "...", "a.b.c.", "a.b.c.d", ".a.b.c"})
    EXPECT_FALSE(split_compact(bad)) << bad;
}

TEST(Jws, IsBuiltFromTwoTexts) {
  std::string jws = jws_signing_input("{}", "[1]");
  EXPECT_EQ(jws, "e30.WzFd");
  append_signature(jws, as_bytes("\xfb\xff"));
  EXPECT_EQ(jws, "e30.WzFd.-_8");
}

}  // namespace
}  // namespace ishaken::passport
