// Whatever arrives instead of a message: decoders do not crash, do not allocate much more than they were
// given, and what they accept is a message like any other.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "tests/property/messages/random_message.h"

namespace {

std::atomic<std::size_t> allocated{0};  // since the last reset, freed or not

}  // namespace

// Not inlined: g++ 12 sees free() without its malloc() otherwise, and warns.
[[gnu::noinline]] void* operator new(std::size_t size) {
  allocated += size;
  if (void* const memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace ishaken::messages {
namespace {

// Everything that is allocated while decoding, growing buffers included.
constexpr std::size_t factor = 150, constant = 64 * 1024;

Result<Message> decode_within_limits(std::string_view bytes, const WireContext& context) {
  allocated = 0;
  auto read = decode(bytes, context);
  EXPECT_LE(allocated, factor * bytes.size() + constant);
  return read;
}

std::string mutated(std::string bytes, RandomMessages& random) {
  constexpr std::string_view interesting("\0\r\n \t\"\\:;,<>@%{}[]/?=9-\xff\x80", 25);
  for (std::uint64_t n = 1 + random.below(4); n > 0 && !bytes.empty(); --n) {
    const std::size_t place = random.below(bytes.size()),
                      length = random.below(std::min<std::size_t>(bytes.size() - place, 40)) + 1;
    switch (random.below(7)) {
      case 0:
        bytes[place] = static_cast<char>(random.below(256));
        break;
      case 1:
        bytes[place] = interesting[random.below(interesting.size())];
        break;
      case 2:
        bytes.erase(place, length);
        break;
      case 3:
        bytes.insert(place, bytes.substr(place, length));
        break;
      case 4:
        bytes.insert(random.below(bytes.size()), bytes.substr(place, length));
        break;
      case 5:
        bytes.insert(place, 1, interesting[random.below(interesting.size())]);
        break;
      default: {
        // A whole line twice, or gone.
        const std::size_t start = bytes.rfind('\n', place), end = bytes.find('\n', place);
        if (start == std::string::npos || end == std::string::npos)
          bytes.resize(place);
        else if (random.below(2) == 0)
          bytes.insert(start, bytes.substr(start, end - start));
        else
          bytes.erase(start, end - start);
      }
    }
  }
  return bytes;
}

// The length may be right again after a mutation of the body, so that what reads bodies is reached.
std::string with_right_length(std::string bytes) {
  const std::size_t field = bytes.find("Content-Length: "), body = bytes.find("\r\n\r\n");
  if (field == std::string::npos || body == std::string::npos || field > body) return bytes;
  const std::size_t value = field + 16, end = bytes.find("\r\n", value);
  return bytes.replace(value, end - value, std::to_string(bytes.size() - body - 4));
}

class EveryMessage : public ::testing::TestWithParam<std::size_t> {};

TEST_P(EveryMessage, SurvivesMutation) {
  std::size_t accepted = 0;
  for (std::uint64_t seed = 0; seed < 1500; ++seed) {
    RandomMessages random(seed);
    const auto message = random.of(GetParam());
    if (!message) GTEST_SKIP() << "never crosses the network";
    WireContext context = random.context();
    const auto question = random.question_of(*message);
    if (question) context.answers = &*question;
    std::string bytes = mutated(encode(*message, context), random);
    if (random.below(2) == 0) bytes = with_right_length(std::move(bytes));
    const auto read = decode_within_limits(bytes, context);
    if (!read) {
      EXPECT_FALSE(read.error().what.empty());
      continue;
    }
    ++accepted;
    const std::string again = encode(*read, context);
    const auto reread = decode(again, context);
    ASSERT_TRUE(reread) << "seed " << seed << ": " << reread.error().what << "\n"
                        << bytes << "\n=>\n"
                        << again;
    ASSERT_TRUE(same(*read, *reread)) << "seed " << seed << "\n" << bytes << "\n=>\n" << again;
  }
  EXPECT_GT(accepted, 0u);  // else the mutations are too coarse to test anything behind the first check
}

INSTANTIATE_TEST_SUITE_P(Messages, EveryMessage,
                         ::testing::Range<std::size_t>(0, std::variant_size_v<AnyMessage>),
                         [](const auto& info) {
                           const auto message = RandomMessages(1).of(info.param);
                           return message ? std::string(name_of_message(*message))
                                          : "NotSent" + std::to_string(info.param);
                         });

std::string post(std::string_view path, std::string_view type, const std::string& body) {
  return "POST " + std::string(path) + " HTTP/1.1\r\nHost: a.example\r\nContent-Type: " + std::string(type) +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string repeated(std::string_view what, std::size_t times) {
  std::string out;
  for (; times > 0; --times) out += what;
  return out;
}

TEST(Bombs, AreRefusedAtLowCost) {
  const std::string news = "/governance/registry-news", json = "application/json";
  for (const std::string& bytes : {
           post(news, json, repeated("[", 1'000'000)),
           post(news, json, repeated("{\"a\":", 300'000)),
           post(news, json, R"({"country":"FR","candidates":[)" + repeated("[],", 300'000) + "[]]}"),
           post(news, json, R"({"country":"FR","candidates":[)" + repeated("{},", 300'000) + "{}]}"),
           post(news, json, R"({"country":"FR","candidates":[)" + repeated("0,", 500'000) + "0]}"),
           post(news, json, "{\"a\":\"" + repeated("\\u0000", 300'000) + "\"}"),
           "GET / HTTP/1.1\r\nHost: a\r\n" + repeated("A:b\r\n", 100'000) + "\r\n",
           "GET /" + repeated("a", 1'000'000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
           std::string("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551615\r\n\r\n"),
           "INVITE sip:+1@a SIP/2.0\r\n" + repeated("y:\r\n ", 20'000) + "\r\n\r\n",
           repeated("\r\n", 500'000),
           std::string(1'000'000, '\0'),
           std::string(),
       })
    EXPECT_FALSE(decode_within_limits(bytes, {})) << bytes.substr(0, 60);
}

}  // namespace
}  // namespace ishaken::messages
