// The transport of messages: protocols, connections, and the rates and queues of links.
#pragma once

#include <array>
#include <vector>

#include "models/base/fields.h"
#include "models/base/time.h"
#include "sim/scenario/party_path.h"

namespace ishaken::sim {

enum class SipTransport { udp, tcp, by_size };

struct AccessRate {
  PartyPath party;
  double rate = 100;
  static constexpr std::string_view help = "the link of one party";
  static constexpr void fields(auto&& field) {
    field("party", &AccessRate::party, "the party at its end", {.required = true, .refers_to = "party"});
    field("rate", &AccessRate::rate, "of its link",
          {.min = 0.01, .max = 1e6, .required = true, .unit = "Mbit/s"});
  }
};

struct Transport {
  SipTransport sip = SipTransport::udp;
  Duration keep_alive = std::chrono::seconds(30);
  bool resumption = true;
  Duration dns_lookup{0};
  Duration dns_memory = std::chrono::minutes(5);
  double access_rate = 100;
  std::vector<AccessRate> access_rates;
  unsigned access_queue = 200;
  double backbone_rate = 10'000;
  unsigned backbone_queue = 1000;
  unsigned neighbours = 3;
  unsigned mtu = 1500;

  static constexpr std::string_view help = "protocols, connections, and rates and queues of links";
  static constexpr void fields(auto&& field) {
    field("sip", &Transport::sip, "the transport of SIP");
    field("keep_alive", &Transport::keep_alive,
          "how long an idle connection is kept for the next message; one of SIP over TCP for 32 s at "
          "least, as long "
          "as a transaction takes (RFC 3261 section 18)",
          {.min = 0, .max = 86400});
    field("resumption", &Transport::resumption, "TLS sessions are resumed (RFC 8446 section 2.2)");
    field("dns_lookup", &Transport::dns_lookup, "how long a look-up of a server's name takes; 0: no time",
          {.min = 0, .max = 30});
    field("dns_memory", &Transport::dns_memory, "how long a name that was looked up is remembered",
          {.min = 0});
    field("access_rate", &Transport::access_rate, "of the link of each party",
          {.min = 0.01, .max = 1e6, .unit = "Mbit/s"});
    field("access_rates", &Transport::access_rates, "of the links of single parties");
    field("access_queue", &Transport::access_queue, "packets that wait before such a link, at most",
          {.min = 1, .max = 1e6});
    field("backbone_rate", &Transport::backbone_rate, "of the cables between countries",
          {.min = 0.01, .max = 1e6, .unit = "Mbit/s"});
    field("backbone_queue", &Transport::backbone_queue, "packets that wait before a cable, at most",
          {.min = 1, .max = 1e6});
    field("neighbours", &Transport::neighbours,
          "how many of its nearest countries a country has a cable to, at least", {.min = 1, .max = 250});
    field("mtu", &Transport::mtu, "largest packet of any link", {.min = 576, .max = 9000, .unit = "bytes"});
  }
};

}  // namespace ishaken::sim

template <>
struct ishaken::EnumNames<ishaken::sim::SipTransport> {
  using enum ishaken::sim::SipTransport;
  static constexpr std::array values{
      EnumValue{udp, "udp", "UDP; messages larger than the MTU are fragmented"},
      EnumValue{tcp, "tcp", "TCP, on connections that are kept"},
      EnumValue{by_size, "by_size", "TCP for requests above 1300 bytes, else UDP (RFC 3261 section 18.1.1)"}};
};
