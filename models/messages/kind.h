// The description of a message, beside its members: its name, the interface between roles that it belongs to
// (for metrics), and how it travels.
//
//   struct KeyAlarm {
//     CountryCode country;
//     static constexpr Kind kind{"KeyAlarm", "ga-pa", 42, Route::governance("/governance/key-alarms")};
//     static constexpr auto members() { return std::tuple{member("country", &KeyAlarm::country)}; }
//   };
//
// Interfaces: "call", "provider-pa", "provider-ca", "provider-cr", "provider-ga", "ca-cr", "ca-pa", "ca-ga",
// "crl", "pa-pa", "pa-registry", "pa-holder", "operator-registry", "ga-pa", "ga-ga", "traceback", "approval"
// (an STI-GA's answer to a provider or an STI-CA).
#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>

#include "models/base/members.h"
#include "models/messages/route.h"

namespace ishaken::messages {

// The protocol that carries a message.
enum class Protocol : std::uint8_t { sip, http_request, http_response };

// The description of one message type.
struct Kind {
  std::string_view name;
  std::string_view interface;
  // The kind's number in the key of its draws of latency. It must never change, and no other kind may have
  // it, not even one that is gone (3): results would change.
  std::uint64_t draw_key;
  Protocol protocol;
  Route route{};

  constexpr Kind(std::string_view its_name, std::string_view its_interface, std::uint64_t key, Protocol how)
      : name(its_name), interface(its_interface), draw_key(key), protocol(how) {}
  constexpr Kind(std::string_view its_name, std::string_view its_interface, std::uint64_t key, Route where)
      : name(its_name),
        interface(its_interface),
        draw_key(key),
        protocol(Protocol::http_request),
        route(where) {}
};

// A struct that can be an alternative of Message.
template <class T>
concept DescribedMessage = HasMembers<T> && requires {
  { T::kind } -> std::convertible_to<const Kind&>;
};

}  // namespace ishaken::messages
