#include "models/messages/media_types.h"

#include <gtest/gtest.h>

#include "models/messages/wire.h"

namespace ishaken::messages {
namespace {

TEST(MediaType, IsComparedWithoutCaseAndParameters) {
  for (const char* same : {"application/json", "Application/JSON", "application/json;charset=utf-8",
                           " application/json ; charset=\"utf-8;x\"", "application/json;"})
    EXPECT_TRUE(is_media_type(same, json_type)) << same;
  for (const char* other : {"", ";", "application", "application/jsonp", "application/json+x", "text/json",
                            "text/html;application/json", "application/json, text/html"})
    EXPECT_FALSE(is_media_type(other, json_type)) << other;
}

TEST(MediaType, OfARequestMayHaveParameters) {
  const auto read = decode(
      "GET /1.pem HTTP/1.1\r\nHost: cr.example\r\nAccept: Application/PEM-Certificate-Chain;q=1\r\n\r\n", {});
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_EQ(std::get<CertificateRequest>(*read), CertificateRequest{"https://cr.example/1.pem"});
}

}  // namespace
}  // namespace ishaken::messages
