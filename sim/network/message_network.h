// The `message` fidelity: delivers each message whole, after the time that its bytes would take.
// - SIP and HTTPS: latency by sip_latency.h and https_latency.h, plus queueing by other traffic.
// - Between parties of one body: delivered at once; nothing is sent over the network.
// - A message that an adversary on the link releases: delivered at once.
// A message that cannot pass, when sent or on arrival, is lost. The party that waits for it, or for its
// answer, learns so when its timer runs out.
#pragma once

#include "models/base/slots.h"
#include "sim/engine/engine.h"
#include "sim/network/faults.h"
#include "sim/network/https_latency.h"
#include "sim/network/idle_paths.h"
#include "sim/network/link_table.h"
#include "sim/network/network.h"
#include "sim/network/queueing.h"
#include "sim/network/sip_latency.h"
#include "sim/network/taps.h"
#include "sim/network/transport_model.h"

namespace ishaken::sim {

class MessageNetwork final : public Network {
 public:
  MessageNetwork(Engine& engine, const parties::Directory& directory, const LinkTable& links,
                 const TransportModel& transport, const Faults& faults, const Taps& taps, Inbox& inbox,
                 Meter& meter, std::uint64_t seed);

  void send(messages::Envelope envelope) override;
  void pass(messages::Envelope envelope) override;
  void hang_up(PartyId provider, CallId call) override;

 private:
  void deliver_after(Duration delay, messages::Envelope envelope, bool past_taps = false);
  void arrive(messages::Envelope envelope, bool past_taps);
  void lose(const messages::Envelope& envelope);

  Engine& engine_;
  const parties::Directory& directory_;
  const LinkTable& links_;
  const Faults& faults_;
  const Taps& taps_;
  Inbox& inbox_;
  Meter& meter_;
  Queueing queueing_;
  Slots<messages::Envelope> on_the_way_;
  IdlePaths paths_;
  SipLatency sip_{paths_};
  HttpsLatency https_{paths_};
};

}  // namespace ishaken::sim
