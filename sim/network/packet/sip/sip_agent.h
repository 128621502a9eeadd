// The SIP side of one provider's host (RFC 3261): it begins calls, takes them, and passes them on where it is
// a gateway. Parties decide; here are the messages, over UDP and TCP, that their decisions take.
//
//   caller    agent.invite(invite, to)      -> listener.answered(response) or listener.unanswered(call)
//   callee    listener.invited(from, ...)   -> agent.show(call, verstat), agent.respond(response), and in the
//   end
//             agent.hang_up(call)
//   gateway   listener.invited(from, ...)   -> agent.invite(changed, to); what is answered goes back by
//   itself
//
// A call that is answered rings at the provider's phones first, where it has any.
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
  Duration keep_alive = std::chrono::minutes(2);  // of a TCP connection on which nothing is said
};

class SipListener {
 public:
  virtual ~SipListener() = default;
  virtual void invited(ns3::Ipv4Address from, messages::Invite invite) = 0;
  virtual void answered(messages::FinalResponse response) = 0;
  // Timer B or C, or a proxy's 408, which says the same (section 8.1.3.1).
  virtual void unanswered(CallId call) = 0;
};

class SipAgent : private SipUser {
 public:
  // Where a party is; 0.0.0.0 where that is not known, which is like a host that does not answer.
  using Resolver = std::function<ns3::Ipv4Address(PartyId)>;

  // `phones` may be null; it and the listener must outlive the agent.
  SipAgent(SipSettings settings, const Host& host, PartyId self, Resolver resolver, SipListener& listener,
           Phone* phones);

  // False where this call is under way here already, or has gone too far (section 16.3).
  bool invite(const messages::Invite& invite, PartyId to);
  // To the INVITE of that call that came in here; false where there is none.
  bool respond(const messages::FinalResponse& response);
  // What the called user is to see of the call, before it is answered.
  void show(CallId call, std::string verstat);
  // The called side ends a call that it answered; false where there is none.
  bool hang_up(CallId call);

  std::size_t calls() const { return outgoing_.size() + incoming_.size(); }
  std::size_t transactions() const { return transactions_.size(); }
  std::size_t connections() const { return transactions_.connections(); }
  const SipCounters& counters() const { return transactions_.counters(); }

 private:
  enum class Stage : std::uint8_t { waiting, ringing, answered, confirmed };
  struct Incoming {
    Stage stage = Stage::waiting;
    bool is_over = false;     // hung up before the caller has acknowledged, which comes first (section 15)
    messages::Invite invite;  // for the phone, without Identity
    unsigned max_forwards = 0;
    std::string verstat, reason;
    messages::SipDialog caller, phone;
    Duration due = sip::never;
  };
  struct Outgoing {
    std::string remote_tag;  // of who has answered
    Duration due = sip::never;
  };

  void requested(const messages::SipMessage& request, const SipPeer& from) override;
  void responded(SipKey key, const messages::SipMessage& response) override;
  void silent(SipKey key) override;

  // As caller and gateway (sip_agent.cc).
  void caller_responded(const messages::SipMessage& response);
  void acknowledge(const messages::SipMessage& answer);
  messages::SipTransport choose(std::string& request) const;
  void send(SipKey key, const std::string& branch, std::string request, ns3::Ipv4Address to);
  ns3::Ipv4Address address_of(const messages::SipDialog& dialog) const;
  void end(SipKey key);     // of the call on that side
  void lasted(SipKey key);  // as long as anything may
  void wait_until(Duration when, SipKey key, Duration& due);
  Duration due(SipKey key) const;

  // As callee (sip_callee.cc).
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
  SipDeadlines longest_;  // of calls that nobody ends
  SipTransactions transactions_;
};

}  // namespace ishaken::sim
