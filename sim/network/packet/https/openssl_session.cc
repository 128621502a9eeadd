#include "sim/network/packet/https/openssl_session.h"

#include <openssl/err.h>

#include <algorithm>
#include <array>
#include <ctime>

namespace ishaken::sim {
namespace {

// The size of a TLS record; OpenSSL's buffers stay small if bytes are moved in such pieces.
constexpr std::size_t record = 16 * 1024;

void move_all(BIO* from, std::string& to) {
  const std::size_t had = to.size();
  const std::size_t more = BIO_ctrl_pending(from);
  if (more == 0) return;
  to.resize(had + more);
  const int read = BIO_read(from, to.data() + had, static_cast<int>(more));
  to.resize(had + static_cast<std::size_t>(std::max(read, 0)));
}

OpensslSession& session_of(const SSL* ssl) { return *static_cast<OpensslSession*>(SSL_get_app_data(ssl)); }

void set_time(SSL_SESSION* session, std::time_t when) {
#if OPENSSL_VERSION_NUMBER >= 0x30300000L
  SSL_SESSION_set_time_ex(session, when);
#else
  SSL_SESSION_set_time(session, static_cast<long>(when));
#endif
}

std::string text_of_last_error() {
  const unsigned long code = ERR_peek_last_error();
  const char* const text = code == 0 ? nullptr : ERR_reason_error_string(code);
  return text ? text : "TLS failed";
}

}  // namespace

OpensslSession::OpensslSession(TlsContext& context, const WebCertificate* certificate,
                               std::string server_name, Stream stream, TlsMemory& memory)
    : context_(context),
      certificate_(certificate),
      server_name_(std::move(server_name)),
      stream_(stream),
      memory_(memory) {
  if (!certificate_) return;  // a client begins in start()
  const TlsRandom::Turn turn(context_.random_, stream_);
  if (!make()) fail(text_of_last_error());
}

OpensslSession::~OpensslSession() {
  // Otherwise OpenSSL forbids the resumption of a session that ends without close_notify.
  if (ssl_) SSL_set_shutdown(ssl_.get(), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
}

bool OpensslSession::make() {
  ERR_clear_error();
  ssl_.reset(SSL_new(certificate_ ? context_.server_.get() : context_.client_.get()));
  SSL* const ssl = ssl_.get();
  if (!ssl) return false;
  SSL_set_app_data(ssl, this);
  BIO* const in = BIO_new(BIO_s_mem());
  BIO* const out = BIO_new(BIO_s_mem());
  SSL_set_bio(ssl, in, out);
  if (!in || !out) return false;
  BIO_set_mem_eof_return(in, -1);
  if (certificate_) {
    SSL_set_accept_state(ssl);
    return SSL_use_certificate(ssl, certificate_->certificate.get()) == 1 &&
           SSL_use_PrivateKey(ssl, certificate_->key.get()) == 1 &&
           SSL_add1_chain_cert(ssl, context_.pki_.intermediate()) == 1;
  }
  SSL_set_connect_state(ssl);
  X509_VERIFY_PARAM_set_time(SSL_get0_param(ssl), numeric_date(context_.settings_.now()));
  // OpenSSL would accept any server for an empty name.
  return !server_name_.empty() && SSL_set_tlsext_host_name(ssl, server_name_.c_str()) == 1 &&
         SSL_set1_host(ssl, server_name_.c_str()) == 1;
}

// Sends the client's first flight. It contains the age of the ticket (RFC 8446 section 4.2.11.1), which
// OpenSSL takes from the wall clock, less a second. So the ticket is dated back by its simulated age. If the
// wall clock reached the next second in the meantime, the flight is made again with the same random numbers.
void OpensslSession::start() {
  if (certificate_) return;
  const TlsMemory::Found found = memory_.find(server_name_, context_.settings_.now());
  const auto age = static_cast<long>(std::chrono::floor<std::chrono::seconds>(found.age).count());
  const Stream before = stream_;
  while (true) {
    stream_ = before;
    const TlsRandom::Turn turn(context_.random_, stream_);
    const std::time_t clock = std::time(nullptr);
    if (!make()) return fail(server_name_.empty() ? "no name of a server" : text_of_last_error());
    if (found.ticket) {
      set_time(found.ticket.get(), clock - age - 1);
      SSL_set_session(ssl_.get(), found.ticket.get());
    }
    shake();
    if (!found.ticket || std::time(nullptr) == clock) return;
  }
}

void OpensslSession::feed(std::string_view wire) {
  const TlsRandom::Turn turn(context_.random_, stream_);
  while (!wire.empty() && !failed_ && !ended_ && ssl_) {
    const std::string_view piece = wire.substr(0, record);
    wire.remove_prefix(piece.size());
    ERR_clear_error();
    if (BIO_write(SSL_get_rbio(ssl_.get()), piece.data(), static_cast<int>(piece.size())) <= 0)
      return fail("no memory for what came");
    if (!established_) shake();
    if (established_) read();
  }
}

void OpensslSession::shake() {
  const int result = SSL_do_handshake(ssl_.get());
  if (result == 1) {
    established_ = true;
  } else {
    went_well(result);
  }
}

void OpensslSession::read() {
  std::array<char, record> piece;
  while (true) {
    const int size = SSL_read(ssl_.get(), piece.data(), static_cast<int>(piece.size()));
    if (size <= 0) return void(went_well(size));
    plaintext_.append(piece.data(), static_cast<std::size_t>(size));
  }
}

void OpensslSession::write(std::string_view plaintext) {
  if (!established_ || failed_) return;
  const TlsRandom::Turn turn(context_.random_, stream_);
  while (!plaintext.empty()) {
    const std::string_view piece = plaintext.substr(0, record);
    plaintext.remove_prefix(piece.size());
    ERR_clear_error();
    const int result = SSL_write(ssl_.get(), piece.data(), static_cast<int>(piece.size()));
    if (result <= 0) return void(went_well(result));
    move_all(SSL_get_wbio(ssl_.get()), output_);
  }
}

void OpensslSession::close_notify() {
  if (!established_ || failed_) return;
  const TlsRandom::Turn turn(context_.random_, stream_);
  ERR_clear_error();
  SSL_shutdown(ssl_.get());
}

std::string OpensslSession::take_output() {
  if (ssl_) move_all(SSL_get_wbio(ssl_.get()), output_);
  return std::exchange(output_, {});
}

bool OpensslSession::went_well(int result) {
  switch (SSL_get_error(ssl_.get(), result)) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
      return true;
    case SSL_ERROR_ZERO_RETURN:
      ended_ = true;
      return true;
    default:
      break;
  }
  const long verified = SSL_get_verify_result(ssl_.get());
  fail(verified != X509_V_OK ? X509_verify_cert_error_string(verified) : text_of_last_error());
  return false;
}

void OpensslSession::fail(std::string reason) {
  failed_ = true;
  established_ = false;
  reason_ = std::move(reason);
  ERR_clear_error();
}

int OpensslSession::keep(SSL* ssl, SSL_SESSION* ticket) {
  OpensslSession& self = session_of(ssl);
  TlsTicket owned(ticket);
  std::string key = self.server_name_;
  if (self.certificate_) {
    unsigned size = 0;
    const unsigned char* const id = SSL_SESSION_get_id(ticket, &size);
    key.assign(reinterpret_cast<const char*>(id), size);
  }
  self.memory_.keep(key, std::move(owned), self.context_.settings_.now());
  return 1;
}

SSL_SESSION* OpensslSession::find(SSL* ssl, const unsigned char* id, int size, int* copy) {
  OpensslSession& self = session_of(ssl);
  *copy = 0;  // OpenSSL owns the result
  TlsMemory::Found found =
      self.memory_.find({reinterpret_cast<const char*>(id), static_cast<std::size_t>(std::max(size, 0))},
                        self.context_.settings_.now());
  // TlsMemory has already checked the ticket's age, so OpenSSL must not reject it.
  if (found.ticket) set_time(found.ticket.get(), std::time(nullptr));
  return found.ticket.release();
}

void OpensslSession::log_key(const SSL* ssl, const char* line) {
  const auto& log = session_of(ssl).context_.settings_.key_log;
  if (log) log(line);
}

}  // namespace ishaken::sim
