#include "models/messages/framing.h"

#include <gtest/gtest.h>

#include "models/messages/head.h"

namespace ishaken::messages {
namespace {

constexpr std::size_t much = 1000;
const std::string get = "GET / HTTP/1.1\r\nHost: a.example\r\n\r\n";
const std::string ok = "HTTP/1.1 200 OK\r\ncontent-LENGTH: 5 \r\n\r\nhello";

// Returns what a new Framer says of `bytes`.
Result<std::size_t> framed_size(std::string_view bytes, std::size_t most) {
  return Framer(most).size_in(bytes);
}
std::size_t size_of(std::string_view bytes) {
  const auto size = framed_size(bytes, much);
  EXPECT_TRUE(size) << size.error().what;
  return size.value_or(9999);
}
bool is_refused(std::string_view bytes) { return !framed_size(bytes, much); }

TEST(Framing, CountsTheBody) {
  EXPECT_EQ(size_of(get), get.size());
  EXPECT_EQ(size_of(get + "POST"), get.size()) << "another message follows";
  EXPECT_EQ(size_of(ok), ok.size());
  EXPECT_EQ(size_of(ok + ok), ok.size());
}

TEST(Framing, WaitsForAllOfIt) {
  EXPECT_EQ(size_of(""), 0u);
  for (std::size_t i = 0; i < ok.size(); ++i) EXPECT_EQ(size_of(ok.substr(0, i)), 0u) << i;
}

TEST(Framing, TakesBytesInAnyPieces) {
  for (std::size_t piece = 1; piece <= ok.size(); ++piece) {
    Framer framer(much);
    for (std::size_t given = piece; given < ok.size(); given += piece)
      EXPECT_EQ(framer.size_in(ok.substr(0, given)), 0u);
    EXPECT_EQ(framer.size_in(ok + ok), ok.size());
    framer.restart();
    EXPECT_EQ(framer.size_in(get), get.size());
  }
}

TEST(Framing, KnowsResponsesWithoutABody) {
  const std::string fields = "\r\nContent-Length: 5\r\n\r\n";
  EXPECT_EQ(size_of("HTTP/1.1 304 Not Modified" + fields), 25 + fields.size());
  EXPECT_EQ(size_of("HTTP/1.1 204 No Content" + fields), 23 + fields.size());
}

TEST(Framing, KnowsTheCompactFormOfSipOnly) {
  const std::string fields = "\r\nl : 3\r\n\r\n";
  EXPECT_EQ(size_of("SIP/2.0 200 OK" + fields + "abcdef"), 14 + fields.size() + 3);
  EXPECT_EQ(size_of("BYE sip:a@b SIP/2.0" + fields + "abcdef"), 19 + fields.size() + 3);
  EXPECT_EQ(size_of("GET / HTTP/1.1" + fields), 14 + fields.size());
}

TEST(Framing, SkipsEmptyLines) {
  EXPECT_EQ(empty_lines_before(get), 0u);
  EXPECT_EQ(empty_lines_before("\r\n\r\n" + get), 4u);
  EXPECT_EQ(empty_lines_before("\r\n\r"), 2u);
}

TEST(Framing, RefusesWhatCannotBe) {
  const auto with = [](std::string_view fields) {
    return "HTTP/1.1 200 OK\r\n" + std::string(fields) + "\r\n\r\n";
  };
  EXPECT_TRUE(is_refused(with("Content-Length: five")));
  EXPECT_TRUE(is_refused(with("Content-Length: -5")));
  EXPECT_TRUE(is_refused(with("Content-Length:")));
  EXPECT_TRUE(is_refused(with("Content-Length: 99999999999999999999999")));
  EXPECT_TRUE(is_refused(with("Content-Length: 5\r\nContent-Length: 6")));
  EXPECT_FALSE(is_refused(with("Content-Length: 5\r\nContent-Length: 5")));
}

TEST(Framing, RefusesWhatIsTooLarge) {
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Length: 960\r\n\r\n";
  ASSERT_EQ(head.size(), 40u);
  EXPECT_FALSE(framed_size(head, 999)) << "before the body has come";
  EXPECT_TRUE(framed_size(head, 1000));
  EXPECT_FALSE(framed_size(head, 900));
  EXPECT_TRUE(is_refused(std::string(max_head_size, 'x')));
  EXPECT_EQ(size_of(std::string(max_head_size - 1, 'x')), 0u);
}

}  // namespace
}  // namespace ishaken::messages
