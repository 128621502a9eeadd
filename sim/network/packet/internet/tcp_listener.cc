#include "sim/network/packet/internet/tcp_listener.h"

#include <ns3/inet-socket-address.h>
#include <ns3/simulator.h>
#include <ns3/socket.h>
#include <ns3/tcp-socket-factory.h>

#include <stdexcept>

#include "sim/network/packet/internet/tcp_farewell.h"

namespace ishaken::sim {
namespace {

using SocketPtr = ns3::Ptr<ns3::Socket>;

// Connections that have asked and not yet confirmed (as many as Linux has); a flood of SYN meets this limit.
constexpr std::size_t most_pending = 4096;
// By then ns-3 has given up to repeat its SYN+ACK.
constexpr double pending_for = 200;  // seconds

}  // namespace

// What the sockets that are being opened know of the listener; they may outlive it.
struct TcpListener::Door {
  OnAccept on_accept;
  std::deque<ns3::Time> pending;

  bool may_enter() {
    const ns3::Time now = ns3::Simulator::Now();
    while (!pending.empty() && pending.front() + ns3::Seconds(pending_for) < now) pending.pop_front();
    if (pending.size() >= most_pending) return false;
    pending.push_back(now);
    return true;
  }
};

TcpListener::TcpListener(const Host& host, std::uint16_t port, OnAccept on_accept)
    : socket_(ns3::Socket::CreateSocket(host.node, ns3::TcpSocketFactory::GetTypeId())),
      door_(std::make_shared<Door>()) {
  door_->on_accept = std::move(on_accept);
  if (socket_->Bind(ns3::InetSocketAddress(host.address, port)) != 0 || socket_->Listen() != 0)
    throw std::runtime_error("port " + std::to_string(port) + " of a simulated host is taken");
  const std::weak_ptr<Door> weak = door_;
  socket_->SetAcceptCallback(
      ns3::Callback<bool, SocketPtr, const ns3::Address&>([weak](SocketPtr, const ns3::Address&) {
        const auto door = weak.lock();
        return door && door->may_enter();
      }),
      ns3::Callback<void, SocketPtr, const ns3::Address&>([weak](SocketPtr socket, const ns3::Address&) {
        const auto door = weak.lock();
        silence(socket);  // this may be the last to hold what `weak` is a part of
        const auto stream = TcpStream::over(socket);
        if (!door) return stream->abort();
        if (!door->pending.empty()) door->pending.pop_front();
        door->on_accept(stream);
      }));
}

TcpListener::~TcpListener() {
  silence(socket_);
  socket_->Close();
}

}  // namespace ishaken::sim
