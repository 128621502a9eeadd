#include "sim/network/packet/https/https_server.h"

#include <ns3/event-id.h>
#include <ns3/simulator.h>

#include <algorithm>

#include "models/messages/framing.h"
#include "models/messages/http.h"
#include "sim/network/packet/https/tls_stream.h"
#include "sim/network/packet/internet/tcp_listener.h"

namespace ishaken::sim {
namespace {

constexpr std::size_t most_sessions = 4096;      // for resumption
constexpr std::size_t most_connections = 16384;  // further ones are reset
constexpr std::size_t most_ahead = 64 * 1024;    // bytes of further requests, while one is being answered
// The idle time that a connection may have in addition to the time that clients wait.
constexpr Duration idle_margin = std::chrono::seconds(60);

}  // namespace

class HttpsServer::Impl : public std::enable_shared_from_this<HttpsServer::Impl> {
 public:
  Impl(HttpsWorld& world, Host host, std::vector<std::string> names, OnRequest on_request)
      : world_(world),
        host_(std::move(host)),
        names_(std::move(names)),
        on_request_(std::move(on_request)),
        sessions_(most_sessions) {}

  void listen();
  void respond(std::uint64_t tag, std::string bytes);
  void end();
  std::size_t open_connections() const { return connections_.size(); }

 private:
  struct Connection {
    std::uint64_t number;
    messages::Framer framer;
    Instant last;  // time of the last activity
    std::shared_ptr<TlsStream> stream{};
    std::string buffer{};
    std::optional<std::uint64_t> tag{};  // of the request that is being answered
    bool busy = false;                   // processing the buffer
    ns3::EventId timer{};
  };
  using ConnectionPtr = std::shared_ptr<Connection>;

  void accept(std::shared_ptr<TcpStream> tcp);
  void came(const ConnectionPtr& connection, std::string_view bytes);
  void take_requests(const ConnectionPtr& connection);
  bool take_request(const ConnectionPtr& connection);
  void refuse(const ConnectionPtr& connection);
  void watch(const ConnectionPtr& connection);
  void close_idle(const ConnectionPtr& connection);
  void remove(const ConnectionPtr& connection);

  HttpsWorld& world_;
  Host host_;
  std::vector<std::string> names_;
  OnRequest on_request_;
  std::unique_ptr<TcpListener> listener_;
  std::optional<HttpsIdentity> identity_;  // created for the first connection
  TlsMemory sessions_;
  std::uint64_t next_ = 0;
  std::map<std::uint64_t, ConnectionPtr> connections_;
  std::map<std::uint64_t, std::uint64_t> by_tag_;
};

void HttpsServer::Impl::listen() {
  listener_ = std::make_unique<TcpListener>(host_, https_port,
                                            [weak = weak_from_this()](std::shared_ptr<TcpStream> stream) {
                                              if (const auto self = weak.lock())
                                                self->accept(std::move(stream));
                                            });
}

void HttpsServer::Impl::accept(std::shared_ptr<TcpStream> tcp) {
  if (connections_.size() >= most_connections) return tcp->abort();
  if (!identity_) identity_ = world_.identity_for(names_);
  const auto connection = std::make_shared<Connection>(
      Connection{next_, messages::Framer(world_.settings().most_bytes), world_.now()});
  connections_.emplace(next_++, connection);
  const std::weak_ptr<Connection> of = connection;
  connection->stream =
      TlsStream::over(std::move(tcp), world_.server_session(host_, connection->number, *identity_, sessions_),
                      {.on_bytes =
                           [weak = weak_from_this(), of](std::string_view bytes) {
                             const auto self = weak.lock();
                             const auto that = of.lock();
                             if (self && that) self->came(that, bytes);
                           },
                       .on_closed =
                           [weak = weak_from_this(), of] {
                             const auto self = weak.lock();
                             const auto that = of.lock();
                             if (self && that) self->remove(that);
                           }});
  watch(connection);
}

void HttpsServer::Impl::came(const ConnectionPtr& connection, std::string_view bytes) {
  connection->last = world_.now();
  connection->buffer += bytes;
  if (!connection->tag) return take_requests(connection);
  if (connection->buffer.size() <= most_ahead) return;
  connection->stream->abort();
  remove(connection);
}

// Hands requests to the party one after the other. A response sent from within on_request does not start the
// next request inside this one.
void HttpsServer::Impl::take_requests(const ConnectionPtr& connection) {
  if (connection->busy) return;
  connection->busy = true;
  while (!connection->tag && !connection->stream->has_ended() && take_request(connection)) continue;
  connection->busy = false;
}

bool HttpsServer::Impl::take_request(const ConnectionPtr& connection) {
  if (connection->buffer.empty()) return false;
  const auto size = connection->framer.size_in(connection->buffer);
  if (size && *size == 0) return false;
  const std::string request = size ? connection->buffer.substr(0, *size) : std::string();
  const auto parsed = messages::parse_http(request);
  const auto tag = world_.exchange_of({connection->stream->peer().Get(), connection->stream->peer_port()});
  if (!parsed || parsed->method.empty() || !tag) {
    refuse(connection);
    return false;
  }
  connection->buffer.erase(0, *size);
  connection->framer.restart();
  connection->tag = tag;
  by_tag_.insert_or_assign(*tag, connection->number);
  const OnRequest told = on_request_;
  told({*tag, connection->stream->peer(), request});
  return true;
}

void HttpsServer::Impl::refuse(const ConnectionPtr& connection) {
  connection->stream->send(
      messages::HttpWriter::response(400, world_.now()).field("Connection", "close").finish().text());
  connection->stream->close();
  remove(connection);
}

void HttpsServer::Impl::respond(std::uint64_t tag, std::string bytes) {
  const auto number = by_tag_.find(tag);
  if (number == by_tag_.end()) return;
  const ConnectionPtr connection = connections_.at(number->second);
  by_tag_.erase(number);
  connection->tag.reset();
  connection->last = world_.now();
  if (bytes.empty()) {
    connection->stream->close();
    return remove(connection);
  }
  connection->stream->send(bytes);
  take_requests(connection);
}

void HttpsServer::Impl::watch(const ConnectionPtr& connection) {
  const auto& settings = world_.settings();
  const Duration most = std::max(settings.keep_alive, settings.give_up) + idle_margin;
  const Duration left = connection->last + most - world_.now();
  connection->timer =
      ns3::Simulator::Schedule(ns3::NanoSeconds(std::max(left, Duration(1)).count()),
                               [weak = weak_from_this(), of = std::weak_ptr(connection), most] {
                                 const auto self = weak.lock();
                                 const auto that = of.lock();
                                 if (!self || !that) return;
                                 if (self->world_.now() < that->last + most) return self->watch(that);
                                 self->close_idle(that);
                               });
}

// Closes a connection that was idle for too long, unless clients have no time limit and one still waits.
void HttpsServer::Impl::close_idle(const ConnectionPtr& connection) {
  if (world_.settings().give_up <= Duration{} && connection->tag) {
    connection->last = world_.now();
    return watch(connection);
  }
  connection->stream->abort();
  remove(connection);
}

void HttpsServer::Impl::remove(const ConnectionPtr& connection) {
  if (connections_.erase(connection->number) == 0) return;
  connection->timer.Cancel();
  if (!connection->tag) return;
  if (const auto number = by_tag_.find(*connection->tag); number != by_tag_.end())
    if (number->second == connection->number) by_tag_.erase(number);
}

void HttpsServer::Impl::end() {
  listener_.reset();
  by_tag_.clear();
  for (const auto& [number, connection] : std::exchange(connections_, {})) {
    connection->timer.Cancel();
    connection->stream->abort();
  }
}

HttpsServer::HttpsServer(HttpsWorld& world, Host host, std::vector<std::string> names, OnRequest on_request)
    : impl_(std::make_shared<Impl>(world, std::move(host), std::move(names), std::move(on_request))) {
  impl_->listen();
}

HttpsServer::~HttpsServer() { impl_->end(); }

void HttpsServer::respond(std::uint64_t tag, std::string bytes) {
  const auto kept = impl_;
  kept->respond(tag, std::move(bytes));
}

std::size_t HttpsServer::open_connections() const { return impl_->open_connections(); }

}  // namespace ishaken::sim
