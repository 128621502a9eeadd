// One side of a TLS connection: converts between bytes on the wire and application data, without sockets.
//
//   session->start();                  // a client's first flight
//   session->feed(bytes_of_the_wire);  // received bytes
//   send(session->take_output());      // after each call
//   use(session->take_plaintext());
#pragma once

#include <string>
#include <string_view>

namespace ishaken::sim {

class TlsSession {
 public:
  virtual ~TlsSession() = default;

  virtual void start() = 0;
  virtual void feed(std::string_view wire) = 0;
  // Encrypts application data, once the session is established. Does nothing if it has failed.
  virtual void write(std::string_view plaintext) = 0;
  // Announces that nothing more will be written (close_notify).
  virtual void close_notify() = 0;

  virtual std::string take_output() = 0;
  virtual std::string take_plaintext() = 0;

  virtual bool established() const = 0;
  virtual bool resumed() const = 0;               // without certificates, from an earlier session
  virtual bool ended() const = 0;                 // the peer sent close_notify
  virtual bool failed() const = 0;                // permanently; the output may contain an alert
  virtual const std::string& reason() const = 0;  // of the failure
};

}  // namespace ishaken::sim
