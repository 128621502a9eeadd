// Two providers and the phones of the second.
#pragma once

#include "tests/unit/sim/network/packet/sip/sip_party.h"

namespace ishaken::sim {

inline constexpr PartyId a{1}, b{2};
inline constexpr SipSettings by_udp{SipTransportChoice::udp, std::chrono::seconds(30)};
inline constexpr SipSettings by_tcp{SipTransportChoice::tcp, std::chrono::seconds(30)};
inline constexpr SipSettings by_size{SipTransportChoice::by_size, std::chrono::seconds(30)};
inline constexpr Duration second = std::chrono::seconds(1);

// By default 20 ms apart, there and back.
struct SipPair {
  explicit SipPair(SipSettings settings, bool with_phones = true,
                   Duration to_router = std::chrono::milliseconds(5))
      : star(to_router), host_a(star.add("a")), host_b(star.add("b")) {
    if (with_phones) {
      const Host host = star.add_phones(host_b, "phone");
      phones = host.node;
      phone = std::make_unique<Phone>(host, b);
    }
    addresses = {{a, host_a.address}, {b, host_b.address}};
    caller = std::make_unique<SipParty>(host_a, a, addresses, settings);
    callee = std::make_unique<SipParty>(host_b, b, addresses, settings, phone.get());
  }
  std::size_t left() const {
    return caller->agent.calls() + caller->agent.transactions() + caller->agent.connections() +
           callee->agent.calls() + callee->agent.transactions() + callee->agent.connections() +
           (phone ? phone->size() : 0);
  }

  SipStar star;
  Host host_a, host_b;
  ns3::Ptr<ns3::Node> phones;
  std::unique_ptr<Phone> phone;
  Addresses addresses;
  std::unique_ptr<SipParty> caller, callee;
};

}  // namespace ishaken::sim
