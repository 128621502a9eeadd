// Sends HTTPS requests from one host: HTTP/1.1 with one exchange at a time on a connection, which is kept
// for a while and used again.
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
  // Empty: no answer came. Called once for each request, never while it is being made.
  using Done = std::function<void(std::uint64_t tag, std::string_view response)>;

  // The world must outlive it.
  HttpsClient(HttpsWorld& world, Host host);
  ~HttpsClient();  // drops what is open, and tells nobody
  HttpsClient(const HttpsClient&) = delete;
  HttpsClient& operator=(const HttpsClient&) = delete;

  // `bytes`: a whole request. The tag goes beside the wire to the server.
  void request(ns3::Ipv4Address to, const std::string& server_name, std::uint64_t tag, std::string bytes,
               Done done);

  std::size_t open_connections() const;
  std::uint64_t connections_made() const;

 private:
  class Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace ishaken::sim
