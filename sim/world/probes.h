// The providers that would accept the forgeries of an attack, at every moment. When an adversary reports a
// forgery, every relying provider is asked (ServiceProvider::would_accept, the code that judges its calls).
// It is asked again when it installs a list or a CRL that matters, when policies change, and when its answer
// expires. So the moments are exact, nothing is polled, and without a forgery nothing is done.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <vector>

#include "models/parties/observation.h"
#include "models/parties/service_provider/service_provider.h"
#include "sim/engine/engine.h"

namespace ishaken::sim {

class Probes {
 public:
  struct Verifier {
    using Ask = std::function<parties::ServiceProvider::Acceptance(
        const std::string& x5u, const std::vector<pki::CertificatePtr>& chain, const TelephoneNumber& calling,
        Instant now)>;
    PartyId id = no_party;
    Ask would_accept;
    // The current offset of its clock, which would_accept uses; null if its clock is exact.
    const Duration* skew = nullptr;
  };
  // Takes changes only: whether that provider accepts any forgery of that attack.
  using Tell = std::function<void(PartyId provider, unsigned attack, bool accepts)>;
  Probes(std::vector<Verifier> verifiers, const parties::Directory& directory,
         pki::CertificateCache& certificates, Engine& engine, Tell tell);

  void observed(PartyId who, const parties::Observation& observation) {
    if (forgeries_.empty() && !std::holds_alternative<parties::ForgeryReady>(observation)) return;
    look(who, observation);
  }
  // Asks all providers at `when`, which is not past, after policies or clocks have changed at that moment.
  void change_at(Instant when);

 private:
  struct Forgery {
    unsigned attack = 0;
    std::string x5u, text;
    std::vector<pki::CertificatePtr> chain;
    TelephoneNumber calling;
    std::set<CountryCode> crls;  // countries of the STI-PAs that sign the CRLs of the chain
    bool over = false;           // expired and accepted by no provider
  };
  // A provider's answer about one forgery.
  struct Opinion {
    bool accepts = false;
    Instant until{};
  };
  struct Asked {
    Verifier verifier;
    std::vector<Opinion> opinions;          // by forgery
    std::map<unsigned, unsigned> accepted;  // number of accepted forgeries, by attack
  };

  void look(PartyId who, const parties::Observation& observation);
  void begin(const parties::ForgeryReady& ready);
  void ask(Asked& asked, std::size_t forgery);
  // Asks again if the answer has expired now; a later answer may have replaced it.
  void answer_ran_out(Asked& asked, std::size_t forgery);
  void ask_all();
  void retire_expired();

  std::vector<Asked> asked_;
  std::map<PartyId, std::size_t> places_;  // index in asked_
  const parties::Directory& directory_;
  pki::CertificateCache& certificates_;
  Engine& engine_;
  Tell tell_;
  std::vector<Forgery> forgeries_;
};

}  // namespace ishaken::sim
