#include "sim/network/packet/https/tls_cost.h"

#include <algorithm>
#include <stdexcept>

namespace ishaken::sim {
namespace {

constexpr Duration day = std::chrono::hours(24);

TlsSizes::Flight records_of(std::string_view bytes) {
  TlsSizes::Flight sizes;
  while (!bytes.empty()) {
    sizes.push_back(first_tls_record(bytes));
    bytes.remove_prefix(std::min(bytes.size(), sizes.back()));
  }
  return sizes;
}

TlsSizes shake_hands(TlsSession& client, TlsSession& server) {
  TlsSizes sizes;
  const auto pass = [](TlsSession& from, TlsSession& to) {
    const std::string flight = from.take_output();
    to.feed(flight);
    return records_of(flight);
  };
  client.start();
  sizes.hello = pass(client, server);
  sizes.answer = pass(server, client);
  sizes.finish = pass(client, server);
  sizes.ticket = pass(server, client);
  if (!client.established() || !server.established())
    throw std::runtime_error("TLS cannot be measured: " + client.reason() + server.reason());
  client.write("x");
  sizes.sealed = pass(client, server).at(0) - 1;
  client.close_notify();
  sizes.close_notify = pass(client, server);
  return sizes;
}

}  // namespace

std::size_t first_tls_record(std::string_view bytes) {
  if (bytes.size() < tls_record_header) return tls_record_header;
  const auto high = static_cast<unsigned char>(bytes[3]), low = static_cast<unsigned char>(bytes[4]);
  return tls_record_header + 256u * high + low;
}

TlsCost measure_tls(TlsContext& context, const WebPki& pki, std::uint64_t seed, Instant now,
                    const std::vector<std::string>& names) {
  TlsMemory at_client(1), at_server(1);
  const WebCertificate certificate = pki.issue(names, now - day, now + day);
  const auto once = [&](std::uint64_t which) {
    const auto client = context.client(names.at(0), Stream(seed, "tls/measured/client").at(which), at_client);
    const auto server = context.server(certificate, Stream(seed, "tls/measured/server").at(which), at_server);
    return shake_hands(*client, *server);
  };
  const TlsSizes full = once(0);
  return {names.at(0), full, once(1)};
}

}  // namespace ishaken::sim
