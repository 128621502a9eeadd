#include "sim/network/packet/https/tls_session.h"

#include <gtest/gtest.h>
#include <openssl/rand.h>

#include "sim/network/packet/https/tls_context.h"

namespace ishaken::sim {
namespace {

const Instant start = Instant{} + std::chrono::hours(24 * 365 * 56);
constexpr Duration day = std::chrono::hours(24);

// Two sides of connections, with nothing between them.
class TlsSessions : public testing::Test {
 protected:
  explicit TlsSessions(bool resumption = true)
      : pki(random, 7, start),
        leaf(pki.issue({"one.example", "two.example"}, start - day, start + 90 * day)),
        context(random, pki,
                {.seed = 7,
                 .resumption = resumption,
                 .now = [this] { return now; },
                 .key_log = [this](std::string_view line) { keys.append(line) += '\n'; }}) {}

  void connect(std::string name = "one.example") {
    ++count;
    wire.clear();
    client = context.client(std::move(name), Stream(7, "client").at(count), client_memory);
    server = context.server(leaf, Stream(7, "server").at(count), server_memory);
    client->start();
    exchange();
  }
  void exchange() {
    while (true) {
      const std::string there = client->take_output();
      server->feed(there);
      const std::string back = server->take_output();
      client->feed(back);
      wire += there + back;
      if (there.empty() && back.empty()) return;
    }
  }

  Instant now = start;
  TlsRandom random;
  WebPki pki;
  WebCertificate leaf;
  std::string keys, wire;
  TlsContext context;
  TlsMemory client_memory{4}, server_memory{4};
  std::unique_ptr<TlsSession> client, server;
  std::uint64_t count = 0;
};

class TlsSessionsWithoutResumption : public TlsSessions {
 protected:
  TlsSessionsWithoutResumption() : TlsSessions(false) {}
};

TEST_F(TlsSessions, CarryBytesBothWays) {
  connect();
  ASSERT_TRUE(client->established()) << client->reason() << server->reason();
  ASSERT_TRUE(server->established());
  EXPECT_FALSE(client->resumed());
  const std::string much(2'000'000, 'x');
  client->write("how");
  server->write(much);
  exchange();
  EXPECT_EQ(server->take_plaintext(), "how");
  EXPECT_TRUE(client->take_plaintext() == much);
  client->close_notify();
  exchange();
  EXPECT_TRUE(server->ended());
  EXPECT_FALSE(server->failed());
}

TEST_F(TlsSessions, TakeBytesOneByOne) {
  client = context.client("one.example", Stream(7, "c"), client_memory);
  server = context.server(leaf, Stream(7, "s"), server_memory);
  client->start();
  for (int round = 0; round < 4; ++round) {
    for (const char byte : client->take_output()) server->feed({&byte, 1});
    for (const char byte : server->take_output()) client->feed({&byte, 1});
  }
  EXPECT_TRUE(client->established());
  EXPECT_TRUE(server->established());
}

TEST_F(TlsSessions, KnowEachOfTheNamesAndNoOther) {
  connect("two.example");
  EXPECT_TRUE(client->established());
  for (const char* name : {"three.example", "x.one.example", ""}) {
    connect(name);
    EXPECT_FALSE(client->established()) << name;
    EXPECT_TRUE(client->failed()) << name;
    EXPECT_FALSE(server->established()) << name;
  }
  connect("three.example");
  EXPECT_NE(client->reason().find("hostname"), std::string::npos) << client->reason();
  EXPECT_TRUE(server->failed()) << "an alert says so";
}

TEST_F(TlsSessions, CountValidityInSimulatedTime) {
  now = start + 91 * day;
  connect();
  EXPECT_TRUE(client->failed());
  EXPECT_NE(client->reason().find("expired"), std::string::npos) << client->reason();
  now = start - 2 * day;
  connect();
  EXPECT_NE(client->reason().find("not yet valid"), std::string::npos) << client->reason();
  now = start + 89 * day;
  connect();
  EXPECT_TRUE(client->established());
}

TEST_F(TlsSessions, TrustNoOtherRoot) {
  const WebPki other(random, 8, start);
  leaf = other.issue({"one.example"}, start - day, start + day);
  connect();
  EXPECT_TRUE(client->failed());
}

TEST_F(TlsSessions, AreResumedWithFewerBytes) {
  connect();
  const std::size_t full = wire.size();
  EXPECT_EQ(client_memory.size(), 1u);
  EXPECT_EQ(server_memory.size(), 1u);
  now += std::chrono::minutes(90);
  connect();
  EXPECT_TRUE(client->established());
  EXPECT_TRUE(client->resumed());
  EXPECT_LT(wire.size() + 1000, full);
  now += std::chrono::minutes(90);
  connect();
  EXPECT_TRUE(client->resumed()) << "each connection brings a new ticket";
  now += std::chrono::minutes(121);
  connect();
  EXPECT_TRUE(client->established());
  EXPECT_FALSE(client->resumed()) << "too old";
}

TEST_F(TlsSessions, AreResumedByTheSameNameAlone) {
  connect();
  connect("two.example");
  EXPECT_FALSE(client->resumed());
}

TEST_F(TlsSessions, AreNotResumedWhereTheServerForgot) {
  connect();
  server_memory = TlsMemory(4);
  connect();
  EXPECT_TRUE(client->established());
  EXPECT_FALSE(client->resumed());
}

TEST_F(TlsSessions, MemoryIsLimited) {
  for (int i = 0; i < 10; ++i) {
    client_memory = TlsMemory(4);
    connect();
  }
  EXPECT_EQ(server_memory.size(), 4u);
}

TEST_F(TlsSessionsWithoutResumption, AreNeverResumed) {
  connect();
  connect();
  EXPECT_TRUE(client->established());
  EXPECT_FALSE(client->resumed());
  EXPECT_EQ(client_memory.size() + server_memory.size(), 0u);
}

TEST_F(TlsSessions, FailAtGarbage) {
  client = context.client("one.example", Stream(7, "c"), client_memory);
  client->start();
  client->feed("HTTP/1.1 200 OK\r\n\r\n");
  EXPECT_TRUE(client->failed());
  EXPECT_FALSE(client->reason().empty());
  client->write("anything");
  client->feed(std::string(100'000, '\x16'));
  client->close_notify();

  connect();
  server->feed(std::string("\x17\x03\x03\x00\x20", 5) + std::string(32, 'x'));
  EXPECT_TRUE(server->failed()) << "what does not decrypt";
}

TEST_F(TlsSessions, ReplayTheSameBytes) {
  const auto all = [this] {
    client_memory = TlsMemory(4);
    server_memory = TlsMemory(4);
    count = 0;
    std::string bytes;
    for (int i = 0; i < 3; ++i) {
      now = start + i * std::chrono::minutes(50);
      connect();
      client->write("request");
      server->write("response");
      exchange();
      bytes += wire;
      // Others use OpenSSL too.
      unsigned char other[7];
      RAND_bytes(other, sizeof other);
    }
    return bytes;
  };
  const std::string first = all();
  EXPECT_TRUE(first == all());
}

TEST_F(TlsSessions, TellTheirKeys) {
  connect();
  EXPECT_NE(keys.find("CLIENT_HANDSHAKE_TRAFFIC_SECRET "), std::string::npos);
  EXPECT_NE(keys.find("SERVER_TRAFFIC_SECRET_0 "), std::string::npos);
}

TEST(TlsWorlds, OfOneSeedAreTheSame) {
  const auto flight = [](std::uint64_t seed) {
    TlsRandom random;
    const WebPki pki(random, seed, start);
    const WebCertificate leaf = pki.issue({"one.example"}, start, start + day);
    TlsContext context(random, pki, {.seed = seed, .now = [] { return start; }});
    TlsMemory memory(1), there(1);
    const auto client = context.client("one.example", Stream(seed, "c"), memory);
    const auto server = context.server(leaf, Stream(seed, "s"), there);
    client->start();
    const std::string hello = client->take_output();
    server->feed(hello);
    return hello + server->take_output();
  };
  EXPECT_TRUE(flight(1) == flight(1));
  EXPECT_FALSE(flight(1) == flight(2));
}

}  // namespace
}  // namespace ishaken::sim
