// A mark on packets that were sent before: SIP by its timers (RFC 3261 section 17), TCP by its own. It goes
// with them over all cables, beside their bytes, so that each cable can count them.
#pragma once

#include <ns3/ptr.h>
#include <ns3/tag.h>

namespace ns3 {
class Packet;
class Socket;
}  // namespace ns3

namespace ishaken::sim {

class SentAgain final : public ns3::Tag {
 public:
  static ns3::TypeId GetTypeId();
  ns3::TypeId GetInstanceTypeId() const override { return GetTypeId(); }
  std::uint32_t GetSerializedSize() const override { return 0; }
  void Serialize(ns3::TagBuffer) const override {}
  void Deserialize(ns3::TagBuffer) override {}
  void Print(std::ostream& out) const override { out << "sent again"; }
};

// Also what its fragments are.
void mark_sent_again(const ns3::Packet& packet);
bool was_sent_before(const ns3::Packet& packet);

// From now on, segments of a TCP socket whose sequence numbers it has used before are marked.
void mark_retransmissions_of(const ns3::Ptr<ns3::Socket>& socket);

}  // namespace ishaken::sim
