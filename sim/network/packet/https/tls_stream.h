// TLS over a TcpStream: sends and receives application data.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "sim/network/packet/https/tls_session.h"
#include "sim/network/packet/internet/tcp_stream.h"

namespace ishaken::sim {

class TlsStream : public std::enable_shared_from_this<TlsStream> {
 public:
  struct Callbacks {
    std::function<void()> on_ready{};  // called when the handshake is done
    std::function<void(std::string_view)> on_bytes{};
    std::function<void()> on_closed{};  // called once, as the last callback; never after close() or abort()
  };

  // Opens a stream as client.
  static std::shared_ptr<TlsStream> connect(const Host& from, ns3::Ipv4Address to, std::uint16_t port,
                                            std::unique_ptr<TlsSession> session, Callbacks callbacks);
  // Opens a stream as server over one that a TcpListener accepted.
  static std::shared_ptr<TlsStream> over(std::shared_ptr<TcpStream> stream,
                                         std::unique_ptr<TlsSession> session, Callbacks callbacks);
  ~TlsStream() { abort(); }
  TlsStream(const TlsStream&) = delete;
  TlsStream& operator=(const TlsStream&) = delete;

  void send(std::string_view bytes);  // ignored before it is ready and after its end
  void close();                       // after the data sent so far, by close_notify and FIN
  void abort();

  bool has_ended() const { return ended_; }
  std::size_t unsent() const { return tcp_->unsent(); }
  const TlsSession& session() const { return *session_; }
  ns3::Ipv4Address peer() const { return tcp_->peer(); }
  std::uint16_t peer_port() const { return tcp_->peer_port(); }
  std::uint16_t local_port() const { return tcp_->local_port(); }

 private:
  TlsStream(std::unique_ptr<TlsSession> session, Callbacks callbacks)
      : session_(std::move(session)), callbacks_(std::move(callbacks)) {}
  TcpStream::Callbacks below();
  void came(std::string_view wire);
  void flush();
  void gone();

  std::unique_ptr<TlsSession> session_;
  std::shared_ptr<TcpStream> tcp_;
  Callbacks callbacks_;
  bool ready_ = false, ended_ = false;
};

}  // namespace ishaken::sim
