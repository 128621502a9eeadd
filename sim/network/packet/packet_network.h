// Carries messages as packets: the real end of the `network` switch. SIP and HTTPS as bytes over UDP, TCP and
// IPv4 on the internet stack of ns-3; so congestion, loss, retransmission, handshakes and queues are what
// they are. What a packet network adds beside itself are the queues of others: each message waits for them
// before it leaves, as long as it does in MessageNetwork.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/engine/engine.h"
#include "sim/network/capture.h"
#include "sim/network/faults.h"
#include "sim/network/link_table.h"
#include "sim/network/network.h"
#include "sim/network/taps.h"
#include "sim/network/transport_model.h"

namespace ishaken::sim {

// The same arguments as for a MessageNetwork, and what is to be captured. Throws std::invalid_argument for a
// point that does not exist, std::length_error for a world that is too large for its addresses. What it is
// given must outlive it.
std::unique_ptr<Network> packet_network(Engine& engine, const parties::Directory& directory,
                                        const LinkTable& links, const TransportModel& transport,
                                        const Faults& faults, const Taps& taps, Inbox& inbox, Meter& meter,
                                        std::uint64_t seed, Instant end, const Capture& capture);

}  // namespace ishaken::sim
