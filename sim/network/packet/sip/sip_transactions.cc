#include "sim/network/packet/sip/sip_transactions.h"

#include <fmt/format.h>

#include <span>

namespace ishaken::sim {

using messages::SipMessage;
using messages::SipMethod;

namespace {

std::string text_of(ns3::Ipv4Address address) {
  const std::uint32_t bits = address.Get();
  return fmt::format("{}.{}.{}.{}", bits >> 24, bits >> 16 & 255, bits >> 8 & 255, bits & 255);
}

// Returns the peer for responses: over UDP they go to the port of the top Via (section 18.2.2).
SipPeer way_back(const SipMessage& request, SipPeer from) {
  const std::uint16_t port = request.vias.front().port;
  from.port = port == 0 ? sip_port : port;
  return from;
}

// Returns the roles that a received request, or a response, of this method may belong to.
std::span<const SipRole> server_roles_of(SipMethod method) {
  static constexpr std::array of_invite{SipRole::invite_in};
  static constexpr std::array of_bye{SipRole::bye_in, SipRole::phone_bye_in};
  if (method == SipMethod::invite || method == SipMethod::ack) return of_invite;
  if (method == SipMethod::bye) return of_bye;
  return {};
}
std::span<const SipRole> client_roles_of(SipMethod method) {
  static constexpr std::array of_invite{SipRole::invite_out, SipRole::ring};
  static constexpr std::array of_bye{SipRole::bye_out, SipRole::phone_bye_out};
  if (method == SipMethod::invite) return of_invite;
  if (method == SipMethod::bye) return of_bye;
  return {};
}

std::size_t index_of_server(SipRole role) { return number(role) - client_roles; }

// Frees the memory, which an assignment does not.
template <class T>
void release(T& value) {
  const T gone(std::move(value));
  value = T();
}

}  // namespace

SipTransactions::SipTransactions(const Host& host, Duration keep_alive, SipUser& user)
    : user_(user),
      deadlines_([this](SipKey key) { return due(key); }, [this](SipKey key) { reached(key); }),
      sockets_(host, keep_alive,
               [this](const SipPeer& from, std::string_view bytes) { received(from, bytes); }) {}

const SipTransactions::Client* SipTransactions::client(SipKey key) const {
  const std::size_t role = number(key.role);
  return role < client_roles ? clients_[role].find(key.call) : nullptr;
}
const SipTransactions::Server* SipTransactions::server(SipKey key) const {
  return number(key.role) >= client_roles ? servers_[index_of_server(key.role)].find(key.call) : nullptr;
}

std::size_t SipTransactions::size() const {
  std::size_t all = 0;
  for (const auto& each : clients_) all += each.size();
  for (const auto& each : servers_) all += each.size();
  return all;
}

void SipTransactions::request(SipKey key, std::string branch, std::string bytes, const SipPeer& to) {
  const bool is_invite = key.role == SipRole::invite_out || key.role == SipRole::ring;
  const auto [client, is_new] = clients_[number(key.role)].emplace(
      key.call, SipClientTransaction(is_invite, to.is_reliable(), sip_now()), to, std::move(branch));
  if (!is_new) return;
  settle(key, client);
  sockets_.send(to, bytes);
  client.request = std::move(bytes);
}

void SipTransactions::accept(SipKey key, const SipMessage& request, const SipPeer& from) {
  const bool is_invite = key.role == SipRole::invite_in;
  const auto [server, is_new] = servers_[index_of_server(key.role)].emplace(
      key.call, SipServerTransaction(is_invite, from.is_reliable(), sip_now()), way_back(request, from),
      std::string(request.branch()), std::string(request.vias.front().host),
      echo_of(request, text_of(from.address)));
  if (is_new) settle(key, server);
}

const messages::SipEcho* SipTransactions::accepted(SipKey key) const {
  const Server* const found = server(key);
  if (found == nullptr || found->machine.state() != SipServerTransaction::State::proceeding) return nullptr;
  return &*found->echo;
}

bool SipTransactions::respond(SipKey key, const messages::SipAnswer& answer, bool is_callee) {
  const messages::SipEcho* const echo = accepted(key);
  if (echo == nullptr) return false;
  this->answer(key, *server(key), write_response(*echo, answer), answer.code, is_callee);
  return true;
}

bool SipTransactions::pass_back(SipKey key, const SipMessage& response) {
  Server* const found = server(key);
  if (found == nullptr || response.vias.size() < 2) return false;
  using State = SipServerTransaction::State;
  const State state = found->machine.state();
  const bool is_another_200 = state == State::accepted && response.status >= 200 && response.status < 300;
  if (state != State::proceeding && !is_another_200) return false;
  answer(key, *found, write_back(response), response.status, false);
  return true;
}

void SipTransactions::answer(SipKey key, Server& server, std::string bytes, int code, bool is_callee) {
  server.machine.responded(code, is_callee, sip_now());
  const SipPeer to = server.from;
  if (!server.machine.is_settled()) server.response = bytes;
  settle(key, server);
  sockets_.send(to, bytes);
}

void SipTransactions::acknowledged(SipKey key) {
  Server* const found = server(key);
  if (found == nullptr) return;
  found->machine.acknowledged(sip_now());
  settle(key, *found);
}

void SipTransactions::refuse(const SipMessage& request, const SipPeer& from, int code) {
  const auto echo = echo_of(request, text_of(from.address));
  const std::string tag = request.to_tag.empty() ? messages::tag_of_callee(request.call) : "";
  sockets_.send(way_back(request, from), write_response(echo, {.code = code, .tag = tag}));
}

void SipTransactions::received(const SipPeer& from, std::string_view bytes) {
  const auto message = SipMessage::parse(bytes);
  if (!message) {
    ++sockets_.counters.malformed;
    return;
  }
  message->is_request() ? received_request(*message, from) : received_response(*message);
}

void SipTransactions::received_request(const SipMessage& request, const SipPeer& from) {
  for (const SipRole role : server_roles_of(request.method)) {
    const SipKey key{request.call, role};
    Server* const found = server(key);
    if (found == nullptr || found->branch != request.branch() || found->sent_by != request.vias.front().host)
      continue;
    if (request.method == SipMethod::ack) return acknowledged(key);
    if (found->machine.repeated().repeat && !found->response.empty())
      sockets_.send_again(found->from, found->response);
    return;
  }
  user_.requested(request, from);
}

void SipTransactions::received_response(const SipMessage& response) {
  for (const SipRole role : client_roles_of(response.method)) {
    const SipKey key{response.call, role};
    Client* const found = client(key);
    if (found == nullptr || found->branch != response.branch()) continue;
    const ClientStep step = found->machine.received(response.status, sip_now());
    if (step.acknowledge) acknowledge(*found, response);
    settle(key, *found);
    if (step.tell) user_.responded(key, response);
    return;
  }
}

void SipTransactions::acknowledge(Client& client, const SipMessage& response) {
  if (client.request.starts_with("INVITE ")) {
    const auto invite = SipMessage::parse(client.request);
    if (!invite) return;
    std::string ack = write_refusal_ack(*invite, response);
    client.request.swap(ack);
  }
  sockets_.send(client.to, client.request);
}

Duration SipTransactions::due(SipKey key) const {
  if (const Client* const found = client(key)) return found->due;
  const Server* const found = server(key);
  return found == nullptr ? sip::never : found->due;
}

void SipTransactions::reached(SipKey key) {
  if (Client* const found = client(key)) {
    found->due = sip::never;
    const ClientStep step = found->machine.elapsed(sip_now());
    if (step.send) sockets_.send_again(found->to, found->request);
    settle(key, *found);
    if (step.give_up) user_.silent(key);
  } else if (Server* const of_server = server(key)) {
    of_server->due = sip::never;
    const ServerStep step = of_server->machine.elapsed(sip_now());
    if (step.trying)
      return answer(key, *of_server, write_response(*of_server->echo, {.code = 100}), 100, false);
    if (step.repeat) sockets_.send_again(of_server->from, of_server->response);
    settle(key, *of_server);
    if (step.give_up) user_.silent(key);
  }
}

// Sets the next deadline. Deadlines that only end a transaction are rounded up to whole seconds, so that they
// share ns-3 events.
template <class Transaction>
void SipTransactions::set_deadline(SipKey key, Transaction& transaction) {
  Duration when = transaction.machine.wake();
  if (when != sip::never && transaction.machine.lingers())
    when = std::chrono::ceil<std::chrono::seconds>(when);
  if (when == transaction.due) return;
  transaction.due = when;
  if (when != sip::never) deadlines_.add(key, when);
}

// Sets the next deadline, and frees what is no longer needed; at the end, everything.
void SipTransactions::settle(SipKey key, Client& client) {
  using State = SipClientTransaction::State;
  const State state = client.machine.state();
  if (state == State::accepted || (state == State::completed && key.role >= SipRole::bye_out))
    release(client.request);
  set_deadline(key, client);
  if (state == State::ended) clients_[number(key.role)].erase(key.call);
}

void SipTransactions::settle(SipKey key, Server& server) {
  using State = SipServerTransaction::State;
  const State state = server.machine.state();
  if (state != State::proceeding) server.echo.reset();
  if (server.machine.is_settled()) release(server.response);
  set_deadline(key, server);
  if (state == State::ended) servers_[index_of_server(key.role)].erase(key.call);
}

}  // namespace ishaken::sim
