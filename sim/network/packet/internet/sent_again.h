// A mark on packets that were sent before: SIP by its timers (RFC 3261 section 17), TCP by its own. It goes
// with them over all cables, beside their bytes, so that each cable can count them.
#pragma once

#include <ns3/ptr.h>

namespace ns3 {
class Packet;
class Socket;
}  // namespace ns3

namespace ishaken::sim {

// Also what its fragments are.
void mark_sent_again(const ns3::Packet& packet);
bool was_sent_before(const ns3::Packet& packet);

// From now on, segments of a TCP socket whose sequence numbers it has used before are marked.
void mark_retransmissions_of(const ns3::Ptr<ns3::Socket>& socket);

}  // namespace ishaken::sim
