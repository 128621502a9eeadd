#include "sim/network/packet/internet/tcp_stream.h"

#include <ns3/inet-socket-address.h>
#include <ns3/packet.h>
#include <ns3/simulator.h>
#include <ns3/socket.h>
#include <ns3/tcp-socket-factory.h>

#include <algorithm>

#include "sim/network/packet/internet/sent_again.h"
#include "sim/network/packet/internet/tcp_close.h"

namespace ishaken::sim {
namespace {

using SocketPtr = ns3::Ptr<ns3::Socket>;
using Told = ns3::Callback<void, SocketPtr>;

// The maximum size of one Send: ns-3 cuts segments out of it, which is fast for pieces of this size.
constexpr std::size_t largest_piece = 64 * 1024;

}  // namespace

std::shared_ptr<TcpStream> TcpStream::connect(const Host& from, ns3::Ipv4Address to, std::uint16_t port,
                                              Callbacks callbacks) {
  const std::shared_ptr<TcpStream> stream(new TcpStream);
  stream->callbacks_ = std::move(callbacks);
  stream->peer_ = to;
  stream->peer_port_ = port;
  stream->attach(ns3::Socket::CreateSocket(from.node, ns3::TcpSocketFactory::GetTypeId()));
  if (stream->socket_->Connect(ns3::InetSocketAddress(to, port)) == 0) {
    if (stream->socket_) stream->learn_addresses();
    return stream;
  }
  // No route, or no free port. The caller is told once it has the stream.
  ns3::Simulator::ScheduleNow([weak = std::weak_ptr(stream)] {
    const auto self = weak.lock();
    if (!self || self->state_ != State::opening) return;
    const SocketPtr socket = self->socket_;
    self->gone();
    reset(socket);
  });
  return stream;
}

std::shared_ptr<TcpStream> TcpStream::over(SocketPtr socket) {
  const std::shared_ptr<TcpStream> stream(new TcpStream);
  stream->state_ = State::open;
  stream->attach(std::move(socket));
  stream->learn_addresses();
  return stream;
}

TcpStream::~TcpStream() { abort(); }

void TcpStream::attach(SocketPtr socket) {
  socket_ = std::move(socket);
  mark_retransmissions_of(socket_);
  const auto told = [weak = weak_from_this()](void (TcpStream::*what)()) {
    return Told([weak, what](SocketPtr) {
      if (const auto self = weak.lock()) (*self.*what)();
    });
  };
  socket_->SetConnectCallback(told(&TcpStream::opened), told(&TcpStream::gone));
  socket_->SetCloseCallbacks(told(&TcpStream::gone), told(&TcpStream::gone));
  socket_->SetRecvCallback(told(&TcpStream::readable));
  socket_->SetSendCallback(
      ns3::Callback<void, SocketPtr, std::uint32_t>([weak = weak_from_this()](SocketPtr, std::uint32_t) {
        if (const auto self = weak.lock()) self->push();
      }));
}

void TcpStream::learn_addresses() {
  ns3::Address address;
  socket_->GetSockName(address);
  local_port_ = ns3::InetSocketAddress::ConvertFrom(address).GetPort();
  if (socket_->GetPeerName(address) != 0) return;
  peer_ = ns3::InetSocketAddress::ConvertFrom(address).GetIpv4();
  peer_port_ = ns3::InetSocketAddress::ConvertFrom(address).GetPort();
}

void TcpStream::opened() {
  if (state_ != State::opening) return push();
  state_ = State::open;
  if (const auto told = callbacks_.on_open) told();
  push();
}

void TcpStream::readable() {
  while (socket_) {
    const ns3::Ptr<ns3::Packet> packet = socket_->Recv();
    if (!packet || packet->GetSize() == 0) return;
    if (state_ == State::opening) opened();  // data may come before the event that reports the connection
    if (state_ == State::open) take(*packet);
  }
}

void TcpStream::take(const ns3::Packet& packet) {
  std::string bytes(packet.GetSize(), '\0');
  packet.CopyData(reinterpret_cast<std::uint8_t*>(bytes.data()), packet.GetSize());
  if (const auto told = callbacks_.on_bytes) told(bytes);
}

void TcpStream::send(std::string bytes) {
  if (state_ == State::draining || state_ == State::ended || bytes.empty()) return;
  unsent_ += bytes.size();
  queue_.push_back(std::move(bytes));
  push();
}

void TcpStream::push() {
  if (state_ != State::open && state_ != State::draining) return;
  while (!queue_.empty()) {
    const std::string& first = queue_.front();
    const std::size_t piece =
        std::min<std::size_t>({first.size() - sent_of_first_, socket_->GetTxAvailable(), largest_piece});
    if (piece == 0) return;
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(first.data()) + sent_of_first_;
    const int taken = socket_->Send(bytes, static_cast<std::uint32_t>(piece), 0);
    // A socket that has ended in the meantime takes nothing; its callback follows.
    if (taken <= 0 || queue_.empty()) return;
    sent_of_first_ += piece;
    unsent_ -= piece;
    if (sent_of_first_ < queue_.front().size()) continue;
    queue_.pop_front();
    sent_of_first_ = 0;
  }
  if (state_ == State::draining) finish();
}

void TcpStream::close() {
  if (state_ == State::opening) return abort();
  if (state_ != State::open) return;
  state_ = State::draining;
  callbacks_ = {};
  self_ = shared_from_this();
  push();
}

// Leaves the rest to the socket, which has all bytes and closes by itself.
void TcpStream::finish() {
  const auto kept = std::move(self_);
  const SocketPtr socket = socket_;
  detach();
  close_socket(socket, false);
}

void TcpStream::abort() {
  const auto kept = std::move(self_);
  const SocketPtr socket = socket_;
  detach();
  if (socket) reset(socket);
}

// Ends the stream because the peer did, or TCP timed out.
void TcpStream::gone() {
  if (state_ == State::ended) return;
  const auto kept = std::move(self_);
  const bool was_opening = state_ == State::opening;
  readable();
  if (state_ == State::ended || !socket_) return;  // on_bytes ended the stream
  // A socket returns an empty packet only at the end of a stream.
  const ns3::Ptr<ns3::Packet> end = socket_->Recv();
  const bool orderly = end && end->GetSize() == 0 && !was_opening;
  const SocketPtr socket = socket_;
  const auto told = std::move(callbacks_.on_closed);
  outlast_event(socket);
  detach();
  // A socket that was reset or timed out has already ended; a reset is not answered with another (RFC 9293
  // section 3.10.7).
  if (orderly) close_socket(socket, true);
  if (told) told(orderly);
}

void TcpStream::detach() {
  state_ = State::ended;
  queue_.clear();
  sent_of_first_ = unsent_ = 0;
  callbacks_ = {};
  if (!socket_) return;
  remove_callbacks(socket_);
  socket_ = nullptr;
}

}  // namespace ishaken::sim
