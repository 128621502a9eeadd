#include "sim/network/packet/https/https.h"

#include <exception>

namespace ishaken::sim {
namespace {

// The validity of a server's certificate before the start and after the end of the run.
constexpr Duration margin = std::chrono::hours(24);

Stream stream_of(std::uint64_t seed, const char* side, const Host& host, std::uint64_t number) {
  return Stream(seed, std::string("https/") + side + '/' + std::to_string(host.address.Get())).at(number);
}

}  // namespace

HttpsWorld::HttpsWorld(HttpsSettings settings, Engine& engine, std::uint64_t seed, Instant end,
                       std::function<void(std::string_view)> key_log)
    : settings_(settings),
      engine_(engine),
      seed_(seed),
      start_(engine.now()),
      end_(end),
      pki_(random_, seed, start_),
      tls_(random_, pki_,
           {.seed = seed,
            .resumption = settings.resumption,
            .now = [&engine] { return engine.now(); },
            .key_log = settings.real_tls ? std::move(key_log) : nullptr}) {
  if (!settings_.real_tls) cost_ = measure_tls(tls_, pki_, seed_, start_, {"server.example"});
}

HttpsIdentity HttpsWorld::identity_for(const std::vector<std::string>& names) {
  const TlsIdentity certified{names, start_ - margin, end_ + margin};
  if (settings_.real_tls) return {certified, pki_.issue(names, certified.from, certified.until), {}};
  try {
    return {certified, {}, measure_tls(tls_, pki_, seed_, start_, names)};
  } catch (const std::exception&) {  // no client can use a connection to these names
    return {certified, {}, cost_};
  }
}

std::unique_ptr<TlsSession> HttpsWorld::client_session(const Host& host, std::uint64_t number,
                                                       const std::string& name, TlsMemory& memory) {
  if (!settings_.real_tls) return cost_only_client(cost_, name, memory, [this] { return now(); });
  return tls_.client(name, stream_of(seed_, "client", host, number), memory);
}

std::unique_ptr<TlsSession> HttpsWorld::server_session(const Host& host, std::uint64_t number,
                                                       const HttpsIdentity& identity, TlsMemory& memory) {
  const Stream stream = stream_of(seed_, "server", host, number);
  if (settings_.real_tls) return tls_.server(identity.certificate, stream, memory);
  return cost_only_server(identity.cost, identity.certified, stream, memory, [this] { return now(); });
}

std::optional<std::uint64_t> HttpsWorld::exchange_of(Connection connection) const {
  const auto found = exchanges_.find(connection);
  return found == exchanges_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace ishaken::sim
