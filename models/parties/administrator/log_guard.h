// The guard that checks the registry against its transparency log (RFC 6962): contents that the log does not
// prove are not used, and STI-PAs compare the logs that they were shown.
#pragma once

#include <memory>
#include <string>

#include "models/parties/administrator/log_watch.h"
#include "models/parties/administrator/served_country.h"

namespace ishaken::parties {

// The receiver of the guard's verdicts on the contents of the registry.
class GuardedRegistry {
 public:
  // Uses the contents, which the log proves. `confirmed` tells that most other STI-PAs last saw the same log.
  virtual void use(const trust::RegistrySnapshot& contents, bool confirmed, Act& act) = 0;
  // Marks the contents in use as confirmed by most others, so that they can be restored later.
  virtual void confirm() = 0;
  // Handles a log that is not one log. If `go_back`, restores the contents that most others confirmed.
  virtual void found_false(bool go_back, Act& act) = 0;

 protected:
  ~GuardedRegistry() = default;
};

class LogGuard {
 public:
  LogGuard(const AdministratorOffice& office, GuardedRegistry& registry, pki::PublicKey registry_root)
      : office_(office), registry_(registry), root_(registry_root), log_(std::move(registry_root)) {}

  void check(const std::shared_ptr<const trust::RegistrySnapshot>& contents, Act& act);
  void heard(const messages::TreeHeadGossip& gossip, PartyId peer, Act& act);

 private:
  using Contents = std::shared_ptr<const trust::RegistrySnapshot>;
  void use(const Contents& contents, Act& act);
  void ask(const messages::LogProofRequest& request, Act& act);
  void proven(const messages::LogProof& proof, Act& act);
  void tell_peers(const messages::TreeHeadGossip& gossip, Act& act);
  void found_false(std::string how, Act& act);

  const AdministratorOffice& office_;
  GuardedRegistry& registry_;
  pki::PublicKey root_;
  LogWatch log_;
  bool distrusted_ = false;
  Instant signer_since_ = Instant::min();
};

}  // namespace ishaken::parties
