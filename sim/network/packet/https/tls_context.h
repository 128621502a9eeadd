// A factory of TLS 1.3 sessions by OpenSSL. The bytes on the wire depend on the seed and on simulated time
// only, not on the wall clock, other sources of random numbers or the machine's configuration.
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
    std::function<void(std::string_view)> key_log{};  // gets lines in NSS format; may be empty
  };
  // Throws std::runtime_error if OpenSSL cannot be set up.
  TlsContext(TlsRandom& random, const WebPki& pki, Settings settings);
  TlsContext(const TlsContext&) = delete;
  TlsContext& operator=(const TlsContext&) = delete;

  // Returns a session, which draws from `stream`. The context, the memory and the certificate must outlive
  // it.
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
