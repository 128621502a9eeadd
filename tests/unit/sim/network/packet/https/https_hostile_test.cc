// Servers and clients that do what no honest one does.
#include "sim/network/packet/https/tls_stream.h"
#include "sim/network/packet/internet/tcp_listener.h"
#include "tests/unit/sim/network/packet/https/https_fixture.h"

namespace ishaken::sim {
namespace {

// A server that speaks TLS with the right certificate, and then anything.
class HostileServer : public Https {
 protected:
  void hostile(std::function<void(TlsStream&)> then) {
    settings.give_up = 20 * second;
    settings.most_bytes = 100'000;
    build();
    server.reset();
    identity = world->identity_for({"one.example"});
    listener.emplace(hosts->b, https_port, [this, then](std::shared_ptr<TcpStream> tcp) {
      stream = TlsStream::over(std::move(tcp), world->server_session(hosts->b, 1, identity, memory),
                               {.on_bytes = [this, then](std::string_view) { then(*stream); }});
    });
    ask(1);
    run(30 * second);
    EXPECT_TRUE(answers.contains(1));
    EXPECT_EQ(client->open_connections(), 0u);
    EXPECT_EQ(world->open_exchanges(), 0u);
  }
  ~HostileServer() override {
    if (stream) stream->abort();
  }

  HttpsIdentity identity;
  TlsMemory memory{1};
  std::optional<TcpListener> listener;
  std::shared_ptr<TlsStream> stream;
};

TEST_P(HostileServer, SendsGarbage) {
  hostile([](TlsStream& to) { to.send("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"); });
  EXPECT_EQ(answers[1].bytes, "");
  EXPECT_LT(since_start(1), second);
}

TEST_P(HostileServer, NeverEndsItsHead) {
  hostile([](TlsStream& to) {
    to.send("HTTP/1.1 200 OK\r\n");
    for (int i = 0; i < 10'000; ++i) to.send("X-More: and more\r\n");
  });
  EXPECT_EQ(answers[1].bytes, "");
  EXPECT_LT(since_start(1), 2 * second);
}

TEST_P(HostileServer, ClosesInTheMiddleOfAnAnswer) {
  hostile([](TlsStream& to) {
    to.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
    to.close();
  });
  EXPECT_EQ(answers[1].bytes, "");
  EXPECT_LT(since_start(1), second);
}

TEST_P(HostileServer, SaysMoreThanItWasAsked) {
  hostile([](TlsStream& to) { to.send(ok("one") + ok("two")); });
  EXPECT_EQ(answers[1].bytes, ok("one"));
}

TEST_P(HostileServer, DripsForEver) {
  hostile([](TlsStream& to) { to.send("HTTP/1.1 200 OK\r\n"); });
  EXPECT_EQ(answers[1].bytes, "");
  EXPECT_EQ(since_start(1), 20 * second);
}

// Who speaks no TLS, or no word that was agreed.
class HttpsStrangers : public Https {};

TEST_P(HttpsStrangers, EndsWhereTheServerSpeaksNoTls) {
  build();
  server.reset();
  std::shared_ptr<TcpStream> held;
  const TcpListener listener(hosts->b, https_port, [&](std::shared_ptr<TcpStream> tcp) {
    held = tcp;
    tcp->send(ok("in the clear"));
  });
  ask(1);
  run(second);
  ASSERT_TRUE(answers.contains(1));
  EXPECT_EQ(answers[1].bytes, "");
}

TEST_P(HttpsStrangers, OutlivesClientsThatSpeakNoTls) {
  build();
  const auto stranger = TcpStream::connect(hosts->a, hosts->b.address, https_port, {});
  stranger->send(get("/") + std::string(100'000, 'x'));
  ask(1);
  run(second);
  EXPECT_EQ(answers[1].bytes, ok(get("/")));
  EXPECT_EQ(server->open_connections(), 1u);
}

TEST_P(HttpsStrangers, AnswersNobodyWhoIsNoClientOfThisWorld) {
  build();
  TlsMemory memory(1);
  std::string got;
  std::shared_ptr<TlsStream> stranger;
  stranger = TlsStream::connect(hosts->a, hosts->b.address, https_port,
                                world->client_session(hosts->a, 99, "one.example", memory),
                                {.on_ready = [&] { stranger->send(get("/")); },
                                 .on_bytes = [&](std::string_view bytes) { got += bytes; }});
  run(second);
  EXPECT_TRUE(got.starts_with("HTTP/1.1 400 ")) << got;
  EXPECT_EQ(asked, 0);
}

INSTANTIATE_TEST_SUITE_P(Tls, HostileServer, testing::Bool(), of_tls);
INSTANTIATE_TEST_SUITE_P(Tls, HttpsStrangers, testing::Bool(), of_tls);

}  // namespace
}  // namespace ishaken::sim
