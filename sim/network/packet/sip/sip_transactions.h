// The transactions of one host (RFC 3261 section 17): requests repeated until they are answered, repeated
// requests absorbed, refusals acknowledged, and all of it forgotten in time.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "models/messages/sip_dialog.h"
#include "sim/network/packet/sip/call_table.h"
#include "sim/network/packet/sip/sip_client_transaction.h"
#include "sim/network/packet/sip/sip_deadlines.h"
#include "sim/network/packet/sip/sip_server_transaction.h"
#include "sim/network/packet/sip/sip_sockets.h"

namespace ishaken::sim {

class SipUser {
 public:
  virtual ~SipUser() = default;
  // One that has not come before, or the ACK of a 200.
  virtual void requested(const messages::SipMessage& request, const SipPeer& from) = 0;
  // Every response but 100; a 200 as often as it comes.
  virtual void responded(SipKey key, const messages::SipMessage& response) = 0;
  // No response in time; for invite_in: none of ours, or no ACK of our 200.
  virtual void silent(SipKey key) = 0;
};

class SipTransactions {
 public:
  SipTransactions(const Host& host, Duration keep_alive, SipUser& user);

  // Sends a request of ours; its branch is the one of its top Via.
  void request(SipKey key, std::string branch, std::string bytes, const SipPeer& to);

  // Keeps a request that has come; a transaction of the same key must not be there.
  void accept(SipKey key, const messages::SipMessage& request, const SipPeer& from);
  // What was kept of it, while no final response was sent; null where there is none.
  const messages::SipEcho* accepted(SipKey key) const;
  // Answers it; false where there is nothing to answer. `is_callee`: see SipServerTransaction.
  bool respond(SipKey key, const messages::SipAnswer& answer, bool is_callee);
  bool pass_back(SipKey key, const messages::SipMessage& response);
  void acknowledged(SipKey key);
  bool is_known(SipKey key) const { return client(key) != nullptr || server(key) != nullptr; }

  // Answers a request of which nothing is kept (section 8.2.7).
  void refuse(const messages::SipMessage& request, const SipPeer& from, int code);
  // An ACK, which nothing answers.
  void send(const SipPeer& to, std::string_view bytes) { sockets_.send(to, bytes); }

  std::size_t size() const;
  std::size_t connections() const { return sockets_.connections(); }
  const SipCounters& counters() const { return sockets_.counters; }

 private:
  struct Client {
    SipClientTransaction machine;
    SipPeer to;
    std::string branch;
    std::string request;  // or the ACK, once it is refused
    Duration due = sip::never;
  };
  struct Server {
    SipServerTransaction machine;
    SipPeer from;
    std::string branch, sent_by;
    std::optional<const messages::SipEcho> echo;  // while there is no final response
    std::string response;
    Duration due = sip::never;
  };

  void received(const SipPeer& from, std::string_view bytes);
  void received_request(const messages::SipMessage& request, const SipPeer& from);
  void received_response(const messages::SipMessage& response);
  void answer(SipKey key, Server& server, std::string bytes, int code, bool is_callee);
  void acknowledge(Client& client, const messages::SipMessage& response);
  Duration due(SipKey key) const;
  void reached(SipKey key);
  template <class Transaction>
  void set_deadline(SipKey key, Transaction& transaction);
  void settle(SipKey key, Client& client);
  void settle(SipKey key, Server& server);

  // Null where there is none, and where that role has another kind.
  const Client* client(SipKey key) const;
  const Server* server(SipKey key) const;
  Client* client(SipKey key) { return const_cast<Client*>(std::as_const(*this).client(key)); }
  Server* server(SipKey key) { return const_cast<Server*>(std::as_const(*this).server(key)); }

  SipUser& user_;
  SipDeadlines deadlines_;
  std::array<CallTable<Client>, client_roles> clients_;  // by role
  std::array<CallTable<Server>, server_roles> servers_;  // by role, from invite_in
  SipSockets sockets_;
};

}  // namespace ishaken::sim
