#include "sim/network/packet/packet_network.h"

#include "models/base/slots.h"
#include "models/messages/give_up.h"
#include "models/messages/http.h"
#include "models/messages/kinds.h"
#include "sim/network/packet/calls.h"
#include "sim/network/packet/captures.h"
#include "sim/network/packet/control_plane.h"
#include "sim/network/packet/internet/stack.h"
#include "sim/network/packet/internet/topology.h"
#include "sim/network/queueing.h"

namespace ishaken::sim {
namespace {

using messages::give_up;

class PacketNetwork final : public Network, private Deliveries {
 public:
  PacketNetwork(Engine& engine, const parties::Directory& directory, const LinkTable& links,
                const TransportModel& transport, const Faults& faults, const Taps& taps, Inbox& inbox,
                Meter& meter, std::uint64_t seed, Instant end, const Capture& capture)
      : engine_(engine),
        directory_(directory),
        links_(links),
        faults_(faults),
        taps_(taps),
        inbox_(inbox),
        meter_(meter),
        queueing_(seed),
        topology_((set_stack_defaults(transport.mtu, !capture.points.empty()), directory), links, transport,
                  faults, seed),
        captures_(capture, directory, topology_, engine),
        https_(https_settings(transport), engine, seed, end, captures_.key_log()),
        control_(engine, directory, topology_, https_, *this),
        calls_(sip_settings(transport), directory, topology_, *this) {}
  ~PacketNetwork() override { captures_.end(); }

  void send(messages::Envelope envelope) override {
    if (directory_.at(envelope.from).body == directory_.at(envelope.to).body)
      return wait(Duration{0}, Step::within, std::move(envelope));
    Stream draws = queueing_.draws_for(envelope);
    wait(links_.queueing(draws), Step::leave, std::move(envelope));
  }
  void pass(messages::Envelope envelope) override { wait(Duration{0}, Step::hand_over, std::move(envelope)); }
  void show(PartyId provider, CallId call, std::string_view verstat) override {
    calls_.show(provider, call, verstat);
  }
  void hang_up(PartyId provider, CallId call) override { calls_.hang_up(provider, call); }

  std::vector<LinkTotals> links() const override {
    std::vector<LinkTotals> all;
    const auto add = [&](const std::string& from, const std::string& to, const Link& link, std::size_t end) {
      const LinkCounts& sent = link.sent_by(end);
      all.push_back({from, to, sent.packets, sent.bytes, sent.sent_again, sent.dropped, sent.lost});
    };
    for (const Topology::NamedLink& each : topology_.links()) {
      add(each.a, each.b, *each.link, 0);
      add(each.b, each.a, *each.link, 1);
    }
    return all;
  }

 private:
  // The step after the wait: leave as packets, be delivered within the body, or be delivered after an
  // adversary released the message.
  enum class Step : std::uint8_t { leave, within, hand_over };
  struct Waiting {
    Step step{};
    messages::Envelope envelope;
    Instant since{};
  };

  void wait(Duration time, Step step, messages::Envelope envelope) {
    const std::uint32_t slot = waiting_.emplace(Waiting{step, std::move(envelope), engine_.now()});
    engine_.at(engine_.now() + time, [this, slot] { go_on(waiting_.take(slot)); });
  }

  void go_on(Waiting waiting) {
    if (waiting.step == Step::hand_over) return inbox_.deliver(waiting.envelope);
    if (waiting.step == Step::within) {
      const messages::Envelope& envelope = waiting.envelope;
      if (faults_.passes(envelope.from, envelope.to)) return arrived(envelope);
      return give_up_on(envelope);
    }
    if (messages::protocol_of(waiting.envelope.message) == messages::Protocol::sip)
      return calls_.send(waiting.envelope);
    control_.send(std::move(waiting.envelope), waiting.since);
  }

  void arrived(messages::Envelope envelope) override {
    const Tap* const tap = taps_.on(envelope);
    if (tap == nullptr) return inbox_.deliver(envelope);
    auto caught = std::make_shared<const messages::Envelope>(std::move(envelope));
    inbox_.intercepted(tap->adversary, {tap->attack, std::move(caught)});
  }

  void lost(const Loss& loss) override { inbox_.lost(loss); }

  void give_up_on(const messages::Envelope& envelope) {
    const PartyId waiting = envelope.is_reply ? envelope.to : envelope.from;
    const Loss loss{waiting, envelope.request, call_of(envelope.message)};
    engine_.at(engine_.now() + give_up, [this, loss] { inbox_.lost(loss); });
  }

  void carried(const messages::Envelope& envelope, Instant sent_at, std::uint64_t bytes,
               bool delivered) override {
    meter_.carried(envelope, sent_at, bytes, delivered ? engine_.now() - sent_at : Duration{0}, delivered);
  }

  static HttpsSettings https_settings(const TransportModel& transport) {
    return {transport.real_tls,   transport.resumption, transport.keep_alive,   give_up,
            transport.dns_lookup, transport.dns_memory, messages::max_body_size};
  }
  static SipSettings sip_settings(const TransportModel& transport) {
    using Sip = TransportModel::Sip;
    return {transport.sip == Sip::udp   ? SipTransportChoice::udp
            : transport.sip == Sip::tcp ? SipTransportChoice::tcp
                                        : SipTransportChoice::by_size,
            transport.sip_keep_alive()};
  }

  Engine& engine_;
  const parties::Directory& directory_;
  const LinkTable& links_;
  const Faults& faults_;
  const Taps& taps_;
  Inbox& inbox_;
  Meter& meter_;
  Queueing queueing_;
  Topology topology_;
  Captures captures_;
  HttpsWorld https_;
  ControlPlane control_;
  Calls calls_;
  Slots<Waiting> waiting_;
};

}  // namespace

std::unique_ptr<Network> packet_network(Engine& engine, const parties::Directory& directory,
                                        const LinkTable& links, const TransportModel& transport,
                                        const Faults& faults, const Taps& taps, Inbox& inbox, Meter& meter,
                                        std::uint64_t seed, Instant end, const Capture& capture) {
  return std::make_unique<PacketNetwork>(engine, directory, links, transport, faults, taps, inbox, meter,
                                         seed, end, capture);
}

}  // namespace ishaken::sim
