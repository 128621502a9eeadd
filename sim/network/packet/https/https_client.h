// Sends HTTPS requests from one host: HTTP/1.1 on persistent connections, one exchange at a time on each.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "sim/network/packet/https/https.h"

namespace ishaken::sim {

class HttpsClient {
 public:
  // Takes the response, empty if none came. Called once per request, never from within request().
  using Done = std::function<void(std::uint64_t tag, std::string_view response)>;

  // The world must outlive the client.
  HttpsClient(HttpsWorld& world, Host host);
  ~HttpsClient();  // aborts open requests without calling `done`
  HttpsClient(const HttpsClient&) = delete;
  HttpsClient& operator=(const HttpsClient&) = delete;

  // Sends a complete request. The tag identifies it at the server, and is not on the wire.
  void request(ns3::Ipv4Address to, const std::string& server_name, std::uint64_t tag, std::string bytes,
               Done done);

  std::size_t open_connections() const;
  std::uint64_t connections_made() const;

 private:
  class Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace ishaken::sim
