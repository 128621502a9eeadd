// An adversary: a party like any other, with the same window onto the world. What it stole is handed to it as
// an object; what it then does, it does by messages. Guarantees:
//  1. It signs only with keys that it was handed or made itself.
//  2. Whatever it holds back, changes or plays again passed through it: it stands only where it was put.
//  3. Every call that it makes is told (CallSpoofed), so that ground truth knows it.
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
    CountryCode through;  // where its calls enter the network
    std::string host;     // serves the certificates that it issues
    Instant born{};
    pki::PublicKey registry_root;  // public, as everybody has it
    std::uint64_t first_call = 0;  // its calls count from here
    std::uint64_t origid_seed = 0;
  };
  Adversary(const Config& config, const Shared& shared);

  static const Handlers<Adversary>& handlers();
  void receive(const messages::Envelope& envelope, Act& act) override;
  void direct(const messages::Directive& directive, Act& act) override;

 private:
  messages::CertificateReply serve(const messages::CertificateRequest& request) {
    return keys_.chains().serve(request);
  }
  void take(const messages::HandOver& order, Act& act);
  // Enrols under a service provider code that the STI-PA's books say is its own.
  void enrol(unsigned attack, const std::string& spc, Act& act);

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
