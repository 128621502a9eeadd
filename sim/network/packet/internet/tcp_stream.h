// A stream of bytes over one TCP connection of a simulated host.
//
//   auto stream = TcpStream::connect(host, address, 443,
//                                    {.on_open = ..., .on_bytes = ..., .on_closed = ...});
//   stream->send("...");
//   stream->close();
#pragma once

#include <ns3/ptr.h>

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "sim/network/packet/internet/host.h"

namespace ns3 {
class Packet;
class Socket;
}  // namespace ns3

namespace ishaken::sim {

class TcpStream : public std::enable_shared_from_this<TcpStream> {
 public:
  struct Callbacks {
    std::function<void()> on_open{};
    std::function<void(std::string_view)> on_bytes{};
    // Called once, as the last callback; never after close() or abort(). `orderly` is true if the peer ended
    // an open stream by a FIN, false if the stream could not be opened, was reset or timed out. Both
    // directions end.
    std::function<void(bool orderly)> on_closed{};
  };

  // Returns at once, even without a route to the peer; on_closed reports that later.
  static std::shared_ptr<TcpStream> connect(const Host& from, ns3::Ipv4Address to, std::uint16_t port,
                                            Callbacks callbacks);
  // Wraps a socket that a TcpListener accepted.
  static std::shared_ptr<TcpStream> over(ns3::Ptr<ns3::Socket> socket);
  ~TcpStream();  // aborts unless closed or closing
  TcpStream(const TcpStream&) = delete;
  TcpStream& operator=(const TcpStream&) = delete;

  void set_callbacks(Callbacks callbacks) { callbacks_ = std::move(callbacks); }

  // Sends bytes once the stream is open and the socket has room; drops them if it has ended.
  void send(std::string bytes);
  // Ends this side after the bytes sent so far, and drops what still arrives. The caller may drop the stream.
  void close();
  // Resets the connection and drops unsent bytes.
  void abort();

  bool is_open() const { return state_ == State::open; }
  bool has_ended() const { return state_ == State::ended; }  // aborted, gone, or closed and all bytes taken
  std::size_t unsent() const { return unsent_; }             // bytes not yet taken by the socket
  ns3::Ipv4Address peer() const { return peer_; }
  std::uint16_t peer_port() const { return peer_port_; }
  std::uint16_t local_port() const { return local_port_; }

 private:
  enum class State { opening, open, draining, ended };
  TcpStream() = default;

  void attach(ns3::Ptr<ns3::Socket> socket);
  void learn_addresses();
  void opened();
  void readable();
  void take(const ns3::Packet& packet);
  void push();
  void finish();
  void gone();
  void detach();

  ns3::Ptr<ns3::Socket> socket_;
  Callbacks callbacks_;
  State state_ = State::opening;
  std::deque<std::string> queue_;
  std::size_t sent_of_first_ = 0;
  std::size_t unsent_ = 0;
  std::shared_ptr<TcpStream> self_;  // set while draining, when perhaps nobody else holds it
  ns3::Ipv4Address peer_;
  std::uint16_t peer_port_ = 0;
  std::uint16_t local_port_ = 0;
};

}  // namespace ishaken::sim
