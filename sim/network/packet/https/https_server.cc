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
// How long a connection may be idle in addition to the time that clients wait.
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
  std::size_t open_connections() const { return visits_.size(); }

 private:
  struct Visit {
    std::uint64_t number;
    messages::Framer framer;
    Instant last;  // time of the last activity
    std::shared_ptr<TlsStream> stream{};
    std::string buffer{};
    std::optional<std::uint64_t> tag{};  // of the request that is being answered
    bool busy = false;                   // processing the buffer
    ns3::EventId timer{};
  };
  using VisitPtr = std::shared_ptr<Visit>;

  void accept(std::shared_ptr<TcpStream> tcp);
  void came(const VisitPtr& visit, std::string_view bytes);
  void take_requests(const VisitPtr& visit);
  bool take_request(const VisitPtr& visit);
  void refuse(const VisitPtr& visit);
  void watch(const VisitPtr& visit);
  void look(const VisitPtr& visit);
  void remove(const VisitPtr& visit);

  HttpsWorld& world_;
  Host host_;
  std::vector<std::string> names_;
  OnRequest on_request_;
  std::unique_ptr<TcpListener> listener_;
  std::optional<HttpsIdentity> identity_;  // created for the first connection
  TlsMemory sessions_;
  std::uint64_t next_ = 0;
  std::map<std::uint64_t, VisitPtr> visits_;
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
  if (visits_.size() >= most_connections) return tcp->abort();
  if (!identity_) identity_ = world_.identity_for(names_);
  const auto visit =
      std::make_shared<Visit>(Visit{next_, messages::Framer(world_.settings().most_bytes), world_.now()});
  visits_.emplace(next_++, visit);
  const std::weak_ptr<Visit> of = visit;
  visit->stream =
      TlsStream::over(std::move(tcp), world_.server_session(host_, visit->number, *identity_, sessions_),
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
  watch(visit);
}

void HttpsServer::Impl::came(const VisitPtr& visit, std::string_view bytes) {
  visit->last = world_.now();
  visit->buffer += bytes;
  if (!visit->tag) return take_requests(visit);
  if (visit->buffer.size() <= most_ahead) return;
  visit->stream->abort();
  remove(visit);
}

// Hands requests to the party one after the other. A response sent from within on_request does not start the
// next request inside this one.
void HttpsServer::Impl::take_requests(const VisitPtr& visit) {
  if (visit->busy) return;
  visit->busy = true;
  while (!visit->tag && !visit->stream->has_ended() && take_request(visit)) continue;
  visit->busy = false;
}

bool HttpsServer::Impl::take_request(const VisitPtr& visit) {
  if (visit->buffer.empty()) return false;
  const auto size = visit->framer.size_in(visit->buffer);
  if (size && *size == 0) return false;
  const std::string request = size ? visit->buffer.substr(0, *size) : std::string();
  const auto parsed = messages::parse_http(request);
  const auto tag = world_.exchange_of({visit->stream->peer().Get(), visit->stream->peer_port()});
  if (!parsed || parsed->method.empty() || !tag) {
    refuse(visit);
    return false;
  }
  visit->buffer.erase(0, *size);
  visit->framer.restart();
  visit->tag = tag;
  by_tag_.insert_or_assign(*tag, visit->number);
  const OnRequest told = on_request_;
  told({*tag, visit->stream->peer(), request});
  return true;
}

void HttpsServer::Impl::refuse(const VisitPtr& visit) {
  visit->stream->send(
      messages::HttpWriter::response(400, world_.now()).field("Connection", "close").finish().text());
  visit->stream->close();
  remove(visit);
}

void HttpsServer::Impl::respond(std::uint64_t tag, std::string bytes) {
  const auto number = by_tag_.find(tag);
  if (number == by_tag_.end()) return;
  const VisitPtr visit = visits_.at(number->second);
  by_tag_.erase(number);
  visit->tag.reset();
  visit->last = world_.now();
  if (bytes.empty()) {
    visit->stream->close();
    return remove(visit);
  }
  visit->stream->send(bytes);
  take_requests(visit);
}

void HttpsServer::Impl::watch(const VisitPtr& visit) {
  const auto& settings = world_.settings();
  const Duration most = std::max(settings.keep_alive, settings.give_up) + idle_margin;
  const Duration left = visit->last + most - world_.now();
  visit->timer = ns3::Simulator::Schedule(ns3::NanoSeconds(std::max(left, Duration(1)).count()),
                                          [weak = weak_from_this(), of = std::weak_ptr(visit), most] {
                                            const auto self = weak.lock();
                                            const auto that = of.lock();
                                            if (!self || !that) return;
                                            if (self->world_.now() < that->last + most)
                                              return self->watch(that);
                                            self->look(that);
                                          });
}

// Closes a connection that was idle for too long, unless clients have no time limit and one still waits.
void HttpsServer::Impl::look(const VisitPtr& visit) {
  if (world_.settings().give_up <= Duration{} && visit->tag) {
    visit->last = world_.now();
    return watch(visit);
  }
  visit->stream->abort();
  remove(visit);
}

void HttpsServer::Impl::remove(const VisitPtr& visit) {
  if (visits_.erase(visit->number) == 0) return;
  visit->timer.Cancel();
  if (!visit->tag) return;
  if (const auto number = by_tag_.find(*visit->tag); number != by_tag_.end())
    if (number->second == visit->number) by_tag_.erase(number);
}

void HttpsServer::Impl::end() {
  listener_.reset();
  by_tag_.clear();
  for (const auto& [number, visit] : std::exchange(visits_, {})) {
    visit->timer.Cancel();
    visit->stream->abort();
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
