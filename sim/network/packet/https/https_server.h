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
    std::uint64_t tag;  // what the client called it
    ns3::Ipv4Address client;
    std::string_view bytes;  // whole and well-formed; gone after the call
  };
  using OnRequest = std::function<void(const Request&)>;

  // `names`: those that its certificate has. The world must outlive it. Throws std::runtime_error where the
  // port is taken.
  HttpsServer(HttpsWorld& world, Host host, std::vector<std::string> names, OnRequest on_request);
  ~HttpsServer();  // resets what is open
  HttpsServer(const HttpsServer&) = delete;
  HttpsServer& operator=(const HttpsServer&) = delete;

  // At any time, also while it is asked. Nothing happens where the client went away; empty bytes close the
  // connection without an answer.
  void respond(std::uint64_t tag, std::string bytes);

  std::size_t open_connections() const;

 private:
  class Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace ishaken::sim
