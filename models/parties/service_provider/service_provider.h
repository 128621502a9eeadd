// A service provider: originates calls for its customers (STI-AS) and terminates calls to its numbers
// (STI-VS, CVT). Guarantees:
//  1. A call that it originates is sent at once, signed if it holds credentials and unsigned if not.
//  2. A call that it terminates is answered exactly once, at the latest `fetch_timeout` after it arrived.
//  3. The verdict depends on the list and CRLs held at that moment, and names that list.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/parties/enrolment.h"
#include "models/parties/handlers.h"
#include "models/parties/published_chains.h"
#include "models/parties/service_provider/originating_side.h"
#include "models/parties/service_provider/terminating_side.h"
#include "models/parties/service_provider/traceback_desk.h"

namespace ishaken::parties {

class ServiceProvider final : public Party {
 public:
  struct Config {
    PartyId self = no_party;
    bool shaken = true;  // false: neither signs nor verifies
    Enrolment::Config enrolment;
    RelyingParty::Config relying;
    std::uint64_t origid_seed = 0;
    std::shared_ptr<const reputation::Review> review{};  // what the STI-GA asks to report; null: nothing
    reputation::Enforcement enforcement = reputation::Enforcement::none;  // against its own customers
    double answers_tracebacks = 0;                                        // the chance of an answer
    HumanDelay traceback_time{};                                          // until the answer
  };
  ServiceProvider(Config config, const Shared& shared);
  ~ServiceProvider() override;

  static const Handlers<ServiceProvider>& handlers();
  void receive(const messages::Envelope& envelope, Act& act) override {
    handlers().dispatch(*this, shared_.directory, envelope, act);
  }
  void direct(const messages::Directive& directive, Act& act) override;
  std::shared_ptr<const messages::Loot> steal(const Theft& theft) const override;

  // Returns the signing input of a call (OriginatingSide::foresee).
  std::string foresee(const messages::CallAttempt& attempt, Instant now) const {
    return originating_.foresee(attempt, now);
  }
  // Returns whether a call would pass (Verifier::would_accept).
  using Acceptance = Verifier::Acceptance;
  Acceptance would_accept(const std::string& x5u, const std::vector<pki::CertificatePtr>& chain,
                          const TelephoneNumber& calling, Instant now) const {
    return verifier_.would_accept(x5u, chain, calling, now);
  }
  const std::optional<Credentials>& credentials() const { return enrolment_.credentials(); }

 private:
  void start(Act& act);
  void key_revoked(const messages::RevocationNotice&, Act& act) { enrolment_.renew(act); }
  void new_credentials(const Credentials& fresh, Act& act);
  void check_own_anchor(Act& act);

  Config config_;
  const Shared& shared_;
  Enrolment enrolment_;
  RelyingParty relying_;
  PublishedChains chains_served_;
  Customers customers_;
  OriginatingSide originating_;
  Verifier verifier_;
  EvidenceReports reports_;
  TerminatingSide terminating_;
  TracebackDesk tracebacks_;
};

}  // namespace ishaken::parties
