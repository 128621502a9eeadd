#include "sim/network/packet/internet/sent_again.h"

#include <ns3/callback.h>
#include <ns3/packet.h>
#include <ns3/sequence-number.h>
#include <ns3/socket.h>
#include <ns3/tag.h>
#include <ns3/tcp-header.h>
#include <ns3/tcp-socket-base.h>

#include <memory>
#include <optional>

namespace ishaken::sim {
namespace {

class SentAgain final : public ns3::Tag {
 public:
  static ns3::TypeId GetTypeId() {
    static const ns3::TypeId id =
        ns3::TypeId("ishaken::SentAgain").SetParent<ns3::Tag>().AddConstructor<SentAgain>();
    return id;
  }
  ns3::TypeId GetInstanceTypeId() const override { return GetTypeId(); }
  std::uint32_t GetSerializedSize() const override { return 0; }
  void Serialize(ns3::TagBuffer) const override {}
  void Deserialize(ns3::TagBuffer) override {}
  void Print(std::ostream& out) const override { out << "sent again"; }
};

using Sequence = ns3::SequenceNumber32;

// Returns the sequence number after a segment (RFC 9293 section 3.4): SYN and FIN count as one each.
Sequence end_of(const ns3::Packet& payload, const ns3::TcpHeader& header) {
  const auto flag = [&](std::uint8_t which) { return (header.GetFlags() & which) != 0 ? 1u : 0u; };
  return header.GetSequenceNumber() +
         (payload.GetSize() + flag(ns3::TcpHeader::SYN) + flag(ns3::TcpHeader::FIN));
}

}  // namespace

void mark_sent_again(const ns3::Packet& packet) { packet.AddPacketTag(SentAgain()); }

bool was_sent_before(const ns3::Packet& packet) {
  SentAgain mark;
  return packet.PeekPacketTag(mark);
}

void mark_retransmissions_of(const ns3::Ptr<ns3::Socket>& socket) {
  using Segment = ns3::Ptr<const ns3::Packet>;
  const auto sent_up_to = std::make_shared<std::optional<Sequence>>();
  socket->TraceConnectWithoutContext(
      "Tx",
      ns3::Callback<void, Segment, const ns3::TcpHeader&, ns3::Ptr<const ns3::TcpSocketBase>>(
          [sent_up_to](Segment segment, const ns3::TcpHeader& header, ns3::Ptr<const ns3::TcpSocketBase>) {
            const Sequence end = end_of(*segment, header);
            if (end == header.GetSequenceNumber()) return;  // a pure acknowledgement
            if (*sent_up_to && end <= **sent_up_to) return mark_sent_again(*segment);
            *sent_up_to = end;
          }));
}

}  // namespace ishaken::sim
