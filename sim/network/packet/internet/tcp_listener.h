// Accepts TCP connections on one port of a simulated host.
#pragma once

#include <ns3/ptr.h>

#include <deque>
#include <functional>
#include <memory>

#include "models/base/time.h"
#include "sim/network/packet/internet/tcp_stream.h"

namespace ishaken::sim {

class TcpListener {
 public:
  using OnAccept = std::function<void(std::shared_ptr<TcpStream>)>;

  // `on_accept` sets the callbacks of the stream, and holds it. Throws std::runtime_error where the port is
  // taken.
  TcpListener(const Host& host, std::uint16_t port, OnAccept on_accept);
  ~TcpListener();
  TcpListener(const TcpListener&) = delete;
  TcpListener& operator=(const TcpListener&) = delete;

 private:
  struct Door;
  ns3::Ptr<ns3::Socket> socket_;
  std::shared_ptr<Door> door_;
};

}  // namespace ishaken::sim
