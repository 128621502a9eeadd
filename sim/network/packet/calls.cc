#include "sim/network/packet/calls.h"

namespace ishaken::sim {
namespace {

bool takes_calls(parties::Role role) {
  return role == parties::Role::service_provider || role == parties::Role::international_gateway ||
         role == parties::Role::adversary;
}

}  // namespace

class Calls::Line final : private SipListener {
 public:
  Line(const SipSettings& settings, PartyId self, std::size_t parties, const Topology& topology,
       Deliveries& out)
      : self_(self),
        topology_(topology),
        out_(out),
        phones_(topology.phones(self).node == nullptr ? nullptr
                                                      : std::make_unique<Phone>(topology.phones(self), self)),
        agent_(
            settings, topology.host(self), self,
            [&topology, parties](PartyId party) {
              return number(party) < parties ? topology.host(party).address : ns3::Ipv4Address::GetAny();
            },
            *this, phones_.get()) {}

  SipAgent& agent() { return agent_; }

  void send(const messages::Envelope& envelope) {
    if (const auto* const invite = std::get_if<messages::Invite>(&envelope.message)) {
      if (!agent_.invite(*invite, envelope.to)) out_.lost({self_, envelope.request, invite->call});
    } else if (const auto* const response = std::get_if<messages::FinalResponse>(&envelope.message)) {
      // A response without an INVITE is dropped: the caller hung up, or there never was one.
      (void)agent_.respond(*response);
    }
  }

 private:
  void invited(ns3::Ipv4Address from, messages::Invite invite) override {
    const PartyId sender = topology_.party_at(from);
    if (sender != no_party) out_.arrived({sender, self_, {}, false, std::move(invite)});
  }
  void answered(messages::FinalResponse response) override {
    out_.arrived({self_, self_, {}, true, std::move(response)});
  }
  void unanswered(CallId call) override { out_.lost({self_, {}, call}); }

  PartyId self_;
  const Topology& topology_;
  Deliveries& out_;
  std::unique_ptr<Phone> phones_;
  SipAgent agent_;
};

Calls::Calls(const SipSettings& settings, const parties::Directory& directory, const Topology& topology,
             Deliveries& out)
    : lines_(directory.size()) {
  for (std::uint32_t i = 0; i < directory.size(); ++i)
    if (takes_calls(directory.at(PartyId{i}).role))
      lines_[i] = std::make_unique<Line>(settings, PartyId{i}, directory.size(), topology, out);
}
Calls::~Calls() = default;

void Calls::send(const messages::Envelope& envelope) {
  if (const auto& line = lines_[number(envelope.from)]) line->send(envelope);
}

void Calls::show(PartyId provider, CallId call, std::string_view verstat) {
  if (const auto& line = lines_[number(provider)]) line->agent().show(call, std::string(verstat));
}

void Calls::hang_up(PartyId provider, CallId call) {
  if (const auto& line = lines_[number(provider)]) line->agent().hang_up(call);
}

}  // namespace ishaken::sim
