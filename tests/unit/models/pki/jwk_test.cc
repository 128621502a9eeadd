#include "models/pki/jwk.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace ishaken::pki {
namespace {

bool allowed(std::string_view members) {
  return allows_verification(parse_json("{\"kty\":\"EC\"" + std::string(members) + "}").value()).has_value();
}

TEST(Jwk, UseMustBeSig) {
  EXPECT_TRUE(allowed(""));
  EXPECT_TRUE(allowed(R"(,"use":"sig")"));
  for (const char* use : {R"("enc")", R"("")", R"("SIG")", R"("sign")", "null", "1", R"(["sig"])"})
    EXPECT_FALSE(allowed(std::string(R"(,"use":)") + use)) << use;
}

TEST(Jwk, KeyOpsMustHaveVerify) {
  EXPECT_TRUE(allowed(R"(,"key_ops":["verify"])"));
  EXPECT_TRUE(allowed(R"(,"key_ops":["sign","verify"])"));
  for (const char* operations :
       {"[]", R"(["sign"])", R"(["VERIFY"])", R"("verify")", "null", R"({"verify":true})", "[1]"})
    EXPECT_FALSE(allowed(std::string(R"(,"key_ops":)") + operations)) << operations;
}

TEST(Jwk, BothMustAllowIt) {
  EXPECT_TRUE(allowed(R"(,"use":"sig","key_ops":["verify"])"));
  EXPECT_FALSE(allowed(R"(,"use":"enc","key_ops":["verify"])"));
  EXPECT_FALSE(allowed(R"(,"use":"sig","key_ops":["encrypt"])"));
}

}  // namespace
}  // namespace ishaken::pki
