// The International SHAKEN registry. It registers an STI-PA that proves possession of the root that its entry
// names ("very little vetting", ATIS-1000091 clause 4.3). Its readers decide about trust. The report leaves
// some rules to the operators of the registry; they are configuration here: the number of operators that must
// agree to a change, the time that news is held back, the time that people take to settle a dispute.
// Guarantees:
//  1. A replayed entry or withdrawal changes nothing.
//  2. Changes that operators order by hand can be undone: the STI-PA's own last entry is kept.
//  3. Changes before `settled_at` do not wait: they stand for decisions made long before the simulation.
#pragma once

#include <string>

#include "models/parties/handlers.h"
#include "models/parties/international_registry/pending_changes.h"
#include "models/parties/international_registry/registry_disputes.h"
#include "models/parties/international_registry/registry_entries.h"
#include "models/parties/international_registry/registry_operators.h"
#include "models/parties/international_registry/registry_publication.h"
#include "models/parties/international_registry/signed_requests.h"
#include "models/parties/party.h"
#include "models/parties/shared.h"

namespace ishaken::parties {

class InternationalRegistry final : public Party {
 public:
  struct Config {
    std::string host;
    Instant born{};
    Instant settled_at{};
    Duration publication_delay{0};
    bool log = false;
    Duration hold{0};  // until an STI-PA root or STI-CA that is new in an entry is shown
    RegistryOperators::Config operators;
    HumanDelay decision_delay;  // to settle a dispute
  };
  InternationalRegistry(const Config& config, const Shared& shared);
  ~InternationalRegistry() override;

  static const Handlers<InternationalRegistry>& handlers();
  void receive(const messages::Envelope& envelope, Act& act) override;
  void direct(const messages::Directive& directive, Act& act) override;
  std::shared_ptr<const messages::Loot> steal(const Theft& theft) const override;

  const pki::PublicKey& root() const { return keys().root()->public_key; }
  const RootedKeys& keys() const { return publication_.keys(); }
  // Returns the keys with which its operators sign orders.
  const std::vector<pki::PrivateKey>& operators() const { return operators_.keys(); }

 private:
  messages::RegistryResult admit(const messages::RegistryRegister& request, Act& act);
  messages::RegistryResult withdraw(const messages::RegistryWithdraw& request, Act& act);
  messages::RegistryResult order(const messages::RegistryOrder& request, Act& act);
  messages::RegistryResult dispute(const messages::RegistryDispute& request, Act& act);
  void replace_key(Act& act);
  void apply(const RegistryChange& change, Act& act);
  void restore(CountryCode country, const std::string& culprit, Act& act);

  const Shared& shared_;
  Duration publication_delay_;
  RegistryEntries entries_;
  RegistryOperators operators_;
  PendingChanges pending_;
  SignedRequests requests_;
  RegistryDisputes disputes_;
  RegistryPublication publication_;
};

}  // namespace ishaken::parties
