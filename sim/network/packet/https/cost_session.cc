#include "sim/network/packet/https/cost_session.h"

namespace ishaken::sim {
namespace {

constexpr unsigned char last = 0x80;
constexpr std::string_view application_data = "\x17\x03\x03";
constexpr std::size_t most_data = 16384;  // in a record (RFC 8446 section 5.1)
constexpr std::size_t largest_record = tls_record_header + most_data + 256;
constexpr std::size_t largest_flight = 64 * 1024;  // longer than any handshake flight

}  // namespace

void CostSession::feed(std::string_view wire) {
  if (failed_ || ended_) return;
  in_ += wire;
  std::size_t taken = 0;
  while (!failed_ && !ended_) {
    const std::string_view rest = std::string_view(in_).substr(taken);
    if (!application_data.starts_with(rest.substr(0, application_data.size())))
      return fail("wrong version number");
    const std::size_t size = first_tls_record(rest);
    if (size > largest_record) return fail("a record is too long");
    if (rest.size() < tls_record_header || rest.size() < size) break;
    if (size == tls_record_header) return fail("a record is empty");
    take(rest.substr(tls_record_header, size - tls_record_header));
    taken += size;
  }
  in_.erase(0, taken);
}

void CostSession::take(std::string_view record) {
  const auto kind = static_cast<unsigned char>(record.front());
  const auto flight = static_cast<Flight>(kind & ~last);
  record.remove_prefix(1);
  if (flight != Flight::data) {
    if (flight_.size() + record.size() > largest_flight) return fail("a flight is too long");
    flight_ += record;
    if (kind & last) take(flight, std::exchange(flight_, {}));
    return;
  }
  const std::size_t behind = sizes().sealed - tls_record_header - 1;
  if (!established_ || record.size() < behind) return fail("unexpected message");
  plaintext_ += record.substr(0, record.size() - behind);
}

void CostSession::take(Flight flight, std::string_view text) {
  if (flight == Flight::alert) {
    fail("the peer refused", false);
  } else if (flight == Flight::close_notify && established_) {
    ended_ = true;
  } else if (!came(flight, text)) {
    fail("unexpected message");
  }
}

void CostSession::write(std::string_view plaintext) {
  if (!established_ || failed_ || closed_) return;
  while (!plaintext.empty()) {
    const std::string_view piece = plaintext.substr(0, most_data);
    plaintext.remove_prefix(piece.size());
    const std::size_t body = piece.size() + sizes().sealed - tls_record_header;
    output_ += application_data;
    output_ +=
        {static_cast<char>(body >> 8), static_cast<char>(body & 0xff), static_cast<char>(Flight::data)};
    output_ += piece;
    output_.append(body - 1 - piece.size(), '\0');
  }
}

void CostSession::close_notify() {
  if (std::exchange(closed_, true) || !established_ || failed_) return;
  send(Flight::close_notify, sizes().close_notify, {});
}

void CostSession::send(Flight flight, const TlsSizes::Flight& records, std::string_view text) {
  for (std::size_t i = 0; i < records.size(); ++i) {
    const std::size_t body = records[i] - tls_record_header;
    const bool ends = i + 1 == records.size();
    output_ += application_data;
    output_ += {static_cast<char>(body >> 8), static_cast<char>(body & 0xff),
                static_cast<char>(static_cast<unsigned char>(flight) | (ends ? last : 0))};
    const std::string_view part = text.substr(0, body - 1);
    text.remove_prefix(part.size());
    output_ += part;
    output_.append(body - 1 - part.size(), '\0');
  }
}

void CostSession::fail(std::string reason, bool tell) {
  failed_ = true;
  established_ = false;
  reason_ = std::move(reason);
  if (tell) send(Flight::alert, sizes().close_notify, {});
}

}  // namespace ishaken::sim
