// Delivers messages whole, after the time that their bytes would take: the fast end of the `network` switch.
//   SIP over UDP: half a round trip.
//   An HTTPS request: TCP and TLS 1.3 handshakes first, so two and a half; its reply: half.
//   Between parties of one body: at once, and nothing is sent at all.
//   Past an adversary on the link: what it makes of it, at once.
// A message that cannot pass, now or on arrival, is lost; whoever waits for it, or for its answer, learns so
// when the timer runs out.
#pragma once

#include <unordered_map>
#include <vector>

#include "models/base/random.h"
#include "sim/engine/engine.h"
#include "sim/network/faults.h"
#include "sim/network/link_table.h"
#include "sim/network/network.h"
#include "sim/network/taps.h"

namespace ishaken::sim {

class MessageNetwork final : public Network, private Listener {
 public:
  MessageNetwork(Engine& engine, const parties::Directory& directory, const LinkTable& links,
                 const Faults& faults, const Taps& taps, Inbox& inbox, Meter& meter, std::uint64_t seed);

  void send(messages::Envelope envelope) override;
  void pass(messages::Envelope envelope) override;

 private:
  void fire(std::uint64_t what) override;
  void deliver_after(Duration delay, messages::Envelope envelope, bool past_taps = false);
  void lose(const messages::Envelope& envelope);
  Stream draws_for(const messages::Envelope& envelope);

  Engine& engine_;
  const parties::Directory& directory_;
  const LinkTable& links_;
  const Faults& faults_;
  const Taps& taps_;
  Inbox& inbox_;
  Meter& meter_;
  Stream stream_;
  std::vector<messages::Envelope> on_the_way_;  // slots, reused
  std::vector<std::uint32_t> free_;
  std::unordered_map<std::uint64_t, std::uint64_t>
      counters_;  // messages so far per pair of parties; never iterated
};

}  // namespace ishaken::sim
