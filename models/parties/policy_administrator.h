// The STI-PA of one or several countries. It issues SPC tokens, the Trusted STI-CA list and the CRL. It
// registers with the International SHAKEN registry and reads it, exchanges lists with partner STI-PAs
// (ATIS-1000087 clause 4.3.1), merges them as its STI-GAs instruct, and publishes the result to its
// providers. It decides nothing about other countries itself. Each of these duties is a class in
// administrator/.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/parties/administrator/bilateral_source.h"
#include "models/parties/administrator/publisher.h"
#include "models/parties/administrator/registry_source.h"
#include "models/parties/administrator/revocation_desk.h"
#include "models/parties/administrator/token_desk.h"
#include "models/parties/handlers.h"

namespace ishaken::parties {

class PolicyAdministrator final : public Party, private AdministratorEvents {
 public:
  struct Config {
    std::string path;
    CountryCode home;
    std::string host;
    std::vector<ServedCountry> countries;  // home first
    pki::PublicKey registry_root;          // pinned out of band
    Duration registry_validity{0};         // of its entries
    Duration token_validity = std::chrono::hours(1);
    Instant born{};
  };
  PolicyAdministrator(Config config, const Shared& shared);
  ~PolicyAdministrator() override;

  static const Handlers<PolicyAdministrator>& handlers();
  void receive(const messages::Envelope& envelope, Act& act) override;
  void direct(const messages::Directive& directive, Act& act) override;
  std::shared_ptr<const messages::Loot> steal(const Theft& theft) const override;

  const RootedKeys& keys() const { return keys_; }

 private:
  void start(Act& act);
  void trust_instructed(const messages::InstructTrust& instruction, Act& act);
  void changed(CountryCode country, Act& act) override { publisher_.publish_soon(country, act); }
  void replace_key(Act& act) override;

  Config config_;
  const Shared& shared_;
  RootedKeys keys_;
  Courier courier_;
  std::map<CountryCode, ServedCountry> countries_;
  AdministratorOffice office_;
  Revocations revocations_;
  NationalSource national_;
  Registration registration_;
  BilateralSource bilateral_;
  RegistrySource registry_;
  const Publisher::Sources sources_{&bilateral_, &registry_};
  Publisher publisher_;
  TokenDesk tokens_;
  RevocationDesk revocation_desk_;
};

}  // namespace ishaken::parties
