// The client and the server of `cost_only` TLS (tls_cost.h).
#include <algorithm>

#include "models/messages/text.h"
#include "sim/network/packet/https/cost_session.h"

namespace ishaken::sim {
namespace {

// Writes and reads strings of up to 255 bytes, one after the other. A missing string is read as empty.
void put(std::string& to, std::string_view text) {
  to.push_back(static_cast<char>(text.size()));
  to += text;
}
std::string_view get(std::string_view& from) {
  if (from.empty()) return {};
  const std::string_view text = from.substr(1, static_cast<unsigned char>(from.front()));
  from.remove_prefix(1 + text.size());
  return text;
}

class CostClient final : public CostSession {
 public:
  CostClient(const TlsCost& cost, std::string server_name, TlsMemory& memory, std::function<Instant()> now)
      : CostSession(cost, memory, std::move(now)), name_(std::move(server_name)) {}

  void start() override {
    if (name_.empty() || name_.size() > 255) return fail("no name of a server", false);
    const TlsMemory::Found found = memory_.find(name_, now_());
    resumed_ = !found.number.empty();
    std::string text;
    put(text, found.number);
    // The real ClientHello contains the name unencoded (RFC 6066 section 3), so its size is adjusted.
    TlsSizes::Flight records = sizes().hello;
    records.front() += name_.size();
    records.front() -= cost_.name.size();
    send(Flight::hello, records, text);
  }

 private:
  bool came(Flight flight, std::string_view text) override {
    if (flight == Flight::ticket && established_) {
      memory_.keep(name_, nullptr, now_(), std::string(get(text)));
      return true;
    }
    if (flight != Flight::answer || established_) return false;
    answered(text);
    return true;
  }

  void answered(std::string_view text) {
    const std::string_view validity = get(text);
    resumed_ = validity == "resumed";
    if (!resumed_) {
      if (validity != "valid") return fail("certificate is " + std::string(validity));
      bool named = false;
      for (std::string_view one = get(text); !one.empty(); one = get(text))
        named = named || messages::same_ignoring_case(one, name_);
      if (!named) return fail("hostname mismatch");
    }
    established_ = true;
    send(Flight::finish, sizes().finish, {});
  }

  std::string name_;
};

class CostServer final : public CostSession {
 public:
  CostServer(const TlsCost& cost, const TlsIdentity& identity, Stream stream, TlsMemory& memory,
             std::function<Instant()> now)
      : CostSession(cost, memory, std::move(now)), identity_(identity), stream_(stream) {}
  void start() override {}

 private:
  bool came(Flight flight, std::string_view text) override {
    if (flight == Flight::hello && !greeted_) {
      greet(text);
    } else if (flight == Flight::finish && greeted_ && !established_) {
      finish();
    } else {
      return false;
    }
    return true;
  }

  // Resumes a known session; otherwise tells the client the validity and the names of the certificate.
  void greet(std::string_view text) {
    greeted_ = true;
    const std::string id(get(text));
    resumed_ = !id.empty() && !memory_.find(id, now_()).number.empty();
    std::string told;
    put(told, resumed_                   ? "resumed"
              : now_() < identity_.from  ? "not yet valid"
              : now_() > identity_.until ? "out of date"
                                         : "valid");
    if (!resumed_)
      for (const std::string& name : identity_.names)
        if (name.size() <= 255) put(told, name);
    send(Flight::answer, sizes().answer, told);
  }
  void finish() {
    established_ = true;
    if (sizes().ticket.empty()) return;
    const std::string id = std::to_string(stream_.next());
    memory_.keep(id, nullptr, now_(), id);
    std::string told;
    put(told, id);
    send(Flight::ticket, sizes().ticket, told);
  }

  const TlsIdentity& identity_;
  Stream stream_;
  bool greeted_ = false;
};

}  // namespace

std::unique_ptr<TlsSession> cost_only_client(const TlsCost& cost, std::string server_name, TlsMemory& memory,
                                             std::function<Instant()> now) {
  return std::make_unique<CostClient>(cost, std::move(server_name), memory, std::move(now));
}

std::unique_ptr<TlsSession> cost_only_server(const TlsCost& cost, const TlsIdentity& identity, Stream stream,
                                             TlsMemory& memory, std::function<Instant()> now) {
  return std::make_unique<CostServer>(cost, identity, stream, memory, std::move(now));
}

}  // namespace ishaken::sim
