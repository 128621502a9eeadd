// How sockets end that nobody listens to any more.
#pragma once

#include <ns3/ptr.h>

namespace ns3 {
class Socket;
}

namespace ishaken::sim {

// Takes all callbacks off.
void silence(const ns3::Ptr<ns3::Socket>& socket);

// Closes it: a FIN after what was sent. A socket whose peer never answers would stay for ever (ns-3 repeats a
// FIN without end, and waits without end for the other one), so it is reset after a minute without progress.
void say_farewell(const ns3::Ptr<ns3::Socket>& socket, bool peer_has_ended);

// Keeps it until ns-3 has done what it is at. Its timers hold no reference to a socket, and tell of its end
// before they have ended.
void outlast_event(const ns3::Ptr<ns3::Socket>& socket);

// Ends it now, with a reset to the peer where there is one.
void reset(const ns3::Ptr<ns3::Socket>& socket);

}  // namespace ishaken::sim
