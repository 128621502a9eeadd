// The carriers of members: the part of a message that each member travels in, if the message is not one JSON
// object.
#pragma once

#include <cstdint>

#include "models/base/members.h"

namespace ishaken::messages {

// The part of a message that carries a member. It decides which values a reader gets back as written; tests
// draw random values accordingly.
enum class Carrier : std::uint8_t {
  json,         // a member of a JSON body: UTF-8
  field,        // a header field: no control characters, no blanks around it; times in whole seconds
  url,          // a URL that goes into a header field or request line: characters that URLs have
  url_or_none,  // the same, or empty
  target,       // a URL that is in the body, too; any UTF-8
  segment,      // of a path, escaped: any octets
  code,         // visible ASCII, not empty (IA5String)
  octets,       // the body itself
  public_key,   // a point on P-256, as JWK: 64 octets
  sip_status,   // of a final response
  http_status,
};
// The statuses of a reply with which a member travels.
enum class Presence : std::uint8_t { always, if_good, if_refused, unless_not_modified };

template <class Owner, class T>
struct CarriedMember : Member<Owner, T> {
  Carrier carrier;
  Presence presence;
};
template <class Owner, class T>
constexpr CarriedMember<Owner, T> member(const char* name, T Owner::* place, Carrier carrier,
                                         Presence presence = Presence::always) {
  return {{name, place}, carrier, presence};
}
using ishaken::member;

}  // namespace ishaken::messages
