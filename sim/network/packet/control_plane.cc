#include "sim/network/packet/control_plane.h"

#include "models/messages/http.h"
#include "models/messages/kinds.h"
#include "models/messages/wire.h"

namespace ishaken::sim {
namespace {

using messages::Protocol;

std::string bare_response(int status, Instant date) {
  return messages::HttpWriter::response(status, date).finish().text();
}

}  // namespace

ControlPlane::ControlPlane(Engine& engine, const parties::Directory& directory, const Topology& topology,
                           HttpsWorld& https, Deliveries& out)
    : engine_(engine),
      directory_(directory),
      topology_(topology),
      https_(https),
      out_(out),
      servers_(directory.size()),
      clients_(directory.size()) {
  for (std::uint32_t i = 0; i < directory.size(); ++i) {
    const PartyId party{i};
    if (topology.host(party).node == nullptr) continue;
    servers_[i] = std::make_unique<HttpsServer>(
        https, topology.host(party),
        std::vector<std::string>{directory.at(party).host, messages::host_name(party)},
        [this, party](const HttpsServer::Request& request) { asked(party, request); });
  }
}

HttpsClient& ControlPlane::client(PartyId party) {
  auto& client = clients_[number(party)];
  if (client == nullptr) client = std::make_unique<HttpsClient>(https_, topology_.host(party));
  return *client;
}

void ControlPlane::send(messages::Envelope envelope, Instant sent_at) {
  if (messages::protocol_of(envelope.message) == Protocol::http_response)
    return answer(std::move(envelope), sent_at);
  ask(std::move(envelope), sent_at);
}

void ControlPlane::ask(messages::Envelope envelope, Instant sent_at) {
  std::string bytes =
      messages::encode(envelope.message, {envelope.from, envelope.to, envelope.request, nullptr, {}});
  const std::string server(messages::host_named_in(bytes));
  const PartyId from = envelope.from, to = envelope.to;
  const std::uint64_t tag = ++tags_;
  open_.emplace(tag, Exchange{std::move(envelope), sent_at, bytes.size(), false, {}});
  client(from).request(topology_.host(to).address, server, tag, std::move(bytes),
                       [this](std::uint64_t which, std::string_view response) { answered(which, response); });
}

void ControlPlane::asked(PartyId server, const HttpsServer::Request& request) {
  const auto found = open_.find(request.tag);
  if (found == open_.end()) return;  // the client has given up
  Exchange& exchange = found->second;
  auto message = messages::decode(request.bytes, {});
  if (!message) return servers_[number(server)]->respond(request.tag, bare_response(400, engine_.now()));
  exchange.delivered = true;
  out_.carried(exchange.request, exchange.sent_at, exchange.bytes, true);
  messages::Envelope envelope{topology_.party_at(request.client), server, exchange.request.request,
                              exchange.request.is_reply, *std::move(message)};
  // The 204 is sent before the party acts, which may take long.
  if (messages::is_answered(envelope.message)) {
    unanswered_.insert_or_assign(number(envelope.request), request.tag);
  } else {
    servers_[number(server)]->respond(request.tag, bare_response(204, engine_.now()));
  }
  out_.arrived(std::move(envelope));
}

void ControlPlane::answer(messages::Envelope envelope, Instant sent_at) {
  const auto asked = unanswered_.find(number(envelope.request));
  if (asked == unanswered_.end()) return;  // the client has given up
  const std::uint64_t tag = asked->second;
  unanswered_.erase(asked);
  Exchange& exchange = open_.at(tag);
  std::string bytes = messages::encode(envelope.message, {envelope.from, envelope.to, envelope.request,
                                                          &exchange.request.message, engine_.now()});
  const PartyId server = envelope.from;
  exchange.answer = Answer{std::move(envelope), sent_at, bytes.size()};
  servers_[number(server)]->respond(tag, std::move(bytes));
}

void ControlPlane::answered(std::uint64_t tag, std::string_view response) {
  auto node = open_.extract(tag);
  if (node.empty()) return;
  const Exchange exchange = std::move(node.mapped());
  const messages::Envelope& request = exchange.request;
  const bool expected = messages::is_answered(request.message);
  if (expected) unanswered_.erase(number(request.request));
  if (!exchange.delivered) out_.carried(request, exchange.sent_at, exchange.bytes, false);
  if (!expected && !response.empty() && exchange.delivered) return;
  std::optional<messages::Message> reply;
  if (expected && !response.empty())
    if (auto message = messages::decode(response, {request.to, request.from, {}, &request.message, {}}))
      reply = *std::move(message);
  const bool good = reply.has_value();
  if (const auto& sent = exchange.answer) out_.carried(sent->envelope, sent->sent_at, sent->bytes, good);
  if (good) return out_.arrived({request.to, request.from, request.request, true, *std::move(reply)});
  out_.lost({request.from, request.request, {}});
}

}  // namespace ishaken::sim
