#include <fmt/format.h>
#include <ns3/application.h>
#include <ns3/data-rate.h>
#include <ns3/inet-socket-address.h>
#include <ns3/internet-stack-helper.h>
#include <ns3/ipv4-static-routing-helper.h>
#include <ns3/ipv4.h>
#include <ns3/node-container.h>
#include <ns3/point-to-point-helper.h>
#include <ns3/simulator.h>
#include <ns3/udp-socket-factory.h>
#include <ns3/uinteger.h>

#include <algorithm>
#include <stdexcept>

#include "sim/engine/engine.h"
#include "tests/bench/measure.h"
#include "tests/bench/traffic.h"

namespace ishaken::bench {
namespace {

constexpr std::uint16_t port = 5060;
constexpr std::uint32_t udp_header = 8;

// Sends its datagrams one after the other, and takes what comes.
class Replayer final : public ns3::Application {
 public:
  std::vector<Traffic::Datagram> datagrams;
  std::uint64_t received = 0;

 private:
  void StartApplication() override {
    socket_ = ns3::Socket::CreateSocket(GetNode(), ns3::UdpSocketFactory::GetTypeId());
    socket_->Bind(ns3::InetSocketAddress(ns3::Ipv4Address::GetAny(), port));
    socket_->SetRecvCallback(ns3::MakeCallback(&Replayer::take, this));
    wait();
  }
  void wait() {
    if (next_ == datagrams.size()) return;
    ns3::Simulator::Schedule(ns3::NanoSeconds(datagrams[next_].at) - ns3::Simulator::Now(), &Replayer::send,
                             this);
  }
  void send() {
    const Traffic::Datagram& datagram = datagrams[next_++];
    const std::uint32_t bytes = datagram.bytes - std::min(datagram.bytes, udp_header);
    socket_->SendTo(ns3::Create<ns3::Packet>(content_.data(), bytes), 0,
                    ns3::InetSocketAddress(ns3::Ipv4Address(datagram.to), port));
    wait();
  }
  void take(ns3::Ptr<ns3::Socket> socket) {
    while (socket->Recv()) ++received;
  }

  // Written out, since ns-3 carries zeros for less.
  std::vector<std::uint8_t> content_ = std::vector<std::uint8_t>(65536, 'x');
  ns3::Ptr<ns3::Socket> socket_;
  std::size_t next_ = 0;
};

struct End {
  Traffic::Interface interface;
  ns3::Ptr<ns3::NetDevice> device;
};

// In the order of their numbers, which the routes name.
void plug_in(std::vector<End> ends) {
  std::ranges::sort(ends, {},
                    [](const End& end) { return std::pair(end.interface.node, end.interface.number); });
  for (const auto& [interface, device] : ends) {
    const auto ip = device->GetNode()->GetObject<ns3::Ipv4>();
    if (ip->AddInterface(device) != interface.number) throw std::logic_error("interfaces have other numbers");
    ip->AddAddress(interface.number, {ns3::Ipv4Address(interface.address), ns3::Ipv4Mask("/30")});
    ip->SetUp(interface.number);
  }
}

void build(const Traffic& traffic, const ns3::NodeContainer& nodes) {
  ns3::InternetStackHelper stack;
  stack.SetIpv6StackInstall(false);
  stack.SetRoutingHelper(ns3::Ipv4StaticRoutingHelper());
  stack.Install(nodes);
  std::vector<End> ends;
  for (const Traffic::Cable& cable : traffic.cables) {
    ns3::PointToPointHelper helper;
    helper.SetDeviceAttribute("DataRate", ns3::DataRateValue(ns3::DataRate(cable.rate)));
    helper.SetDeviceAttribute("Mtu", ns3::UintegerValue(cable.mtu));
    helper.SetChannelAttribute("Delay", ns3::TimeValue(ns3::NanoSeconds(cable.delay)));
    const auto devices = helper.Install(nodes.Get(cable.a.node), nodes.Get(cable.b.node));
    ends.push_back({cable.a, devices.Get(0)});
    ends.push_back({cable.b, devices.Get(1)});
  }
  plug_in(std::move(ends));
  for (const Traffic::Route& route : traffic.routes)
    ns3::Ipv4StaticRoutingHelper()
        .GetStaticRouting(nodes.Get(route.node)->GetObject<ns3::Ipv4>())
        ->SetDefaultRoute(ns3::Ipv4Address(route.gateway), route.interface);
}

}  // namespace

double replay(const Traffic& traffic) {
  sim::Engine engine(Instant{});  // the same event queue as in our runs
  ns3::NodeContainer nodes(traffic.nodes);
  build(traffic, nodes);
  std::vector<ns3::Ptr<Replayer>> replayers;
  for (std::uint32_t i = 0; i < traffic.nodes; ++i) {
    replayers.push_back(ns3::CreateObject<Replayer>());
    nodes.Get(i)->AddApplication(replayers.back());
  }
  for (const Traffic::Datagram& datagram : traffic.datagrams)
    replayers[datagram.node]->datagrams.push_back(datagram);

  const double start = cpu_seconds();
  ns3::Simulator::Run();
  const double spent = cpu_seconds() - start;

  std::uint64_t received = 0;
  for (const auto& each : replayers) received += each->received;
  if (received != traffic.datagrams.size())
    throw std::runtime_error(fmt::format("of {} datagrams {} arrived", traffic.datagrams.size(), received));
  return spent;
}

}  // namespace ishaken::bench
