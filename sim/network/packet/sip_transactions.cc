#include "sim/network/packet/sip_transactions.h"

#include <fmt/format.h>

namespace ishaken::sim {

using messages::SipMessage;
using messages::SipMethod;

namespace {

std::string text_of(ns3::Ipv4Address address) {
  const std::uint32_t bits = address.Get();
  return fmt::format("{}.{}.{}.{}", bits >> 24, bits >> 16 & 255, bits >> 8 & 255, bits & 255);
}

// Responses by UDP go to the port that the top Via names (section 18.2.2).
SipPeer way_back(const SipMessage& request, SipPeer from) {
  const std::uint16_t port = request.vias.front().port;
  from.port = port == 0 ? sip_port : port;
  return from;
}

bool may_be(SipMethod method, SipRole role) {
  switch (role) {
    case SipRole::invite_in:
      return method == SipMethod::invite || method == SipMethod::ack;
    case SipRole::invite_out:
    case SipRole::ring:
      return method == SipMethod::invite;
    default:
      return method == SipMethod::bye;
  }
}

// Gives its memory back, which an assignment does not.
template <class T>
void release(T& value) {
  const T gone(std::move(value));
  value = T();
}

}  // namespace

SipTransactions::SipTransactions(const Host& host, Duration keep_alive, SipUser& user)
    : user_(user),
      deadlines_([this](SipKey key) { reached(key); }),
      sockets_(host, keep_alive,
               [this](const SipPeer& from, std::string_view bytes) { received(from, bytes); }) {}

void SipTransactions::request(SipKey key, std::string branch, std::string bytes, const SipPeer& to) {
  const SipRole role = key.role;
  const bool is_invite = role == SipRole::invite_out || role == SipRole::ring;
  const auto [place, is_new] = clients_.try_emplace(
      key, Client{SipClientTransaction(is_invite, to.is_reliable(), sip_now()), to, std::move(branch), {}});
  if (!is_new) return;
  settle(key, place->second);
  sockets_.send(to, bytes);
  if (const auto still = clients_.find(key); still != clients_.end())
    still->second.request = std::move(bytes);
}

void SipTransactions::accept(SipKey key, const SipMessage& request, const SipPeer& from) {
  const bool is_invite = key.role == SipRole::invite_in;
  const auto [place, is_new] = servers_.try_emplace(
      key, Server{SipServerTransaction(is_invite, from.is_reliable(), sip_now()),
                  way_back(request, from),
                  std::string(request.branch()),
                  std::string(request.vias.front().host),
                  std::make_unique<const messages::SipEcho>(echo_of(request, text_of(from.address))),
                  {}});
  if (is_new) settle(key, place->second);
}

const messages::SipEcho* SipTransactions::accepted(SipKey key) const {
  const auto found = servers_.find(key);
  if (found == servers_.end() || found->second.machine.state() != SipServerTransaction::State::proceeding)
    return nullptr;
  return found->second.echo.get();
}

bool SipTransactions::respond(SipKey key, const messages::SipAnswer& answer, bool is_callee) {
  const messages::SipEcho* const echo = accepted(key);
  if (echo == nullptr) return false;
  this->answer(key, servers_.at(key), write_response(*echo, answer), answer.code, is_callee);
  return true;
}

bool SipTransactions::pass_back(SipKey key, const SipMessage& response) {
  const auto found = servers_.find(key);
  if (found == servers_.end() || response.vias.size() < 2) return false;
  using State = SipServerTransaction::State;
  const State state = found->second.machine.state();
  const bool is_another_200 = state == State::accepted && response.status >= 200 && response.status < 300;
  if (state != State::proceeding && !is_another_200) return false;
  answer(key, found->second, write_back(response), response.status, false);
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
  const auto found = servers_.find(key);
  if (found == servers_.end()) return;
  found->second.machine.acknowledged(sip_now());
  settle(key, found->second);
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
  for (const SipRole role : {SipRole::invite_in, SipRole::bye_in, SipRole::phone_bye_in}) {
    const SipKey key{request.call, role};
    if (!may_be(request.method, role)) continue;
    const auto found = servers_.find(key);
    if (found == servers_.end()) continue;
    Server& server = found->second;
    if (server.branch != request.branch() || server.sent_by != request.vias.front().host) continue;
    if (request.method == SipMethod::ack) return acknowledged(key);
    if (server.machine.repeated().repeat && !server.response.empty()) {
      sockets_.send_again(SipPeer(server.from), std::string(server.response));
    }
    return;
  }
  user_.requested(request, from);
}

void SipTransactions::received_response(const SipMessage& response) {
  for (const SipRole role : {SipRole::invite_out, SipRole::ring, SipRole::bye_out, SipRole::phone_bye_out}) {
    const SipKey key{response.call, role};
    if (!may_be(response.method, role)) continue;
    const auto found = clients_.find(key);
    if (found == clients_.end() || found->second.branch != response.branch()) continue;
    Client& client = found->second;
    const ClientStep step = client.machine.received(response.status, sip_now());
    if (step.acknowledge) acknowledge(client, response);
    if (const auto still = clients_.find(key); still != clients_.end()) settle(key, still->second);
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
  sockets_.send(SipPeer(client.to), std::string(client.request));
}

void SipTransactions::reached(SipKey key) {
  if (const auto found = clients_.find(key); found != clients_.end()) {
    Client& client = found->second;
    client.due = sip::never;
    const ClientStep step = client.machine.elapsed(sip_now());
    if (step.send) {
      sockets_.send_again(SipPeer(client.to), std::string(client.request));
    }
    if (const auto still = clients_.find(key); still != clients_.end()) settle(key, still->second);
    if (step.give_up) user_.silent(key);
  } else if (const auto place = servers_.find(key); place != servers_.end()) {
    Server& server = place->second;
    server.due = sip::never;
    const ServerStep step = server.machine.elapsed(sip_now());
    if (step.trying) return answer(key, server, write_response(*server.echo, {.code = 100}), 100, false);
    if (step.repeat) {
      sockets_.send_again(SipPeer(server.from), std::string(server.response));
    }
    if (const auto still = servers_.find(key); still != servers_.end()) settle(key, still->second);
    if (step.give_up) user_.silent(key);
  }
}

// A deadline that comes too early finds nothing to do, and costs less than moving it. Those that only end
// something are at whole seconds, so that one event of ns-3 is for many.
template <class Transaction>
void SipTransactions::set_deadline(SipKey key, Transaction& transaction) {
  Duration when = transaction.machine.wake();
  if (when != sip::never && transaction.machine.lingers())
    when = std::chrono::ceil<std::chrono::seconds>(when);
  if (when == sip::never || when < transaction.due) deadlines_.set(key, transaction.due, when);
}

// Sets its next deadline, and lets go of what is no longer needed; at the end, of all.
void SipTransactions::settle(SipKey key, Client& client) {
  using State = SipClientTransaction::State;
  const State state = client.machine.state();
  if (state == State::accepted || (state == State::completed && key.role >= SipRole::bye_out))
    release(client.request);
  set_deadline(key, client);
  if (state == State::ended) clients_.erase(key);
}

void SipTransactions::settle(SipKey key, Server& server) {
  using State = SipServerTransaction::State;
  const State state = server.machine.state();
  if (state != State::proceeding) server.echo.reset();
  if (server.machine.is_settled()) release(server.response);
  set_deadline(key, server);
  if (state == State::ended) servers_.erase(key);
}

}  // namespace ishaken::sim
