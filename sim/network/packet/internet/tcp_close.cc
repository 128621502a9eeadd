#include "sim/network/packet/internet/tcp_close.h"

#include <ns3/simulator.h>
#include <ns3/tcp-socket-base.h>
#include <ns3/tcp-tx-buffer.h>

#include <memory>

namespace ishaken::sim {
namespace {

using SocketPtr = ns3::Ptr<ns3::Socket>;

// The time to wait for progress of the peer: as long as Linux keeps a socket in FIN-WAIT-2.
constexpr double close_timeout = 60;  // seconds

// Gives access to SendRST, which is protected in ns-3.
struct Protected : ns3::TcpSocketBase {
  static constexpr void (ns3::TcpSocketBase::*reset)() = &Protected::SendRST;
};

bool is_gone(const SocketPtr& socket) {
  ns3::Address address;
  return socket->GetPeerName(address) != 0;
}

void drain(const SocketPtr& socket) {
  while (const auto packet = socket->Recv())
    if (packet->GetSize() == 0) return;
}

// A socket until it has ended; afterwards the pending event holds no socket.
struct ClosingSocket {
  SocketPtr socket;
  std::uint32_t room;  // in its send buffer at the last check
};

void watch(const std::shared_ptr<ClosingSocket>& closing) {
  ns3::Simulator::Schedule(ns3::Seconds(close_timeout), [closing] {
    const SocketPtr socket = closing->socket;
    if (!socket) return;
    const std::uint32_t room = socket->GetTxAvailable();
    if (!is_gone(socket) && room > closing->room) {
      closing->room = room;
      return watch(closing);
    }
    closing->socket = nullptr;
    remove_callbacks(socket);
    reset(socket);
  });
}

}  // namespace

void remove_callbacks(const SocketPtr& socket) {
  const auto none = ns3::MakeNullCallback<void, SocketPtr>();
  socket->SetConnectCallback(none, none);
  socket->SetCloseCallbacks(none, none);
  socket->SetRecvCallback(none);
  socket->SetSendCallback(ns3::MakeNullCallback<void, SocketPtr, std::uint32_t>());
  socket->SetAcceptCallback(ns3::MakeNullCallback<bool, SocketPtr, const ns3::Address&>(),
                            ns3::MakeNullCallback<void, SocketPtr, const ns3::Address&>());
}

void outlast_event(const SocketPtr& socket) {
  ns3::Simulator::ScheduleNow([socket] {});
}

void close_socket(const SocketPtr& socket, bool peer_has_ended) {
  drain(socket);
  const auto closing = std::make_shared<ClosingSocket>(ClosingSocket{socket, 0});
  const ns3::Callback<void, SocketPtr> ended([weak = std::weak_ptr(closing)](SocketPtr) {
    const auto left = weak.lock();
    if (!left) return;
    outlast_event(left->socket);
    left->socket = nullptr;
  });
  socket->SetCloseCallbacks(ended, ended);
  socket->SetRecvCallback(ns3::Callback<void, SocketPtr>([](SocketPtr from) { drain(from); }));
  socket->Close();
  if (is_gone(socket)) return;
  const auto tcp = ns3::DynamicCast<ns3::TcpSocketBase>(socket);
  // Only the last acknowledgement is missing, for which ns-3 waits a limited time.
  if (peer_has_ended && tcp && tcp->GetTxBuffer()->Size() == 0) return;
  closing->room = socket->GetTxAvailable();
  watch(closing);
}

void reset(const SocketPtr& socket) {
  if (is_gone(socket)) return;
  if (const auto tcp = ns3::DynamicCast<ns3::TcpSocketBase>(socket)) ((*tcp).*Protected::reset)();
}

}  // namespace ishaken::sim
