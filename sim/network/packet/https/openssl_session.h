// TlsSession implemented with OpenSSL and memory BIOs.
#pragma once

#include <openssl/ssl.h>

#include <utility>

#include "sim/network/packet/https/tls_context.h"

namespace ishaken::sim {

class OpensslSession : public TlsSession {
 public:
  // Without a certificate, the session is a client.
  OpensslSession(TlsContext& context, const WebCertificate* certificate, std::string server_name,
                 Stream stream, TlsMemory& memory);
  ~OpensslSession() override;
  OpensslSession(const OpensslSession&) = delete;
  OpensslSession& operator=(const OpensslSession&) = delete;

  void start() override;
  void feed(std::string_view wire) override;
  void write(std::string_view plaintext) override;
  void close_notify() override;
  std::string take_output() override;
  std::string take_plaintext() override { return std::exchange(plaintext_, {}); }
  bool established() const override { return established_; }
  bool resumed() const override { return established_ && SSL_session_reused(ssl_.get()); }
  bool ended() const override { return ended_; }
  bool failed() const override { return failed_; }
  const std::string& reason() const override { return reason_; }

  // OpenSSL's callbacks.
  static int keep(SSL* ssl, SSL_SESSION* ticket);
  static SSL_SESSION* find(SSL* ssl, const unsigned char* id, int size, int* copy);
  static void log_key(const SSL* ssl, const char* line);

 private:
  bool make();
  void shake();
  void read();
  bool went_well(int result);
  void fail(std::string reason);

  TlsContext& context_;
  const WebCertificate* certificate_;
  std::string server_name_;
  Stream stream_;
  TlsMemory& memory_;
  pki::Handle<SSL, SSL_free> ssl_;
  bool established_ = false, ended_ = false, failed_ = false;
  std::string plaintext_, output_, reason_;
};

}  // namespace ishaken::sim
