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

  // `on_accept` sets the callbacks of the stream and keeps it. Throws std::runtime_error if the port is
  // taken.
  TcpListener(const Host& host, std::uint16_t port, OnAccept on_accept);
  ~TcpListener();
  TcpListener(const TcpListener&) = delete;
  TcpListener& operator=(const TcpListener&) = delete;

 private:
  struct Shared;
  ns3::Ptr<ns3::Socket> socket_;
  std::shared_ptr<Shared> shared_;
};

}  // namespace ishaken::sim
