#include "sim/network/packet/https/tls_stream.h"

namespace ishaken::sim {

TcpStream::Callbacks TlsStream::below() {
  const std::weak_ptr<TlsStream> weak = weak_from_this();
  return {.on_open =
              [weak] {
                const auto self = weak.lock();
                if (!self || self->ended_) return;
                self->session_->start();
                self->flush();
                if (self->session_->failed()) self->gone();
              },
          .on_bytes =
              [weak](std::string_view wire) {
                if (const auto self = weak.lock()) self->came(wire);
              },
          .on_closed =
              [weak](bool) {
                if (const auto self = weak.lock()) self->gone();
              }};
}

std::shared_ptr<TlsStream> TlsStream::connect(const Host& from, ns3::Ipv4Address to, std::uint16_t port,
                                              std::unique_ptr<TlsSession> session, Callbacks callbacks) {
  const std::shared_ptr<TlsStream> stream(new TlsStream(std::move(session), std::move(callbacks)));
  stream->tcp_ = TcpStream::connect(from, to, port, stream->below());
  return stream;
}

std::shared_ptr<TlsStream> TlsStream::over(std::shared_ptr<TcpStream> tcp,
                                           std::unique_ptr<TlsSession> session, Callbacks callbacks) {
  const std::shared_ptr<TlsStream> stream(new TlsStream(std::move(session), std::move(callbacks)));
  stream->tcp_ = std::move(tcp);
  stream->tcp_->set_callbacks(stream->below());
  return stream;
}

void TlsStream::came(std::string_view wire) {
  if (ended_) return;
  session_->feed(wire);
  flush();
  if (!ready_ && session_->established()) {
    ready_ = true;
    if (const auto told = callbacks_.on_ready) told();
  }
  if (ended_) return;
  if (const std::string bytes = session_->take_plaintext(); !bytes.empty())
    if (const auto told = callbacks_.on_bytes) told(bytes);
  if (!ended_ && (session_->failed() || session_->ended())) gone();
}

void TlsStream::send(std::string_view bytes) {
  if (ended_ || !ready_) return;
  session_->write(bytes);
  flush();
}

void TlsStream::flush() {
  if (std::string wire = session_->take_output(); !wire.empty()) tcp_->send(std::move(wire));
}

void TlsStream::close() {
  if (ended_) return;
  ended_ = true;
  callbacks_ = {};
  session_->close_notify();
  flush();
  tcp_->close();
}

void TlsStream::abort() {
  if (ended_) return;
  ended_ = true;
  callbacks_ = {};
  if (tcp_) tcp_->abort();
}

// Ends the stream because the peer closed it or violated the protocol; then this may still send an alert.
void TlsStream::gone() {
  if (ended_) return;
  ended_ = true;
  const auto told = std::move(callbacks_.on_closed);
  callbacks_ = {};
  session_->close_notify();
  flush();
  tcp_->close();
  if (told) told();
}

}  // namespace ishaken::sim
