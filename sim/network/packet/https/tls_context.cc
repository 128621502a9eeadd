#include "sim/network/packet/https/tls_context.h"

#include <openssl/err.h>

#include <stdexcept>

#include "sim/network/packet/https/openssl_session.h"

namespace ishaken::sim {
namespace {

void need(bool done) {
  if (!done) throw std::runtime_error("OpenSSL cannot be set up for TLS 1.3");
}

// The algorithms of a current client and server. They are set here so that the machine's openssl.cnf has no
// effect.
constexpr const char* cipher_suites =
    "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256";
constexpr const char* groups = "X25519:P-256";
constexpr const char* signatures = "ECDSA+SHA256:ECDSA+SHA384:RSA-PSS+SHA256:RSA-PSS+SHA384:RSA-PSS+SHA512";

}  // namespace

TlsContext::TlsContext(TlsRandom& random, const WebPki& pki, Settings settings)
    : random_(random), pki_(pki), settings_(std::move(settings)) {
  Stream stream(settings_.seed, "tls/contexts");
  const TlsRandom::Turn turn(random_, stream);
  client_ = make(TLS_client_method());
  server_ = make(TLS_server_method());
  SSL_CTX* const client = client_.get();
  SSL_CTX* const server = server_.get();
  SSL_CTX_set_verify(client, SSL_VERIFY_PEER, nullptr);
  need(X509_STORE_add_cert(SSL_CTX_get_cert_store(client), pki_.root()) == 1);

  // A ticket is only a number; the server keeps the session. One ticket is enough.
  SSL_CTX_set_options(server, SSL_OP_NO_TICKET);
  need(SSL_CTX_set_num_tickets(server, settings_.resumption ? 1 : 0) == 1);
  const unsigned char id[] = "ishaken";
  need(SSL_CTX_set_session_id_context(server, id, sizeof id - 1) == 1);
  SSL_CTX_set_timeout(server, std::chrono::duration_cast<std::chrono::seconds>(tls_ticket_lifetime).count());
  const long own_memory = SSL_SESS_CACHE_NO_INTERNAL | SSL_SESS_CACHE_NO_AUTO_CLEAR;
  if (!settings_.resumption) {
    SSL_CTX_set_session_cache_mode(client, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_session_cache_mode(server, SSL_SESS_CACHE_OFF);
    return;
  }
  SSL_CTX_set_session_cache_mode(client, SSL_SESS_CACHE_CLIENT | own_memory);
  SSL_CTX_set_session_cache_mode(server, SSL_SESS_CACHE_SERVER | own_memory);
  SSL_CTX_sess_set_new_cb(client, &OpensslSession::keep);
  SSL_CTX_sess_set_new_cb(server, &OpensslSession::keep);
  SSL_CTX_sess_set_get_cb(server, &OpensslSession::find);
}

TlsContext::ContextHandle TlsContext::make(const SSL_METHOD* method) {
  ContextHandle context(SSL_CTX_new_ex(random_.context(), nullptr, method));
  SSL_CTX* const it = context.get();
  need(it && SSL_CTX_set_min_proto_version(it, TLS1_3_VERSION) == 1 &&
       SSL_CTX_set_max_proto_version(it, TLS1_3_VERSION) == 1 &&
       SSL_CTX_set_ciphersuites(it, cipher_suites) == 1 && SSL_CTX_set1_groups_list(it, groups) == 1 &&
       SSL_CTX_set1_sigalgs_list(it, signatures) == 1);
  SSL_CTX_clear_options(it, SSL_CTX_get_options(it));
  SSL_CTX_set_options(it, SSL_OP_NO_COMPRESSION | SSL_OP_ENABLE_MIDDLEBOX_COMPAT);
  SSL_CTX_set_security_level(it, 2);
  SSL_CTX_set_mode(it, SSL_MODE_RELEASE_BUFFERS);
  if (settings_.key_log) SSL_CTX_set_keylog_callback(it, &OpensslSession::log_key);
  return context;
}

std::unique_ptr<TlsSession> TlsContext::client(std::string server_name, Stream stream, TlsMemory& memory) {
  return std::make_unique<OpensslSession>(*this, nullptr, std::move(server_name), stream, memory);
}

std::unique_ptr<TlsSession> TlsContext::server(const WebCertificate& certificate, Stream stream,
                                               TlsMemory& memory) {
  return std::make_unique<OpensslSession>(*this, &certificate, std::string(), stream, memory);
}

}  // namespace ishaken::sim
