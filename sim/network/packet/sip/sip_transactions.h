// The transactions of one host (RFC 3261 section 17): repeats requests until they are answered, absorbs
// repeated requests, acknowledges refusals, and drops all state in time.
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
  // Takes a new request, or the ACK of a 200.
  virtual void requested(const messages::SipMessage& request, const SipPeer& from) = 0;
  // Takes every response but 100, and every copy of a 200.
  virtual void responded(SipKey key, const messages::SipMessage& response) = 0;
  // Takes the news of a timeout: no response came; for invite_in, none was sent here, or no ACK came for the
  // 200.
  virtual void silent(SipKey key) = 0;
};

class SipTransactions {
 public:
  SipTransactions(const Host& host, Duration keep_alive, SipUser& user);

  // Sends a request; `branch` is that of its top Via.
  void request(SipKey key, std::string branch, std::string bytes, const SipPeer& to);

  // Starts a server transaction for a received request. There must be none with the same key.
  void accept(SipKey key, const messages::SipMessage& request, const SipPeer& from);
  // Returns the request's header fields for responses, until a final response is sent; null if there is none.
  const messages::SipEcho* accepted(SipKey key) const;
  // Responds to a request; returns false if there is none to respond to. `is_callee`: see
  // SipServerTransaction.
  bool respond(SipKey key, const messages::SipAnswer& answer, bool is_callee);
  bool pass_back(SipKey key, const messages::SipMessage& response);
  void acknowledged(SipKey key);
  bool is_known(SipKey key) const { return client(key) != nullptr || server(key) != nullptr; }

  // Responds to a request statelessly (section 8.2.7).
  void refuse(const messages::SipMessage& request, const SipPeer& from, int code);
  // Sends an ACK, which has no response.
  void send(const SipPeer& to, std::string_view bytes) { sockets_.send(to, bytes); }

  std::size_t size() const;
  std::size_t connections() const { return sockets_.connections(); }
  const SipCounters& counters() const { return sockets_.counters; }

 private:
  struct Client {
    SipClientTransaction machine;
    SipPeer to;
    std::string branch;
    std::string request;  // or the ACK, after a refusal
    Duration due = sip::never;
  };
  struct Server {
    SipServerTransaction machine;
    SipPeer from;
    std::string branch, sent_by;
    std::optional<const messages::SipEcho> echo;  // until the final response
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

  // Returns a transaction; null if there is none, or if the role is of the other kind.
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
