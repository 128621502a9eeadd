// The control plane as packets: translates between envelopes and HTTP requests and responses over TLS.
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

  // Sends a request, or the answer to one. A notice is a request whose answer is an empty 204 that no party
  // sees. `sent_at` is when the party sent it, before the queueing delay.
  void send(messages::Envelope envelope, Instant sent_at);

 private:
  // A request and, once there is one, its answer.
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
  std::vector<std::unique_ptr<HttpsServer>>
      servers_;  // by party; null for a party that is not on the network
  std::vector<std::unique_ptr<HttpsClient>> clients_;  // by party; created at the party's first request
  // The open exchanges by tag, and the tags of unanswered requests by request number. Never iterated.
  std::unordered_map<std::uint64_t, Exchange> open_;
  std::unordered_map<std::uint64_t, std::uint64_t> unanswered_;
  std::uint64_t tags_ = 0;
};

}  // namespace ishaken::sim
