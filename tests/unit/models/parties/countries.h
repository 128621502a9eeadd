// France, Germany and the United States, each with an STI-GA, an STI-PA, an STI-CA and providers, and the
// registry between them: who they are, and how one of them is made for a test of it alone.
#pragma once

#include <memory>
#include <string>

#include "models/parties/certification_authority/certification_authority.h"
#include "models/parties/governance/governance_authority.h"
#include "models/parties/international_registry/international_registry.h"
#include "models/parties/policy_administrator.h"
#include "tests/unit/models/parties/fake_act.h"

namespace ishaken::parties::testing {

inline const CountryCode FR("FR"), DE("DE"), US("US"), XA("XA");
inline constexpr Duration second = std::chrono::seconds(1), minute = std::chrono::minutes(1),
                          hour = std::chrono::hours(1), day = std::chrono::hours(24);

struct Countries {
  Countries();
  ~Countries();
  PartyId party(std::string_view path) const;
  // Returns the keys of an STI-PA, as it makes them itself.
  RootedKeys keys(CountryCode code) const;
  PolicyAdministrator::Config administrator(CountryCode code, const trust::Policy& policy = {}) const;
  GovernanceAuthority::Config governance(CountryCode code, const trust::Policy& policy = {}) const;
  CertificationAuthority::Config authority(CountryCode code, unsigned number = 1) const;
  // Returns the claims of a signed text, no matter who signed it.
  static pki::Json claims(std::string_view jws);

  const Instant start = parse_instant("2026-01-01").value();
  const Instant born = start - std::chrono::hours(24);
  std::unique_ptr<pki::Crypto> crypto = pki::modelled_crypto();
  Directory directory;
  pki::CertificateCache certificates;
  trust::Reader reader{*crypto, certificates};
  Shared shared{*crypto, directory, certificates, reader, 1};
  RootedKeys registry_keys{
      shared, {"registry", {.organization = "Registry"}, "Registry", "registry.example"}, born};
  PartyId registry;
};

}  // namespace ishaken::parties::testing
