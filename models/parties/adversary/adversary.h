// An adversary: a party like any other, with the same access to the simulation (Act). Stolen keys and
// accounts are handed to it as objects; it uses them by sending messages. Guarantees:
//  1. It signs only with keys that it was given or made itself.
//  2. It changes only messages that it intercepts at a position it was given, and replays only what it saw.
//  3. It records every call that it makes (CallSpoofed), so that the ground truth has it.
#pragma once

#include <optional>
#include <string>

#include "models/parties/adversary/campaigns.h"
#include "models/parties/adversary/interception.h"
#include "models/parties/enrolment.h"
#include "models/parties/handlers.h"
#include "models/parties/party.h"

namespace ishaken::parties {

class Adversary final : public Party {
 public:
  struct Config {
    PartyId self = no_party;
    std::string path;     // "adversary/mallory"
    CountryCode through;  // the country from which its calls enter the network
    std::string host;     // serves the certificates that it issues
    Instant born{};
    pki::PublicKey registry_root;  // the public root that every party has
    std::uint64_t first_call = 0;  // the number of its first call
    std::uint64_t origid_seed = 0;
  };
  Adversary(const Config& config, const Shared& shared);
  ~Adversary() override;

  static const Handlers<Adversary>& handlers();
  void receive(const messages::Envelope& envelope, Act& act) override;
  void direct(const messages::Directive& directive, Act& act) override;

 private:
  messages::CertificateReply serve(const messages::CertificateRequest& request) {
    return keys_.chains().serve(request);
  }
  void take(const messages::HandOver& order, Act& act);
  // Enrols under a service provider code that the STI-PA's records wrongly assign to it.
  void enrol(unsigned attack, const messages::MistakenApproval& approval, Act& act);

  std::string path_, host_;
  const Shared& shared_;
  RoguePa pa_;
  ForgingKeys keys_;
  RogueEntries entries_;
  SpoofedCalls calls_;
  Campaigns campaigns_;
  OldLists old_lists_;
  Equivocation equivocation_;
  CallReplay call_replay_;
  Interception interception_;
  std::optional<Enrolment> enrolment_;  // by the last mistaken approval
};

}  // namespace ishaken::parties
