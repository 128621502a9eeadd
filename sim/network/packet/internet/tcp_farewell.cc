#include "sim/network/packet/internet/tcp_farewell.h"

#include <ns3/simulator.h>
#include <ns3/tcp-socket-base.h>
#include <ns3/tcp-tx-buffer.h>

#include <memory>

namespace ishaken::sim {
namespace {

using SocketPtr = ns3::Ptr<ns3::Socket>;

// As long as Linux keeps a socket that waits for the last word of its peer.
constexpr double patience = 60;  // seconds

// ns-3 offers a reset to nobody but those who derive from its socket.
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

// The socket until it has ended: then the event that watches over it holds nothing large any more.
struct Leaving {
  SocketPtr socket;
  std::uint32_t room;  // in its buffer, when it was looked at last
};

void watch(const std::shared_ptr<Leaving>& leaving) {
  ns3::Simulator::Schedule(ns3::Seconds(patience), [leaving] {
    const SocketPtr socket = leaving->socket;
    if (!socket) return;
    const std::uint32_t room = socket->GetTxAvailable();
    if (!is_gone(socket) && room > leaving->room) {
      leaving->room = room;
      return watch(leaving);
    }
    leaving->socket = nullptr;
    silence(socket);
    reset(socket);
  });
}

}  // namespace

void silence(const SocketPtr& socket) {
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

void say_farewell(const SocketPtr& socket, bool peer_has_ended) {
  drain(socket);
  const auto leaving = std::make_shared<Leaving>(Leaving{socket, 0});
  const ns3::Callback<void, SocketPtr> ended([weak = std::weak_ptr(leaving)](SocketPtr) {
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
  // The last acknowledgement is all that is missing, and ns-3 waits for that no longer than needed.
  if (peer_has_ended && tcp && tcp->GetTxBuffer()->Size() == 0) return;
  leaving->room = socket->GetTxAvailable();
  watch(leaving);
}

void reset(const SocketPtr& socket) {
  if (is_gone(socket)) return;
  if (const auto tcp = ns3::DynamicCast<ns3::TcpSocketBase>(socket)) ((*tcp).*Protected::reset)();
}

}  // namespace ishaken::sim
