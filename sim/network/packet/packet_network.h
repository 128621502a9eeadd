// The `packet` fidelity: carries SIP and HTTPS as bytes over UDP, TCP and IPv4 on the internet stack of ns-3,
// so that congestion, loss, retransmission, handshakes and queues are simulated. Only queueing by other
// traffic is modelled: each message waits for it before it leaves, as long as it does in MessageNetwork.
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

// Returns a network for the same arguments as a MessageNetwork, plus the points to capture. Throws
// std::invalid_argument for a point that does not exist, std::length_error for a world that is too large for
// the address plan. The arguments must outlive the network.
std::unique_ptr<Network> packet_network(Engine& engine, const parties::Directory& directory,
                                        const LinkTable& links, const TransportModel& transport,
                                        const Faults& faults, const Taps& taps, Inbox& inbox, Meter& meter,
                                        std::uint64_t seed, Instant end, const Capture& capture);

}  // namespace ishaken::sim
