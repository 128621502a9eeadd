// Answers HTTPS requests at one host.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/network/packet/https/https.h"

namespace ishaken::sim {

class HttpsServer {
 public:
  struct Request {
    std::uint64_t tag;  // the client's tag
    ns3::Ipv4Address client;
    std::string_view bytes;  // complete and well-formed; valid only during the call
  };
  using OnRequest = std::function<void(const Request&)>;

  // `names` are those in its certificate. The world must outlive the server. Throws std::runtime_error if the
  // port is taken.
  HttpsServer(HttpsWorld& world, Host host, std::vector<std::string> names, OnRequest on_request);
  ~HttpsServer();  // resets open connections
  HttpsServer(const HttpsServer&) = delete;
  HttpsServer& operator=(const HttpsServer&) = delete;

  // Responds to a request, at any time, also from within on_request. Does nothing if the client has closed
  // the connection. Empty bytes close the connection without a response.
  void respond(std::uint64_t tag, std::string bytes);

  std::size_t open_connections() const;

 private:
  class Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace ishaken::sim
