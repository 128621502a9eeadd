// The telephones of a provider's customers: one machine behind the provider's host, which rings and answers
// at once. hang_up() simulates a person who hangs up.
#pragma once

#include <string>

#include "sim/network/packet/sip/sip_transactions.h"

namespace ishaken::sim {

class Phone : private SipUser {
 public:
  Phone(const Host& host, PartyId provider);

  const std::string& name() const { return name_; }  // "phones.party-9.example"
  ns3::Ipv4Address address() const { return address_; }

  // Sends BYE to the provider; returns false if there is no such call.
  bool hang_up(CallId call);

  std::size_t size() const { return calls_.size() + transactions_.size(); }  // of the kept state
  const SipCounters& counters() const { return transactions_.counters(); }

 private:
  struct Call {
    messages::SipDialog dialog;
    SipPeer provider;
  };

  void requested(const messages::SipMessage& request, const SipPeer& from) override;
  void responded(SipKey, const messages::SipMessage&) override {}
  void silent(SipKey key) override;
  void ring(const messages::SipMessage& invite, const SipPeer& from);

  std::string name_;
  ns3::Ipv4Address address_;
  CallTable<Call> calls_;
  SipTransactions transactions_;
};

}  // namespace ishaken::sim
