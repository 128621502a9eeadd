#include "sim/network/packet/internet/tcp_stream.h"

#include <gtest/gtest.h>
#include <ns3/object-ptr-container.h>
#include <ns3/simulator.h>
#include <ns3/tcp-l4-protocol.h>

#include "sim/network/packet/internet/stack.h"
#include "sim/network/packet/internet/tcp_listener.h"
#include "tests/unit/sim/network/packet/internet/two_hosts.h"

namespace ishaken::sim {
namespace {

constexpr Duration ms = std::chrono::milliseconds(1);

// The sockets that a host has, listening ones too.
std::size_t sockets_of(const Host& host) {
  ns3::ObjectPtrContainerValue sockets;
  host.node->GetObject<ns3::TcpL4Protocol>()->GetAttribute("SocketList", sockets);
  return sockets.GetN();
}

struct End {
  std::shared_ptr<TcpStream> stream;
  std::string got;
  int opened = 0, closed = 0;
  bool orderly = false;
  Instant opened_at{}, closed_at{};

  TcpStream::Callbacks callbacks(Engine& engine) {
    return {.on_open =
                [this, &engine] {
                  ++opened;
                  opened_at = engine.now();
                },
            .on_bytes = [this](std::string_view bytes) { got += bytes; },
            .on_closed =
                [this, &engine](bool was_orderly) {
                  ++closed;
                  orderly = was_orderly;
                  closed_at = engine.now();
                }};
  }
};

class TcpStreams : public testing::Test {
 protected:
  TcpStreams() {
    set_stack_defaults(default_mtu, false);
    hosts.emplace();
    listener.emplace(hosts->b, 80, [this](std::shared_ptr<TcpStream> stream) {
      there.stream = stream;
      stream->set_callbacks(there.callbacks(hosts->engine));
    });
  }
  void connect(std::uint16_t port = 80) {
    here.stream = TcpStream::connect(hosts->a, hosts->b.address, port, here.callbacks(hosts->engine));
  }
  // Again and again, which an Engine that reached its end does not.
  void run(Duration on) {
    ns3::Simulator::Stop(ns3::NanoSeconds(on.count()));
    ns3::Simulator::Run();
  }

  void expect_never_opened() {
    EXPECT_EQ(here.opened, 0);
    EXPECT_EQ(here.closed, 1);
    EXPECT_FALSE(here.orderly);
    EXPECT_EQ(sockets_of(hosts->a), 0u);
  }

  std::optional<TwoHosts> hosts;
  std::optional<TcpListener> listener;
  End here, there;
};

TEST_F(TcpStreams, CarryBytesBothWays) {
  connect();
  here.stream->send("how");  // before it is open
  run(100 * ms);
  ASSERT_EQ(here.opened, 1);
  EXPECT_GE(here.opened_at - Instant{}, 20 * ms);
  EXPECT_LT(here.opened_at - Instant{}, 21 * ms);
  EXPECT_EQ(there.got, "how");
  EXPECT_EQ(there.stream->peer(), hosts->a.address);
  EXPECT_EQ(there.stream->peer_port(), here.stream->local_port());
  EXPECT_EQ(here.stream->peer_port(), 80);
}

TEST_F(TcpStreams, CarryMoreThanTheBufferOfASocket) {
  std::string much(5'000'000, '\0');
  for (std::size_t i = 0; i < much.size(); ++i) much[i] = static_cast<char>(i * 2654435761u >> 13);
  connect();
  here.stream->send(much);
  EXPECT_EQ(here.stream->unsent(), much.size());
  here.stream->send("end");
  run(30 * ms);
  EXPECT_GT(here.stream->unsent(), 0u);
  here.stream->close();
  here.stream = nullptr;  // it drains all the same
  run(std::chrono::seconds(20));
  EXPECT_TRUE(there.got == much + "end");
  EXPECT_EQ(there.closed, 1);
  EXPECT_TRUE(there.orderly);
}

TEST_F(TcpStreams, LeaveNothingBehind) {
  connect();
  here.stream->send("once");
  run(50 * ms);
  EXPECT_EQ(sockets_of(hosts->a), 1u);
  EXPECT_EQ(sockets_of(hosts->b), 2u);
  here.stream->close();
  EXPECT_TRUE(here.stream->has_ended());
  run(5000 * ms);
  EXPECT_EQ(there.closed, 1);
  EXPECT_TRUE(there.orderly);
  EXPECT_EQ(here.closed, 0) << "who closes is not told";
  EXPECT_EQ(sockets_of(hosts->a), 0u);
  EXPECT_EQ(sockets_of(hosts->b), 1u);
}

TEST_F(TcpStreams, AreResetByAnAbort) {
  connect();
  run(50 * ms);
  there.stream->abort();
  run(50 * ms);
  EXPECT_EQ(here.closed, 1);
  EXPECT_FALSE(here.orderly);
  EXPECT_EQ(there.closed, 0);
  EXPECT_EQ(sockets_of(hosts->a), 0u);
  EXPECT_EQ(sockets_of(hosts->b), 1u);
}

TEST_F(TcpStreams, AreResetWhereNobodyHoldsThem) {
  connect();
  run(50 * ms);
  here.stream = nullptr;
  run(50 * ms);
  EXPECT_EQ(there.closed, 1);
  EXPECT_FALSE(there.orderly);
}

// The stack of ns-3 does not heed the reset that answers a SYN, and repeats it for three minutes.
TEST_F(TcpStreams, AreRefusedWhereNobodyListens) {
  connect(81);
  run(std::chrono::seconds(200));
  expect_never_opened();
}

TEST_F(TcpStreams, AreRefusedOnceTheListenerIsGone) {
  listener.reset();
  connect();
  run(std::chrono::seconds(200));
  EXPECT_EQ(here.closed, 1);
  EXPECT_EQ(sockets_of(hosts->b), 0u);
}

TEST_F(TcpStreams, TellOfAPeerThatIsDown) {
  TwoHosts::set_up(hosts->b, false);
  connect();
  run(std::chrono::seconds(600));
  expect_never_opened();
}

TEST_F(TcpStreams, TellOfAWayThatIsDown) {
  TwoHosts::set_up(hosts->a, false);
  connect();
  EXPECT_EQ(here.closed, 0) << "not before the caller has the stream";
  run(ms);
  EXPECT_EQ(here.closed, 1);
  EXPECT_EQ(sockets_of(hosts->a), 0u);
}

TEST_F(TcpStreams, GiveUpAPeerThatVanishes) {
  connect();
  run(50 * ms);
  TwoHosts::set_up(hosts->b, false);
  here.stream->send("anybody");
  run(std::chrono::seconds(600));
  EXPECT_EQ(here.closed, 1);
  EXPECT_FALSE(here.orderly);
  EXPECT_EQ(sockets_of(hosts->a), 0u);
}

TEST_F(TcpStreams, EndWithoutAWordOfThePeer) {
  connect();
  run(50 * ms);
  TwoHosts::set_up(hosts->b, false);
  here.stream->close();
  run(std::chrono::seconds(50));
  EXPECT_EQ(sockets_of(hosts->a), 1u);
  run(std::chrono::seconds(50));
  EXPECT_EQ(sockets_of(hosts->a), 0u);
}

TEST_F(TcpStreams, EndInTheMiddleOfTheirOwnCallbacks) {
  connect();
  run(50 * ms);
  there.stream->set_callbacks({.on_bytes =
                                   [this](std::string_view bytes) {
                                     there.got += bytes;
                                     there.stream->abort();
                                     there.stream = nullptr;
                                   },
                               .on_closed = [this](bool) { ++there.closed; }});
  here.stream->send(std::string(100'000, 'x'));
  run(1000 * ms);
  EXPECT_GT(there.got.size(), 0u);
  EXPECT_LT(there.got.size(), 100'000u);
  EXPECT_EQ(there.closed, 0);
  EXPECT_EQ(here.closed, 1);
  EXPECT_EQ(sockets_of(hosts->b), 1u);
}

TEST_F(TcpStreams, BothEndsMayCloseAtOnce) {
  connect();
  run(50 * ms);
  here.stream->close();
  there.stream->close();
  run(std::chrono::seconds(100));
  EXPECT_EQ(here.closed + there.closed, 0);
  EXPECT_EQ(sockets_of(hosts->a), 0u);
  EXPECT_EQ(sockets_of(hosts->b), 1u);
}

}  // namespace
}  // namespace ishaken::sim
