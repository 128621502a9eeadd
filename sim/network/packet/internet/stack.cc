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

constexpr std::uint32_t window = 1 << 20;  // bytes; fits a list of 200 countries on a link of 600 ms

}  // namespace

void set_stack_defaults(std::uint32_t mtu, bool checksums) {
  ns3::GlobalValue::Bind("ChecksumEnabled", ns3::BooleanValue(checksums));
  ns3::Config::SetDefault("ns3::TcpSocket::SegmentSize", ns3::UintegerValue(mtu - tcp_in_packet));
  ns3::Config::SetDefault("ns3::TcpSocket::InitialCwnd", ns3::UintegerValue(10));  // RFC 6928
  ns3::Config::SetDefault("ns3::TcpSocket::SndBufSize", ns3::UintegerValue(window));
  ns3::Config::SetDefault("ns3::TcpSocket::RcvBufSize", ns3::UintegerValue(window));
  // With timestamps, ns-3 measures the silence of a kept connection as a round trip (it echoes the timestamp
  // before the last one), and then waits as long before it retransmits a lost segment.
  ns3::Config::SetDefault("ns3::TcpSocketBase::Timestamp", ns3::BooleanValue(false));
  // A SYN is repeated after a second (RFC 6298 section 2.1).
  ns3::Config::SetDefault("ns3::TcpSocket::ConnTimeout", ns3::TimeValue(ns3::Seconds(1)));
  // Receivers here read at once, so no window stays closed for long; and ns-3's probe of a closed window
  // crashes if nothing is left to send.
  ns3::Config::SetDefault("ns3::TcpSocket::PersistTimeout", ns3::TimeValue(ns3::Seconds(1e9)));
  // Sockets in TIME_WAIT slow down all others of the host, and ports are not reused so soon here.
  ns3::Config::SetDefault("ns3::TcpSocketBase::MaxSegLifetime", ns3::DoubleValue(0.5));
}

}  // namespace ishaken::sim
