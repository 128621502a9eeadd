// A provider or gateway for tests: its agent, and what it is told.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "sim/network/packet/sip/sip_agent.h"
#include "tests/unit/sim/network/packet/sip/sip_star.h"

namespace ishaken::sim {

using Addresses = std::map<PartyId, ns3::Ipv4Address>;

class SipParty : public SipListener {
 public:
  SipParty(const Host& host, PartyId id, const Addresses& addresses, SipSettings settings,
           Phone* phones = nullptr)
      : agent(
            settings, host, id,
            [&addresses](PartyId party) {
              const auto found = addresses.find(party);
              return found == addresses.end() ? ns3::Ipv4Address::GetZero() : found->second;
            },
            *this, phones) {}

  void invited(ns3::Ipv4Address, messages::Invite invite) override {
    invites.push_back(invite);
    if (next != no_party) {
      agent.invite(invite, next);
    } else if (code != 0) {
      agent.show(invite.call, "TN-Validation-Passed");
      EXPECT_TRUE(agent.respond({invite.call, code, reason}));
    }
  }
  void answered(messages::FinalResponse response) override {
    answers.push_back(std::move(response));
    answered_at.push_back(sip_now());
  }
  void unanswered(CallId call) override {
    failures.push_back(call);
    failed_at.push_back(sip_now());
  }

  int code = 200;  // with which it responds; 0: it says nothing by itself
  std::string reason;
  PartyId next = no_party;  // to whom it passes calls on
  std::vector<messages::Invite> invites;
  std::vector<messages::FinalResponse> answers;
  std::vector<CallId> failures;
  std::vector<Duration> answered_at, failed_at;
  SipAgent agent;
};

inline messages::Invite invite_number(std::uint64_t call, PartyId origin, std::size_t identity = 600) {
  messages::Invite invite;
  invite.call = CallId{call};
  invite.origin = origin;
  invite.calling = *TelephoneNumber::canonical("442079460000");
  invite.called = *TelephoneNumber::canonical("33123456789");
  invite.date = *parse_instant("2026-01-01T00:00:12Z");
  if (identity != 0)
    invite.identity = {std::string(identity, 'x') +
                       ";info=<https://cr.gb.example/1.pem>;alg=ES256;ppt=shaken"};
  return invite;
}

}  // namespace ishaken::sim
