#include "sim/network/packet/internet/stack.h"

#include <ns3/boolean.h>
#include <ns3/config.h>
#include <ns3/double.h>
#include <ns3/global-value.h>
#include <ns3/nstime.h>
#include <ns3/uinteger.h>

#include "sim/network/transfer_time.h"

namespace ishaken::sim {
namespace {

constexpr std::uint32_t window = 1 << 20;  // bytes; a list of 200 countries on a link of 600 ms

}  // namespace

void set_stack_defaults(std::uint32_t mtu, bool checksums) {
  ns3::GlobalValue::Bind("ChecksumEnabled", ns3::BooleanValue(checksums));
  ns3::Config::SetDefault("ns3::TcpSocket::SegmentSize", ns3::UintegerValue(mtu - tcp_in_packet));
  ns3::Config::SetDefault("ns3::TcpSocket::InitialCwnd", ns3::UintegerValue(10));  // RFC 6928
  ns3::Config::SetDefault("ns3::TcpSocket::SndBufSize", ns3::UintegerValue(window));
  ns3::Config::SetDefault("ns3::TcpSocket::RcvBufSize", ns3::UintegerValue(window));
  // With them, ns-3 takes the time for which a kept connection said nothing for a round trip (it echoes the
  // timestamp before the last one), and then waits as long before it sends a lost segment again.
  ns3::Config::SetDefault("ns3::TcpSocketBase::Timestamp", ns3::BooleanValue(false));
  // A SYN is repeated after a second (RFC 6298 section 2.1).
  ns3::Config::SetDefault("ns3::TcpSocket::ConnTimeout", ns3::TimeValue(ns3::Seconds(1)));
  // Whoever receives here reads at once, so no window is ever closed for long; ns-3's probes of one that
  // seems to be crash where nothing is left to send.
  ns3::Config::SetDefault("ns3::TcpSocket::PersistTimeout", ns3::TimeValue(ns3::Seconds(1e9)));
  // Sockets in TIME_WAIT slow down all others of the host; ports are not reused here so soon.
  ns3::Config::SetDefault("ns3::TcpSocketBase::MaxSegLifetime", ns3::DoubleValue(0.5));
}

}  // namespace ishaken::sim
