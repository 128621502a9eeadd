// The end of TCP sockets that no TcpStream owns any more.
#pragma once

#include <ns3/ptr.h>

namespace ns3 {
class Socket;
}

namespace ishaken::sim {

// Removes all callbacks.
void remove_callbacks(const ns3::Ptr<ns3::Socket>& socket);

// Closes the socket with a FIN after the data sent so far. If its peer never answered, the socket would stay
// for ever, since ns-3 repeats its FIN and waits for the peer's without limit; so it is reset after a minute
// without progress.
void close_socket(const ns3::Ptr<ns3::Socket>& socket, bool peer_has_ended);

// Keeps the socket alive until the current ns-3 event ends. ns-3's timers hold no reference to a socket, and
// call back while they still use it.
void outlast_event(const ns3::Ptr<ns3::Socket>& socket);

// Resets the socket now, and the peer too if it is connected.
void reset(const ns3::Ptr<ns3::Socket>& socket);

}  // namespace ishaken::sim
