// Makes TLS 1.3 sessions by OpenSSL. What goes over the wire follows from the seed and from simulated time
// alone: no wall clock, no other source of random numbers, no configuration of the machine.
#pragma once

#include <openssl/ssl.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "models/base/random.h"
#include "sim/network/packet/https/tls_memory.h"
#include "sim/network/packet/https/tls_random.h"
#include "sim/network/packet/https/tls_session.h"
#include "sim/network/packet/https/web_pki.h"

namespace ishaken::sim {

class TlsContext {
 public:
  struct Settings {
    std::uint64_t seed = 0;
    bool resumption = true;
    std::function<Instant()> now;
    std::function<void(std::string_view)> key_log{};  // lines of NSS's format, if wanted
  };
  // Throws std::runtime_error where OpenSSL cannot be set so.
  TlsContext(TlsRandom& random, const WebPki& pki, Settings settings);
  TlsContext(const TlsContext&) = delete;
  TlsContext& operator=(const TlsContext&) = delete;

  // The session draws from `stream`, and may outlive neither the context nor the memory nor the certificate.
  std::unique_ptr<TlsSession> client(std::string server_name, Stream stream, TlsMemory& memory);
  std::unique_ptr<TlsSession> server(const WebCertificate& certificate, Stream stream, TlsMemory& memory);

 private:
  friend class OpensslSession;
  using ContextHandle = pki::Handle<SSL_CTX, SSL_CTX_free>;
  ContextHandle make(const SSL_METHOD* method);

  TlsRandom& random_;
  const WebPki& pki_;
  Settings settings_;
  ContextHandle client_, server_;
};

}  // namespace ishaken::sim
