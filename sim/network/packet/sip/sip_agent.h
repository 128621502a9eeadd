// The SIP side of one provider's host (RFC 3261): begins and receives calls, and forwards them if it is a
// gateway. Parties decide; the agent exchanges the SIP messages for their decisions over UDP and TCP.
//
//   caller    agent.invite(invite, to)     -> listener.answered(response) or listener.unanswered(call)
//   callee    listener.invited(from, ...)  -> agent.show(call, verstat), agent.respond(response),
//                                             and in the end agent.hang_up(call)
//   gateway   listener.invited(from, ...)  -> agent.invite(changed, to); responses go back by themselves
//
// If the provider has telephones, an accepted call rings there first.
#pragma once

#include <functional>
#include <string>

#include "models/messages/call.h"
#include "sim/network/packet/sip/phone.h"
#include "sim/network/packet/sip/sip_transactions.h"

namespace ishaken::sim {

enum class SipTransportChoice : std::uint8_t { udp, tcp, by_size };  // by_size: RFC 3261 section 18.1.1

struct SipSettings {
  SipTransportChoice transport = SipTransportChoice::by_size;
  Duration keep_alive = std::chrono::minutes(2);  // of a TCP connection without messages
};

class SipListener {
 public:
  virtual ~SipListener() = default;
  virtual void invited(ns3::Ipv4Address from, messages::Invite invite) = 0;
  virtual void answered(messages::FinalResponse response) = 0;
  // Takes the news that timer B or C fired, or that a proxy sent 408, which means the same (section 8.1.3.1).
  virtual void unanswered(CallId call) = 0;
};

class SipAgent : private SipUser {
 public:
  // Returns the address of a party; 0.0.0.0 if it is unknown, which has the effect of a host that does not
  // answer.
  using Resolver = std::function<ns3::Ipv4Address(PartyId)>;

  // `phones` may be null; it and the listener must outlive the agent.
  SipAgent(SipSettings settings, const Host& host, PartyId self, Resolver resolver, SipListener& listener,
           Phone* phones);

  // Begins or forwards a call. Returns false if the host already has an INVITE out for it, or if its
  // Max-Forwards is exhausted (section 16.3).
  bool invite(const messages::Invite& invite, PartyId to);
  // Responds to the INVITE of a call that came in here; returns false if there is none.
  bool respond(const messages::FinalResponse& response);
  // Sets the verstat that the called user sees, before the call is answered.
  void show(CallId call, std::string verstat);
  // Ends an answered call from the called side; returns false if there is none.
  bool hang_up(CallId call);

  std::size_t calls() const { return outgoing_.size() + incoming_.size(); }
  std::size_t transactions() const { return transactions_.size(); }
  std::size_t connections() const { return transactions_.connections(); }
  const SipCounters& counters() const { return transactions_.counters(); }

 private:
  enum class State : std::uint8_t { waiting, ringing, answered, confirmed };
  struct Incoming {
    State state = State::waiting;
    bool is_over = false;     // hung up before the ACK, which must come first (section 15)
    messages::Invite invite;  // sent to the phone, without Identity
    unsigned max_forwards = 0;
    std::string verstat, reason;
    messages::SipDialog caller, phone;
    Duration due = sip::never;
  };
  struct Outgoing {
    std::string remote_tag;  // tag of the callee, once it has answered
    Duration due = sip::never;
  };

  void requested(const messages::SipMessage& request, const SipPeer& from) override;
  void responded(SipKey key, const messages::SipMessage& response) override;
  void silent(SipKey key) override;

  // Caller and gateway (sip_agent.cc).
  void caller_responded(const messages::SipMessage& response);
  void acknowledge(const messages::SipMessage& answer);
  messages::SipTransport choose(std::string& request) const;
  void send(SipKey key, const std::string& branch, std::string request, ns3::Ipv4Address to);
  ns3::Ipv4Address address_of(const messages::SipDialog& dialog) const;
  void end(SipKey key);     // removes the call on that side
  void lasted(SipKey key);  // ends a call of maximum length
  void wait_until(Duration when, SipKey key, Duration& due);
  Duration due(SipKey key) const;

  // Callee (sip_callee.cc).
  void arrived(const messages::SipMessage& request, const SipPeer& from);
  void offer_to_phone(CallId call, Incoming& incoming);
  void phone_responded(const messages::SipMessage& response);
  void answer(CallId call, Incoming& incoming, std::string_view session);
  void refuse(CallId call, int code, std::string_view reason);
  void acknowledged(const messages::SipMessage& ack);
  void acknowledge_phone(CallId call, const Incoming& incoming);
  void bye_received(const messages::SipMessage& bye, const SipPeer& from);
  void bye_from_phone(const messages::SipMessage& bye, const SipPeer& from);
  void finish(CallId call);
  void say_bye(CallId call);

  SipSettings settings_;
  PartyId self_;
  std::string name_;
  Resolver resolver_;
  SipListener& listener_;
  Phone* phones_;
  CallTable<Incoming> incoming_;
  CallTable<Outgoing> outgoing_;
  SipDeadlines longest_;  // deadlines of calls that nobody ends
  SipTransactions transactions_;
};

}  // namespace ishaken::sim
