#include "sim/network/packet/stack.h"

#include <ns3/boolean.h>
#include <ns3/config.h>
#include <ns3/double.h>
#include <ns3/global-value.h>
#include <ns3/uinteger.h>

namespace ishaken::sim {
namespace {

constexpr std::uint32_t headers = 20 + 20 + 12;  // IPv4, TCP, its timestamps (RFC 7323)
constexpr std::uint32_t window = 1 << 20;        // bytes; a list of 200 countries on a link of 600 ms

}  // namespace

void set_stack_defaults(std::uint32_t mtu, bool checksums) {
  ns3::GlobalValue::Bind("ChecksumEnabled", ns3::BooleanValue(checksums));
  ns3::Config::SetDefault("ns3::TcpSocket::SegmentSize", ns3::UintegerValue(mtu - headers));
  ns3::Config::SetDefault("ns3::TcpSocket::InitialCwnd", ns3::UintegerValue(10));  // RFC 6928
  ns3::Config::SetDefault("ns3::TcpSocket::SndBufSize", ns3::UintegerValue(window));
  ns3::Config::SetDefault("ns3::TcpSocket::RcvBufSize", ns3::UintegerValue(window));
  // Sockets in TIME_WAIT slow down all others of the host; ports are not reused here so soon.
  ns3::Config::SetDefault("ns3::TcpSocketBase::MaxSegLifetime", ns3::DoubleValue(0.5));
}

}  // namespace ishaken::sim
