#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/base/bytes.h"
#include "models/base/digest.h"
#include "models/base/random.h"
#include "models/base/time.h"

namespace ishaken {
namespace {

TEST(Time, DurationsReadBackWhatTheyPrint) {
  for (const char* text : {"30 d", "150 ms", "36 h", "0 s", "1 ns", "90 s", "-2 h"}) {
    const auto duration = parse_duration(text);
    ASSERT_TRUE(duration) << text;
    EXPECT_EQ(parse_duration(to_text(*duration)), duration) << text;
  }
  EXPECT_EQ(to_text(*parse_duration("1.5 h")), "90 min");
}

TEST(Time, ABareNumberIsRefused) {
  EXPECT_THAT(parse_duration("30").error().what, ::testing::HasSubstr("needs a unit"));
  EXPECT_FALSE(parse_duration("d"));
  EXPECT_FALSE(parse_duration("3 fortnights"));
  EXPECT_FALSE(parse_duration("1e300 d"));
}

TEST(Time, Dates) {
  EXPECT_EQ(numeric_date(*parse_instant("2015-09-25T19:12:25Z")), 1443208345);
  EXPECT_EQ(to_text(from_numeric_date(1443208345)), "2015-09-25T19:12:25Z");
  for (const char* bad : {"2026-02-30", "2026-1-1", "2026-01-01T25:00:00Z", "26-01-01", "", "2026-01-01Z"})
    EXPECT_FALSE(parse_instant(bad)) << bad;
}

TEST(Bytes, Base64OfRfc4648Section10) {
  const std::array<std::pair<const char*, const char*>, 7> vectors{{{"", ""},
                                                                    {"f", "Zg=="},
                                                                    {"fo", "Zm8="},
                                                                    {"foo", "Zm9v"},
                                                                    {"foob", "Zm9vYg=="},
                                                                    {"fooba", "Zm9vYmE="},
                                                                    {"foobar", "Zm9vYmFy"}}};
  for (const auto& [plain, coded] : vectors) {
    EXPECT_EQ(base64(as_bytes(plain)), coded);
    EXPECT_EQ(as_text(*from_base64(coded)), plain);
    EXPECT_EQ(as_text(*from_base64url(base64url(as_bytes(plain)))), plain);
  }
}

TEST(Bytes, MalformedBase64IsRefused) {
  EXPECT_FALSE(from_base64url("Zg=="));    // padding
  EXPECT_FALSE(from_base64url("Zh"));      // stray bits
  EXPECT_FALSE(from_base64url("Zm9v+w"));  // the other alphabet
  EXPECT_FALSE(from_base64url("A"));
  EXPECT_FALSE(from_base64("Zg="));
}

TEST(Digest, Sha256OfFips180) {
  EXPECT_EQ(hex(sha256(as_bytes("abc"))), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Stream, DependsOnSeedPathAndItemAlone) {
  Stream a(7, "country/FR/arrivals"), b(7, "country/FR/arrivals"), c(8, "country/FR/arrivals"),
      d(7, "country/DE");
  const auto first = a.next();
  EXPECT_EQ(first, b.next());
  EXPECT_NE(first, c.next());
  EXPECT_NE(first, d.next());
  EXPECT_EQ(a.at(5).next(), b.at(5).next());
  EXPECT_NE(a.at(5).next(), a.at(6).next());
}

TEST(Stream, DrawsHaveTheirMeans) {
  Stream stream(1, "means");
  double uniform = 0, exponential = 0, normal = 0;
  constexpr int n = 200'000;
  for (int i = 0; i < n; ++i) {
    uniform += stream.uniform();
    exponential += stream.exponential(3);
    normal += stream.normal(2, 1);
    EXPECT_LT(stream.below(7), 7u);
  }
  EXPECT_NEAR(uniform / n, 0.5, 0.005);  // 7 standard errors
  EXPECT_NEAR(exponential / n, 3, 0.05);
  EXPECT_NEAR(normal / n, 2, 0.02);
}

}  // namespace
}  // namespace ishaken
