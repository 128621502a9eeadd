// An HTTPS client at one host and a server at the other, with real TLS and with its costs alone.
#pragma once

#include <gtest/gtest.h>
#include <ns3/packet.h>
#include <ns3/simulator.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/network/packet/https/https_client.h"
#include "sim/network/packet/https/https_server.h"
#include "sim/network/packet/internet/stack.h"
#include "tests/unit/sim/network/packet/internet/two_hosts.h"

namespace ishaken::sim {

inline constexpr Duration ms = std::chrono::milliseconds(1);
inline constexpr Duration second = std::chrono::seconds(1);

inline std::string get(const std::string& path) {
  return "GET " + path + " HTTP/1.1\r\nHost: one.example\r\n\r\n";
}

inline std::string ok(const std::string& body, const std::string& fields = "") {
  return "HTTP/1.1 200 OK\r\n" + fields + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         body;
}

struct Answer {
  std::string bytes;
  Instant at;
};

// The server answers at once with what it was asked.
class Https : public testing::TestWithParam<bool> {
 protected:
  HttpsSettings settings{.real_tls = GetParam(),
                         .resumption = true,
                         .keep_alive = 15 * second,
                         .give_up = 10 * second,
                         .dns_lookup = {},
                         .dns_memory = 300 * second,
                         .most_bytes = 16 * 1024 * 1024};

  void build(Duration until = std::chrono::hours(24)) {
    set_stack_defaults(default_mtu, false);
    hosts.emplace();
    world.emplace(settings, hosts->engine, 7, hosts->engine.now() + until,
                  [this](std::string_view line) { keys += line; });
    serve();
    client.emplace(*world, hosts->a);
    for (std::uint32_t i = 0; i < 2; ++i)
      hosts->devices.Get(i)->TraceConnectWithoutContext(
          "PhyTxBegin",
          ns3::Callback<void, ns3::Ptr<const ns3::Packet>>([this](auto packet) { add(*packet); }));
  }
  void serve() {
    server.emplace(*world, hosts->b, std::vector<std::string>{"one.example", "two.example"},
                   [this](const HttpsServer::Request& request) {
                     ++asked;
                     client_seen = request.client;
                     if (on_request) return on_request(request);
                     server->respond(request.tag, ok(std::string(request.bytes)));
                   });
  }
  void add(const ns3::Packet& packet) {
    std::vector<std::uint8_t> bytes(packet.GetSize());
    packet.CopyData(bytes.data(), packet.GetSize());
    wire.append(bytes.begin(), bytes.end());
  }
  void ask(std::uint64_t tag, std::string bytes = get("/"), std::string name = "one.example") {
    client->request(hosts->b.address, name, tag, std::move(bytes),
                    [this](std::uint64_t which, std::string_view response) {
                      EXPECT_FALSE(answers.contains(which)) << "told once";
                      answers[which] = {std::string(response), hosts->engine.now()};
                    });
  }
  void run(Duration on) {
    ns3::Simulator::Stop(ns3::NanoSeconds(on.count()));
    ns3::Simulator::Run();
  }
  Duration since_start(std::uint64_t tag) { return answers.at(tag).at - Instant{}; }

  std::string keys, wire;
  std::optional<TwoHosts> hosts;
  std::optional<HttpsWorld> world;
  std::optional<HttpsServer> server;
  std::optional<HttpsClient> client;
  std::function<void(const HttpsServer::Request&)> on_request;
  std::map<std::uint64_t, Answer> answers;
  ns3::Ipv4Address client_seen;
  int asked = 0;
};

inline std::string of_tls(const testing::TestParamInfo<bool>& info) {
  return info.param ? "RealTls" : "CostOnly";
}

}  // namespace ishaken::sim
