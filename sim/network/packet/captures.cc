#include "sim/network/packet/captures.h"

#include <fmt/format.h>
#include <ns3/callback.h>
#include <ns3/ipv4-l3-protocol.h>

#include <algorithm>
#include <stdexcept>

namespace ishaken::sim {
namespace {

constexpr std::uint32_t raw_ip = 101;       // LINKTYPE_RAW: packets begin with their IP header
constexpr std::uint32_t any_interface = 0;  // the loopback's number; the loopback carries nothing here

// Returns "FR-provider-1.pcap" for "FR/provider/1".
std::string file_name(std::string name) {
  std::ranges::replace(name, '/', '-');
  return name + ".pcap";
}

}  // namespace

// One pcap file, fed by the IPv4 layer of one node. A router records only the packets that it receives, so
// that each packet is in the file once.
class Captures::Point {
 public:
  Point(const std::string& file, const Engine& engine, std::uint32_t interface)
      : engine_(engine), interface_(interface) {
    file_.Open(file, std::ios::out | std::ios::binary);
    file_.Init(raw_ip, 65535, 0, false, true);
    if (file_.Fail()) throw std::runtime_error(fmt::format("the capture {} cannot be written", file));
  }

  void passes(ns3::Ptr<const ns3::Packet> packet, ns3::Ptr<ns3::Ipv4>, std::uint32_t interface) {
    if (ended_ || (interface_ != any_interface && interface != interface_)) return;
    const std::int64_t now = engine_.now().time_since_epoch().count();
    constexpr std::int64_t second = 1'000'000'000;
    file_.Write(static_cast<std::uint32_t>(now / second), static_cast<std::uint32_t>(now % second), packet);
  }
  void end() { ended_ = true; }

 private:
  const Engine& engine_;
  std::uint32_t interface_;
  bool ended_ = false;
  ns3::PcapFile file_;
};

Captures::Captures(const Capture& wanted, const parties::Directory& directory, const Topology& topology,
                   const Engine& engine)
    : directory_(wanted.directory) {
  if (wanted.points.empty()) return;
  for (const std::string& name : wanted.points) add(name, topology, engine);
  keys_.open(directory_ + "/tls-keys.log");
  write_hosts(directory, topology);
}

void Captures::add(const std::string& name, const Topology& topology, const Engine& engine) {
  const auto watched = topology.find(name);
  if (!watched)
    throw std::invalid_argument(
        fmt::format("nothing to capture at '{}': name a party (FR/provider/1), a country (FR) or a cable "
                    "between two countries; here there are {}",
                    name, fmt::join(topology.cables(), ", ")));
  const auto point = std::make_shared<Point>(directory_ + "/" + file_name(name), engine, watched->interface);
  points_.push_back(point);
  const auto trace = [point](ns3::Ptr<const ns3::Packet> packet, ns3::Ptr<ns3::Ipv4> ip,
                             std::uint32_t interface) { point->passes(packet, ip, interface); };
  const ns3::Callback<void, ns3::Ptr<const ns3::Packet>, ns3::Ptr<ns3::Ipv4>, std::uint32_t> callback(trace);
  const auto ip = watched->node->GetObject<ns3::Ipv4L3Protocol>();
  ip->TraceConnectWithoutContext("Rx", callback);
  if (!watched->is_router) ip->TraceConnectWithoutContext("Tx", callback);
}

void Captures::write_hosts(const parties::Directory& directory, const Topology& topology) const {
  std::ofstream out(directory_ + "/hosts");
  for (std::uint32_t i = 0; i < directory.size(); ++i) {
    const PartyId party{i};
    if (topology.host(party).node == nullptr) continue;
    std::string name = directory.at(party).path;
    std::ranges::replace(name, '/', '-');
    const std::uint32_t a = topology.host(party).address.Get();
    out << fmt::format("{}.{}.{}.{}\t{}\n", a >> 24, a >> 16 & 255, a >> 8 & 255, a & 255, name);
  }
  if (!out.flush())
    throw std::runtime_error(fmt::format("the names of addresses cannot be written to {}", directory_));
}

void Captures::end() {
  for (const auto& point : points_) point->end();
}

std::function<void(std::string_view line)> Captures::key_log() {
  if (points_.empty()) return {};
  return [this](std::string_view line) { keys_ << line << '\n'; };
}

}  // namespace ishaken::sim
