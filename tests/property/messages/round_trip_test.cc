// decode(encode(m)) == m for every message and random values of every field.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "models/messages/read_json.h"
#include "models/messages/write_json.h"
#include "tests/property/messages/random_message.h"

namespace ishaken::messages {
namespace {

class EveryMessage : public ::testing::TestWithParam<std::size_t> {};

TEST_P(EveryMessage, ReadsBackWhatItWrites) {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    RandomMessages random(seed);
    const auto message = random.of(GetParam());
    if (!message) GTEST_SKIP() << "never crosses the network";
    WireContext context = random.context();
    const auto question = random.question_of(*message);
    if (question) context.answers = &*question;
    const std::string bytes = encode(*message, context);
    ASSERT_EQ(outline(*message, context).size, bytes.size());
    const auto read = decode(bytes, context);
    ASSERT_TRUE(read) << "seed " << seed << ": " << read.error().what << "\n" << bytes;
    ASSERT_TRUE(same(*read, *message)) << "seed " << seed << "\n"
                                       << bytes << "\nread as\n"
                                       << encode(*read, context);
  }
}

// What is written at once has the octets that the tree of it has.
TEST_P(EveryMessage, HasTheJsonTextOfItsTree) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    RandomMessages random(seed);
    const auto message = random.of(GetParam());
    if (!message) return;
    std::visit(
        []<class T>(const T& each) {
          if constexpr (T::kind.route.body == Route::Body::members) {
            const std::string text = write_json(each);
            const auto tree = json_object(text);
            ASSERT_TRUE(tree) << tree.error().what << "\n" << text;
            ASSERT_EQ(text, to_text(*tree));
          }
        },
        static_cast<const AnyMessage&>(*message));
  }
  for (const double value : {0.0, -0.0, 1.0, 0.1, 999'999'999.0, 1e9, 1e300, std::nan("")}) {
    std::string text;
    append_json(text, value);
    EXPECT_EQ(text, to_text(value));
  }
}

template <std::size_t... Index>
Message empty_message(std::size_t alternative, std::index_sequence<Index...>) {
  Message out;
  ((Index == alternative ? void(out.emplace<Index>()) : void()), ...);
  return out;
}

TEST_P(EveryMessage, HasARandomValue) {
  const Message empty =
      empty_message(GetParam(), std::make_index_sequence<std::variant_size_v<AnyMessage>>{});
  const Protocol protocol = protocol_of(empty);
  RandomMessages random(1);
  EXPECT_TRUE(random.of(GetParam()).has_value()) << name_of_message(empty);
  EXPECT_EQ(random.question_of(empty).has_value(),
            protocol == Protocol::http_response || std::holds_alternative<FinalResponse>(empty))
      << name_of_message(empty);
}

TEST_P(EveryMessage, HeaderFieldsCannotBeInjected) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    RandomMessages random(seed);
    auto message = random.of(GetParam());
    if (!message) return;
    WireContext context = random.context();
    const auto question = random.question_of(*message);
    if (question) context.answers = &*question;
    const std::string evil = "x\r\nEvil: 1\r\n\r\nEvil: 2\n Evil: 3";
    if (auto* m = std::get_if<Invite>(&*message)) m->identity = {evil};
    if (auto* m = std::get_if<FinalResponse>(&*message)) m->reason = evil;
    if (auto* m = std::get_if<SpcTokenRequest>(&*message)) m->spc = evil;
    if (auto* m = std::get_if<AcmeAccount>(&*message)) m->account = evil;
    if (auto* m = std::get_if<AcmeOrder>(&*message)) m->order = evil;
    if (auto* m = std::get_if<AcmeChallengeAnswer>(&*message)) m->challenge = evil;
    if (auto* m = std::get_if<AcmeFinalize>(&*message)) m->order = evil;
    if (auto* m = std::get_if<AcmeCertificate>(&*message)) m->url = evil;
    if (auto* m = std::get_if<PublishCertificate>(&*message)) m->path = evil;
    if (auto* m = std::get_if<CertificateRequest>(&*message)) m->url = evil;
    if (auto* m = std::get_if<CrlRequest>(&*message)) m->url = "https://h/" + evil;
    if (auto* m = std::get_if<CertificateReply>(&*message)) m->location = m->content_type = evil;
    const std::string bytes = encode(*message, context);
    const std::string head = bytes.substr(0, bytes.find("\r\n\r\n"));
    EXPECT_EQ(head.find("\nEvil"), std::string::npos) << head;
    EXPECT_EQ(head.find("\n Evil"), std::string::npos) << head;
    EXPECT_TRUE(decode(bytes, context)) << bytes;
  }
}

INSTANTIATE_TEST_SUITE_P(Messages, EveryMessage,
                         ::testing::Range<std::size_t>(0, std::variant_size_v<AnyMessage>),
                         [](const auto& info) {
                           const auto message = RandomMessages(1).of(info.param);
                           return message ? std::string(name_of_message(*message))
                                          : "NotSent" + std::to_string(info.param);
                         });

}  // namespace
}  // namespace ishaken::messages
