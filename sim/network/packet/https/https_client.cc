#include "sim/network/packet/https/https_client.h"

#include <ns3/event-id.h>
#include <ns3/simulator.h>

#include <algorithm>
#include <deque>

#include "models/messages/framing.h"
#include "models/messages/text.h"
#include "sim/network/packet/https/tls_stream.h"

namespace ishaken::sim {
namespace {

constexpr std::size_t most_connections = 64;  // to one server
constexpr std::size_t most_sessions = 256;    // for resumption
constexpr std::size_t most_names = 4096;      // in the DNS cache

using ServerKey = std::pair<std::uint32_t, std::string>;  // address and name

// Returns whether the server closes this connection after the response (RFC 9112 section 9.6).
bool ends_connection(std::string_view response) {
  std::string_view head = response.substr(0, response.find("\r\n\r\n"));
  while (!head.empty()) {
    std::string_view value = messages::take_until(head, '\n');
    const std::string_view name = messages::take_until(value, ':');
    if (!value.empty() && value.back() == '\r') value.remove_suffix(1);
    if (messages::same_ignoring_case(name, "Connection") &&
        messages::same_ignoring_case(messages::trimmed(value), "close"))
      return true;
  }
  return false;
}

template <class Call>
ns3::EventId after(Duration delay, Call call) {
  return ns3::Simulator::Schedule(ns3::NanoSeconds(delay.count()), std::move(call));
}

}  // namespace

class HttpsClient::Impl : public std::enable_shared_from_this<HttpsClient::Impl> {
 public:
  Impl(HttpsWorld& world, Host host) : world_(world), host_(std::move(host)), sessions_(most_sessions) {}

  void request(ServerKey server, std::uint64_t tag, std::string bytes, Done done);
  void end();
  std::size_t open_connections() const { return connections_.size(); }
  std::uint64_t connections_made() const { return next_; }

 private:
  struct Connection;
  struct Job {
    ServerKey server;
    std::uint64_t tag;
    std::string bytes;
    Done done;
    bool tried_again = false;
    ns3::EventId limit{};
    std::weak_ptr<Connection> connection{};  // none while the job is queued
  };
  using JobPtr = std::shared_ptr<Job>;
  struct Connection {
    std::uint64_t number;
    ServerKey server;
    messages::Framer framer;
    std::shared_ptr<TlsStream> stream{};  // null during the look-up of the name
    JobPtr job{};                         // null while idle
    std::string buffer{};
    bool kept = false;     // it has carried an exchange
    ns3::EventId timer{};  // end of the look-up, or of the idle time
  };
  using ConnectionPtr = std::shared_ptr<Connection>;
  struct Server {
    std::vector<ConnectionPtr> idle;
    std::deque<JobPtr> waiting;
    std::size_t open = 0;
  };

  void assign(const JobPtr& job);
  void open(const JobPtr& job);
  void dial(const ConnectionPtr& connection);
  void carry(const ConnectionPtr& connection, const JobPtr& job);
  void transmit(const ConnectionPtr& connection);
  void came(const ConnectionPtr& connection, std::string_view bytes);
  void answered(const ConnectionPtr& connection, std::size_t size);
  void lost(const ConnectionPtr& connection);
  void rest(const ConnectionPtr& connection);
  void give_up(const JobPtr& job);
  void remove(const ConnectionPtr& connection);
  void finish(const JobPtr& job, std::string_view response);
  Duration look_up(const std::string& name);
  HttpsWorld::Connection address_of(const Connection& connection) const {
    return {host_.address.Get(), connection.stream->local_port()};
  }
  // Returns a function that calls a member, unless the client or the connection is gone by then.
  auto later(void (Impl::*what)(const ConnectionPtr&), const ConnectionPtr& connection) {
    return [weak = weak_from_this(), what, on = std::weak_ptr(connection)] {
      const auto self = weak.lock();
      const auto that = on.lock();
      if (self && that) (*self.*what)(that);
    };
  }
  void retire(const ConnectionPtr& connection) {
    connection->stream->close();
    remove(connection);
  }

  HttpsWorld& world_;
  Host host_;
  TlsMemory sessions_;
  std::uint64_t next_ = 0;
  std::map<std::uint64_t, ConnectionPtr> connections_;
  std::map<ServerKey, Server> servers_;
  std::map<std::string, Instant> names_;  // with the end of their look-up
};

void HttpsClient::Impl::request(ServerKey server, std::uint64_t tag, std::string bytes, Done done) {
  const auto job = std::make_shared<Job>(Job{std::move(server), tag, std::move(bytes), std::move(done)});
  if (world_.settings().give_up > Duration{}) {
    job->limit = after(world_.settings().give_up, [weak = weak_from_this(), of = std::weak_ptr(job)] {
      const auto self = weak.lock();
      const auto late = of.lock();
      if (self && late) self->give_up(late);
    });
  }
  assign(job);
}

void HttpsClient::Impl::assign(const JobPtr& job) {
  Server& server = servers_[job->server];
  if (!server.idle.empty() && !job->tried_again) {
    const ConnectionPtr connection = server.idle.back();  // the most recently used, which will be closed last
    server.idle.pop_back();
    carry(connection, job);
  } else if (server.open < most_connections) {
    open(job);
  } else {
    server.waiting.push_back(job);
  }
}

void HttpsClient::Impl::open(const JobPtr& job) {
  const auto connection = std::make_shared<Connection>(
      Connection{next_, job->server, messages::Framer(world_.settings().most_bytes)});
  connections_.emplace(next_++, connection);
  ++servers_[job->server].open;
  connection->job = job;
  job->connection = connection;
  const Duration delay = look_up(job->server.second);
  if (delay == Duration{}) return dial(connection);
  connection->timer = after(delay, later(&Impl::dial, connection));
}

Duration HttpsClient::Impl::look_up(const std::string& name) {
  const Duration takes = world_.settings().dns_lookup;
  if (takes <= Duration{}) return {};
  const Instant now = world_.now();
  const auto is_old = [&](const auto& known) { return now >= known.second + world_.settings().dns_memory; };
  if (const auto known = names_.find(name); known != names_.end() && !is_old(*known))
    return std::max(Duration{}, known->second - now);
  if (names_.size() >= most_names) std::erase_if(names_, is_old);
  if (names_.size() >= most_names) names_.clear();
  names_.insert_or_assign(name, now + takes);
  return takes;
}

void HttpsClient::Impl::dial(const ConnectionPtr& connection) {
  const std::weak_ptr<Connection> on = connection;
  auto session = world_.client_session(host_, connection->number, connection->server.second, sessions_);
  connection->stream =
      TlsStream::connect(host_, ns3::Ipv4Address(connection->server.first), https_port, std::move(session),
                         {.on_ready = later(&Impl::transmit, connection),
                          .on_bytes =
                              [weak = weak_from_this(), on](std::string_view bytes) {
                                const auto self = weak.lock();
                                const auto that = on.lock();
                                if (self && that) self->came(that, bytes);
                              },
                          .on_closed = later(&Impl::lost, connection)});
}

void HttpsClient::Impl::carry(const ConnectionPtr& connection, const JobPtr& job) {
  connection->timer.Cancel();
  connection->job = job;
  job->connection = connection;
  transmit(connection);
}

void HttpsClient::Impl::transmit(const ConnectionPtr& connection) {
  const JobPtr job = connection->job;
  if (!job) return;
  world_.open_exchange(address_of(*connection), job->tag);
  connection->stream->send(job->bytes);
}

void HttpsClient::Impl::came(const ConnectionPtr& connection, std::string_view bytes) {
  const JobPtr job = connection->job;
  if (!job) {  // unsolicited bytes
    connection->stream->abort();
    return remove(connection);
  }
  connection->buffer += bytes;
  const auto size = connection->framer.size_in(connection->buffer);
  if (size && *size > 0) return answered(connection, *size);
  if (size) return;
  connection->stream->abort();
  remove(connection);
  finish(job, {});
}

void HttpsClient::Impl::answered(const ConnectionPtr& connection, std::size_t size) {
  const JobPtr job = std::move(connection->job);
  connection->job = nullptr;
  world_.end_exchange(address_of(*connection));
  std::string response = std::exchange(connection->buffer, {});
  const bool more = response.size() > size;
  response.resize(size);
  connection->framer.restart();
  connection->kept = true;
  if (more || ends_connection(response)) {
    retire(connection);
  } else {
    rest(connection);
  }
  finish(job, response);
}

// Takes the next job, or keeps the connection idle for a while.
void HttpsClient::Impl::rest(const ConnectionPtr& connection) {
  const Duration keep = world_.settings().keep_alive;
  if (keep <= Duration{}) return retire(connection);
  Server& server = servers_[connection->server];
  if (!server.waiting.empty()) {
    const JobPtr job = server.waiting.front();
    server.waiting.pop_front();
    return carry(connection, job);
  }
  server.idle.push_back(connection);
  connection->timer = after(keep, later(&Impl::retire, connection));
}

// Handles a lost connection. The server may have closed a kept connection while the request was on its way,
// so the request is sent once more.
void HttpsClient::Impl::lost(const ConnectionPtr& connection) {
  const JobPtr job = connection->job;
  const bool may_try_again = job && connection->kept && connection->buffer.empty() && !job->tried_again;
  remove(connection);
  if (!job) return;
  if (!may_try_again) return finish(job, {});
  job->tried_again = true;
  job->connection.reset();
  assign(job);
}

void HttpsClient::Impl::give_up(const JobPtr& job) {
  if (!job->done) return;
  if (const ConnectionPtr connection = job->connection.lock()) {
    if (connection->stream) connection->stream->abort();
    remove(connection);
  } else if (const auto server = servers_.find(job->server); server != servers_.end()) {
    std::erase(server->second.waiting, job);
  }
  finish(job, {});
}

void HttpsClient::Impl::remove(const ConnectionPtr& connection) {
  if (connections_.erase(connection->number) == 0) return;
  connection->timer.Cancel();
  if (connection->stream && connection->job) world_.end_exchange(address_of(*connection));
  connection->job = nullptr;
  const auto found = servers_.find(connection->server);
  Server& server = found->second;
  std::erase(server.idle, connection);
  --server.open;
  if (!server.waiting.empty()) {
    const JobPtr job = server.waiting.front();
    server.waiting.pop_front();
    open(job);
  } else if (server.open == 0) {
    servers_.erase(found);
  }
}

void HttpsClient::Impl::finish(const JobPtr& job, std::string_view response) {
  job->limit.Cancel();
  job->connection.reset();
  job->bytes = {};
  const Done done = std::exchange(job->done, nullptr);
  if (done) done(job->tag, response);
}

void HttpsClient::Impl::end() {
  for (const auto& [number, connection] : std::exchange(connections_, {})) {
    connection->timer.Cancel();
    if (connection->job) connection->job->limit.Cancel();
    if (!connection->stream) continue;
    if (connection->job) world_.end_exchange(address_of(*connection));
    connection->stream->abort();
  }
  for (const auto& [key, server] : std::exchange(servers_, {}))
    for (const JobPtr& job : server.waiting) job->limit.Cancel();
}

HttpsClient::HttpsClient(HttpsWorld& world, Host host)
    : impl_(std::make_shared<Impl>(world, std::move(host))) {}

HttpsClient::~HttpsClient() { impl_->end(); }

void HttpsClient::request(ns3::Ipv4Address to, const std::string& server_name, std::uint64_t tag,
                          std::string bytes, Done done) {
  const auto kept = impl_;
  kept->request({to.Get(), server_name}, tag, std::move(bytes), std::move(done));
}

std::size_t HttpsClient::open_connections() const { return impl_->open_connections(); }
std::uint64_t HttpsClient::connections_made() const { return impl_->connections_made(); }

}  // namespace ishaken::sim
