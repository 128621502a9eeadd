// One side of one TLS connection: bytes of the wire in and out, bytes of the application in and out. It knows
// nothing of sockets.
//
//   session->start();                   // a client's first flight
//   session->feed(bytes_of_the_wire);   // whatever came
//   send(session->take_output());       // after each call
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
  // Only once it is established; ignored where it has failed.
  virtual void write(std::string_view plaintext) = 0;
  // No more will be written (close_notify).
  virtual void close_notify() = 0;

  virtual std::string take_output() = 0;
  virtual std::string take_plaintext() = 0;

  virtual bool established() const = 0;
  virtual bool resumed() const = 0;               // without certificates, from an earlier session
  virtual bool ended() const = 0;                 // the peer said that it writes no more
  virtual bool failed() const = 0;                // for good; there may be an alert among the output
  virtual const std::string& reason() const = 0;  // of the failure
};

}  // namespace ishaken::sim
