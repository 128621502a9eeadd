// A tag on retransmitted packets, which SIP's timers (RFC 3261 section 17) or TCP sent again. It stays with a
// packet on all cables, outside its bytes, so that each cable can count it.
#pragma once

#include <ns3/ptr.h>

namespace ns3 {
class Packet;
class Socket;
}  // namespace ns3

namespace ishaken::sim {

// Marks a packet; its fragments are marked too.
void mark_sent_again(const ns3::Packet& packet);
bool was_sent_before(const ns3::Packet& packet);

// Marks, from now on, each segment of a TCP socket whose sequence numbers were sent before.
void mark_retransmissions_of(const ns3::Ptr<ns3::Socket>& socket);

}  // namespace ishaken::sim
