#include "sim/network/packet/internet/tcp_listener.h"

#include <ns3/inet-socket-address.h>
#include <ns3/simulator.h>
#include <ns3/socket.h>
#include <ns3/tcp-socket-factory.h>

#include <stdexcept>

#include "sim/network/packet/internet/tcp_close.h"

namespace ishaken::sim {
namespace {

using SocketPtr = ns3::Ptr<ns3::Socket>;

// The maximum number of half-open connections (as in Linux); it limits a SYN flood.
constexpr std::size_t most_pending = 4096;
// The age at which ns-3 has stopped repeating its SYN+ACK.
constexpr double pending_for = 200;  // seconds

}  // namespace

// The listener's state that half-open sockets use; they may outlive the listener.
struct TcpListener::Shared {
  OnAccept on_accept;
  std::deque<ns3::Time> pending;

  bool admit() {
    const ns3::Time now = ns3::Simulator::Now();
    while (!pending.empty() && pending.front() + ns3::Seconds(pending_for) < now) pending.pop_front();
    if (pending.size() >= most_pending) return false;
    pending.push_back(now);
    return true;
  }
};

TcpListener::TcpListener(const Host& host, std::uint16_t port, OnAccept on_accept)
    : socket_(ns3::Socket::CreateSocket(host.node, ns3::TcpSocketFactory::GetTypeId())),
      shared_(std::make_shared<Shared>()) {
  shared_->on_accept = std::move(on_accept);
  if (socket_->Bind(ns3::InetSocketAddress(host.address, port)) != 0 || socket_->Listen() != 0)
    throw std::runtime_error("port " + std::to_string(port) + " of a simulated host is taken");
  const std::weak_ptr<Shared> weak = shared_;
  socket_->SetAcceptCallback(
      ns3::Callback<bool, SocketPtr, const ns3::Address&>([weak](SocketPtr, const ns3::Address&) {
        const auto shared = weak.lock();
        return shared && shared->admit();
      }),
      ns3::Callback<void, SocketPtr, const ns3::Address&>([weak](SocketPtr socket, const ns3::Address&) {
        const auto shared = weak.lock();
        remove_callbacks(socket);  // may destroy this lambda, and with it `weak`
        const auto stream = TcpStream::over(socket);
        if (!shared) return stream->abort();
        if (!shared->pending.empty()) shared->pending.pop_front();
        shared->on_accept(stream);
      }));
}

TcpListener::~TcpListener() {
  remove_callbacks(socket_);
  socket_->Close();
}

}  // namespace ishaken::sim
