#include "sim/network/packet/https/https.h"

#include <ns3/object-ptr-container.h>
#include <ns3/tcp-l4-protocol.h>

#include "tests/unit/sim/network/packet/https/https_fixture.h"

namespace ishaken::sim {
namespace {

std::size_t sockets_of(const Host& host) {
  ns3::ObjectPtrContainerValue sockets;
  host.node->GetObject<ns3::TcpL4Protocol>()->GetAttribute("SocketList", sockets);
  return sockets.GetN();
}

TEST_P(Https, TakesThreeRoundTripsAndThenOne) {
  build();
  ask(5);
  run(second);
  ASSERT_TRUE(answers.contains(5));
  EXPECT_EQ(answers[5].bytes, ok(get("/")));
  EXPECT_EQ(client_seen, hosts->a.address);
  EXPECT_GE(since_start(5), 60 * ms);
  EXPECT_LT(since_start(5), 65 * ms);
  ask(6);
  run(second);
  EXPECT_EQ(answers[6].bytes, ok(get("/")));
  EXPECT_GE(since_start(6), second + 20 * ms);
  EXPECT_LT(since_start(6), second + 22 * ms);
  EXPECT_EQ(client->connections_made(), 1u);
  EXPECT_EQ(keys.find("CLIENT_TRAFFIC_SECRET_0") != std::string::npos, GetParam());
  EXPECT_EQ(wire.find("GET /") == std::string::npos, GetParam()) << "nothing in the clear";
  EXPECT_EQ(world->open_exchanges(), 0u);
}

TEST_P(Https, CarriesMuch) {
  build();
  std::string body(2'000'000, '\0');
  for (std::size_t i = 0; i < body.size(); ++i) body[i] = static_cast<char>(i * 2654435761u >> 13);
  on_request = [&](const auto& request) { server->respond(request.tag, ok(body)); };
  ask(1,
      "POST / HTTP/1.1\r\nHost: one.example\r\nContent-Length: 100000\r\n\r\n" + std::string(100'000, 'x'));
  run(30 * second);
  EXPECT_EQ(answers[1].bytes.size(), ok(body).size()) << to_text(since_start(1));
  EXPECT_TRUE(answers[1].bytes == ok(body));
}

TEST_P(Https, WaitsForAFreeConnectionWhereManyAreOpen) {
  build();
  std::vector<std::uint64_t> open;
  on_request = [&](const auto& request) { open.push_back(request.tag); };
  for (std::uint64_t i = 0; i < 200; ++i) ask(i, get("/" + std::to_string(i)));
  run(8 * second);  // the cable's queue loses some SYNs
  EXPECT_EQ(open.size(), 64u);
  EXPECT_EQ(client->open_connections(), 64u);
  EXPECT_EQ(server->open_connections(), 64u);
  on_request = nullptr;
  for (const std::uint64_t tag : open) server->respond(tag, ok("late"));
  run(2 * second);
  ASSERT_EQ(answers.size(), 200u);
  for (const std::uint64_t tag : open) EXPECT_EQ(answers[tag].bytes, ok("late"));
  EXPECT_EQ(answers[199].bytes, ok(get("/199")));
  EXPECT_EQ(client->connections_made(), 64u);
}

TEST_P(Https, LeavesNothingOpenAfterKeepAlive) {
  settings.keep_alive = 5 * second;
  build();
  ask(1);
  run(4 * second);
  EXPECT_EQ(client->open_connections(), 1u);
  run(60 * second);
  EXPECT_EQ(client->open_connections(), 0u);
  EXPECT_EQ(server->open_connections(), 0u);
  EXPECT_EQ(sockets_of(hosts->a), 0u);
  EXPECT_EQ(sockets_of(hosts->b), 1u);
}

TEST_P(Https, KeepsNothingWhereThatIsOff) {
  settings.keep_alive = Duration{};
  build();
  ask(1);
  ask(2);
  run(10 * second);
  EXPECT_EQ(answers.size(), 2u);
  EXPECT_EQ(client->open_connections(), 0u);
  EXPECT_EQ(client->connections_made(), 2u);
  EXPECT_EQ(sockets_of(hosts->a), 0u);
}

TEST_P(Https, GivesUpAServerThatIsDown) {
  settings.give_up = 7 * second;
  build();
  TwoHosts::set_up(hosts->b, false);
  ask(1);
  run(300 * second);
  ASSERT_TRUE(answers.contains(1));
  EXPECT_EQ(answers[1].bytes, "");
  EXPECT_EQ(since_start(1), 7 * second);
  EXPECT_EQ(client->open_connections(), 0u);
  EXPECT_EQ(sockets_of(hosts->a), 0u);
}

TEST_P(Https, GivesUpAServerThatDoesNotAnswer) {
  settings.give_up = 7 * second;
  build();
  on_request = [](const auto&) {};
  for (std::uint64_t i = 0; i < 100; ++i) ask(i);
  run(10 * second);
  EXPECT_EQ(asked, 64);
  EXPECT_EQ(answers.size(), 100u);
  EXPECT_EQ(since_start(99), 7 * second);
  server->respond(1, ok("too late"));
  server->respond(12345, ok("to nobody"));
  run(100 * second);
  EXPECT_EQ(answers[1].bytes, "");
  EXPECT_EQ(client->open_connections() + server->open_connections(), 0u);
  EXPECT_EQ(world->open_exchanges(), 0u);
}

TEST_P(Https, RefusesAnotherName) {
  build();
  ask(1, get("/"), "two.example");
  ask(2, get("/"), "three.example");
  ask(3, get("/"), "");
  run(second);
  EXPECT_EQ(answers[1].bytes, ok(get("/")));
  EXPECT_EQ(answers[2].bytes, "");
  EXPECT_EQ(answers[3].bytes, "");
  EXPECT_LT(since_start(2), second);
  EXPECT_EQ(asked, 1);
  run(100 * second);
  EXPECT_EQ(sockets_of(hosts->a), 0u);
}

TEST_P(Https, RefusesAnExpiredCertificate) {
  build(-std::chrono::hours(48));
  ask(1);
  run(second);
  EXPECT_EQ(answers[1].bytes, "");
  EXPECT_EQ(asked, 0);
}

TEST_P(Https, ResumesWithFewerBytes) {
  for (const bool resumption : {true, false}) {
    answers.clear();
    client.reset();
    server.reset();
    settings.resumption = resumption;
    settings.keep_alive = Duration{};
    build();
    wire.clear();
    ask(1);
    run(second);
    const std::size_t first = wire.size();
    ask(2);
    run(second);
    EXPECT_EQ(answers[2].bytes, ok(get("/")));
    EXPECT_EQ(wire.size() - first + 1000 < first, resumption);
  }
}

TEST_P(Https, SendsTheSameBytesAgain) {
  const auto all = [this] {
    answers.clear();
    client.reset();
    server.reset();
    settings.keep_alive = second;
    build();
    wire.clear();
    for (std::uint64_t i = 0; i < 10; ++i) ask(i, get("/" + std::to_string(i)));
    run(10 * second);
    for (std::uint64_t i = 10; i < 20; ++i) ask(i, get("/" + std::to_string(i)), "two.example");
    run(10 * second);
    EXPECT_EQ(answers.size(), 20u);
    return wire;
  };
  const std::string first = all();
  EXPECT_GT(first.size(), 10'000u);
  EXPECT_TRUE(first == all());
}

TEST_P(Https, LooksUpNamesOnceInAWhile) {
  settings.keep_alive = Duration{};
  settings.dns_lookup = 100 * ms;
  settings.dns_memory = 10 * second;
  build();
  ask(1);
  run(50 * ms);
  ask(2);  // while it is being looked up
  run(second);
  EXPECT_GE(since_start(1), 160 * ms);
  EXPECT_LT(since_start(1), 170 * ms);
  EXPECT_LT(since_start(2), 170 * ms);
  ask(3);
  run(11 * second);
  EXPECT_LT(since_start(3), 1120 * ms);
  ask(4);
  run(second);
  EXPECT_GE(since_start(4), 12050 * ms + 160 * ms);
}

TEST_P(Https, TriesAgainWhereAKeptConnectionWasClosed) {
  build();
  ask(1);
  run(second);
  // The server forgets its connections while a request is on its way.
  ask(2);
  run(5 * ms);
  server.reset();
  serve();
  run(5 * second);
  EXPECT_EQ(answers[2].bytes, ok(get("/")));
  EXPECT_EQ(client->connections_made(), 2u);
}

TEST_P(Https, TriesAgainOnlyOnce) {
  build();
  ask(1);
  run(second);
  on_request = [this](const auto& request) { server->respond(request.tag, ""); };
  ask(2);
  run(second);
  EXPECT_EQ(answers[2].bytes, "");
  EXPECT_EQ(asked, 3);
  ask(3);  // and a fresh connection not at all
  run(second);
  EXPECT_EQ(answers[3].bytes, "");
  EXPECT_EQ(asked, 4);
}

TEST_P(Https, HeedsAServerThatEndsTheConnection) {
  build();
  on_request = [this](const auto& r) { server->respond(r.tag, ok("x", "connection: Close\r\n")); };
  ask(1);
  run(second);
  EXPECT_FALSE(answers[1].bytes.empty());
  EXPECT_EQ(client->open_connections(), 0u);
}

TEST_P(Https, RefusesMalformedRequests) {
  build();
  int tag = 0;
  for (const char* bytes :
       {"nonsense\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n"}) {
    ask(static_cast<std::uint64_t>(++tag), bytes);
    run(second);
    EXPECT_TRUE(answers[static_cast<std::uint64_t>(tag)].bytes.starts_with("HTTP/1.1 400 ")) << bytes;
  }
  EXPECT_EQ(asked, 0);
  run(second);
  EXPECT_EQ(server->open_connections(), 0u);
}

TEST_P(Https, EndsAnswersThatAreTooLarge) {
  settings.most_bytes = 1000;
  build();
  on_request = [this](const auto& r) { server->respond(r.tag, ok(std::string(2000, 'x'))); };
  ask(1);
  run(second);
  EXPECT_EQ(answers[1].bytes, "");
  EXPECT_EQ(client->open_connections(), 0u);
}

TEST_P(Https, MayBeUsedAndDestroyedWithinItsCallbacks) {
  build();
  bool told = false;
  client->request(hosts->b.address, "one.example", 1, get("/"), [&](std::uint64_t, std::string_view) {
    ask(2);
    client->request(hosts->b.address, "one.example", 3, get("/"), [&](std::uint64_t, std::string_view) {
      told = true;
      client.reset();
    });
  });
  run(second);
  EXPECT_TRUE(told);
  client.emplace(*world, hosts->a);
  on_request = [this](const auto&) { server.reset(); };
  ask(4);
  run(10 * second);
  EXPECT_EQ(answers[4].bytes, "");
  run(100 * second);
  EXPECT_EQ(sockets_of(hosts->a) + sockets_of(hosts->b), 0u);
}

TEST_P(Https, ForgetsClientsThatVanish) {
  settings.keep_alive = 5 * second;
  settings.give_up = 5 * second;
  build();
  ask(1);
  run(second);
  TwoHosts::set_up(hosts->a, false);
  run(60 * second);
  EXPECT_EQ(server->open_connections(), 1u);
  run(120 * second);
  EXPECT_EQ(server->open_connections(), 0u);
}

INSTANTIATE_TEST_SUITE_P(Tls, Https, testing::Bool(), of_tls);

// Both ways to make the same exchanges, at the same times and with as many bytes.
class BothWays : public Https {};

TEST_P(BothWays, CostTheSame) {
  std::map<bool, std::vector<std::pair<Duration, std::size_t>>> costs;
  for (const bool real : {true, false}) {
    client.reset();
    server.reset();
    settings.real_tls = real;
    settings.keep_alive = Duration{};
    build();
    EXPECT_EQ(world->settings().real_tls, real);
    const std::string body(20'000, 'x');
    on_request = [&](const auto& request) { server->respond(request.tag, ok(body)); };
    for (const char* name : {"one.example", "one.example", "two.example"}) {  // full, resumed, full
      wire.clear();
      answers.clear();
      const Instant from = hosts->engine.now();
      ask(1, get("/"), name);
      run(5 * second);
      EXPECT_EQ(answers[1].bytes, ok(body));
      costs[real].emplace_back(answers[1].at - from, wire.size());
    }
  }
  for (std::size_t i = 0; i < 3; ++i) {
    const auto& [time, bytes] = costs[true][i];
    const auto& [modelled_time, modelled_bytes] = costs[false][i];
    // Signatures have one byte more or less.
    EXPECT_NEAR(static_cast<double>(bytes), static_cast<double>(modelled_bytes), 12) << i;
    EXPECT_NEAR(in_seconds(time), in_seconds(modelled_time), 2e-6) << i;
  }
}
INSTANTIATE_TEST_SUITE_P(Tls, BothWays, testing::Values(true));

}  // namespace
}  // namespace ishaken::sim
