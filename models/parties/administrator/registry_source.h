// The lists of the International SHAKEN registry as an STI-PA reads it: once a period, signed, never older
// than before, and checked against its log if the policy asks for it (ATIS-1000091 clauses 4.3, 4.4).
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "models/parties/administrator/log_guard.h"
#include "models/parties/administrator/registration.h"
#include "models/parties/administrator/trust_source.h"
#include "models/trust/newest_signer.h"
#include "models/trust/registry_entry.h"

namespace ishaken::parties {

class RegistrySource final : public TrustSource, private GuardedRegistry {
 public:
  RegistrySource(const AdministratorOffice& office, AdministratorEvents& events, Registration& registration,
                 pki::PublicKey registry_root)
      : office_(office),
        events_(events),
        registration_(registration),
        root_(registry_root),
        guard_(office, *this, std::move(registry_root)) {}

  trust::Mechanism name() const override { return trust::Mechanism::registry; }
  void start(Act& act) override;
  trust::TrustedListPtr list_of(CountryCode country, const ServedCountry& reader, Instant now) const override;

  void root_confirmed(const messages::ConfirmedRoot& confirmed, Act& act);
  void heard(const messages::TreeHeadGossip& gossip, PartyId peer, Act& act) {
    guard_.heard(gossip, peer, act);
  }

 private:
  using Entries = std::map<CountryCode, std::shared_ptr<const trust::RegistryEntry>>;
  struct Reader {
    std::vector<trust::Candidate> reported;  // to its STI-GA
    bool was_reported = false;
    std::map<CountryCode, Sha256> confirmed;  // STI-PA roots, by its STI-GA (pin_pa_roots)
  };

  void poll(Act& act);
  void read(Act& act);
  void came(const messages::RegistryContents& reply, Act& act);
  void use(const trust::RegistrySnapshot& contents, bool confirmed, Act& act) override;
  void confirm() override { confirmed_entries_ = entries_; }
  void found_false(bool go_back, Act& act) override;
  void changed(Act& act);
  // Tells the STI-GA which countries are in the registry, if they have changed.
  void report(const ServedCountry& country, Act& act);
  bool is_confirmed(const trust::RegistryEntry& entry, const ServedCountry& reader) const;

  const AdministratorOffice& office_;
  AdministratorEvents& events_;
  Registration& registration_;
  pki::PublicKey root_;  // pinned out of band
  LogGuard guard_;
  std::map<CountryCode, Reader> readers_;
  Entries entries_, confirmed_entries_;  // now, and when most others last confirmed the log
  std::int64_t sequence_ = 0;
  trust::NewestSigner signer_;
};

}  // namespace ishaken::parties
