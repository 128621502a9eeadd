// The control plane as packets: envelopes become HTTP requests and responses over TLS, and come out of them
// again.
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "models/parties/directory.h"
#include "sim/engine/engine.h"
#include "sim/network/packet/deliveries.h"
#include "sim/network/packet/https/https_client.h"
#include "sim/network/packet/https/https_server.h"
#include "sim/network/packet/internet/topology.h"

namespace ishaken::sim {

class ControlPlane {
 public:
  ControlPlane(Engine& engine, const parties::Directory& directory, const Topology& topology,
               HttpsWorld& https, Deliveries& out);

  // A request, or the answer to one; a notice is a request whose answer is an empty 204 that no party sees.
  // `sent_at`: when its party sent it; then it waited for the queues of others.
  void send(messages::Envelope envelope, Instant sent_at);

 private:
  // One request on its way, and its answer on the way back.
  struct Answer {
    messages::Envelope envelope;
    Instant sent_at{};
    std::uint64_t bytes = 0;
  };
  struct Exchange {
    messages::Envelope request;
    Instant sent_at{};
    std::uint64_t bytes = 0;
    bool delivered = false;
    std::optional<Answer> answer;
  };

  void ask(messages::Envelope envelope, Instant sent_at);
  void answer(messages::Envelope envelope, Instant sent_at);
  void asked(PartyId server, const HttpsServer::Request& request);
  void answered(std::uint64_t tag, std::string_view response);
  HttpsClient& client(PartyId party);

  Engine& engine_;
  const parties::Directory& directory_;
  const Topology& topology_;
  HttpsWorld& https_;
  Deliveries& out_;
  std::vector<std::unique_ptr<HttpsServer>> servers_;  // by party; null where nobody is
  std::vector<std::unique_ptr<HttpsClient>> clients_;  // made when they first ask
  // By tag, and the tag by the number of a request that its server has still to answer. Never iterated.
  std::unordered_map<std::uint64_t, Exchange> open_;
  std::unordered_map<std::uint64_t, std::uint64_t> unanswered_;
  std::uint64_t tags_ = 0;
};

}  // namespace ishaken::sim
