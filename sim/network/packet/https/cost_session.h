// The records and flights that both ends of a `cost_only` TLS session share.
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "sim/network/packet/https/tls_cost.h"

namespace ishaken::sim {

// One side of a session with TLS records of real sizes but without cryptography. Each record looks like
// application data. The first byte of its body names the flight; its highest bit marks the flight's last
// record. The information for the peer follows, then padding.
class CostSession : public TlsSession {
 public:
  CostSession(const TlsCost& cost, TlsMemory& memory, std::function<Instant()> now)
      : cost_(cost), memory_(memory), now_(std::move(now)) {}

  void feed(std::string_view wire) override;
  void write(std::string_view plaintext) override;
  void close_notify() override;
  std::string take_output() override { return std::exchange(output_, {}); }
  std::string take_plaintext() override { return std::exchange(plaintext_, {}); }
  bool established() const override { return established_; }
  bool resumed() const override { return established_ && resumed_; }
  bool ended() const override { return ended_; }
  bool failed() const override { return failed_; }
  const std::string& reason() const override { return reason_; }

 protected:
  enum class Flight : unsigned char { hello = 1, answer, finish, ticket, data, close_notify, alert };

  // Takes a handshake flight; returns false if it is not expected now.
  virtual bool came(Flight flight, std::string_view text) = 0;

  void send(Flight flight, const TlsSizes::Flight& records, std::string_view text);
  void fail(std::string reason, bool tell = true);
  const TlsSizes& sizes() const { return resumed_ ? cost_.resumed : cost_.full; }

  const TlsCost& cost_;
  TlsMemory& memory_;
  std::function<Instant()> now_;
  bool established_ = false, resumed_ = false;

 private:
  void take(std::string_view record);
  void take(Flight flight, std::string_view text);

  std::string in_, flight_;  // the unfinished record and flight
  std::string output_, plaintext_, reason_;
  bool ended_ = false, failed_ = false, closed_ = false;
};

}  // namespace ishaken::sim
