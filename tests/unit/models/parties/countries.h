// France, Germany and the United States, each with an STI-GA, an STI-PA, an STI-CA and providers, and the
// registry between them: who they are, and how one of them is made for a test of it alone.
#pragma once

#include <memory>
#include <string>

#include "models/parties/certification_authority/certification_authority.h"
#include "models/parties/governance/governance_authority.h"
#include "models/parties/international_registry/international_registry.h"
#include "models/parties/policy_administrator.h"
#include "models/pki/jws_object.h"
#include "models/pki/pem.h"
#include "models/trust/signed_claims.h"
#include "tests/unit/models/parties/fake_act.h"

namespace ishaken::parties::testing {

inline const CountryCode FR("FR"), DE("DE"), US("US"), XA("XA");
inline constexpr Duration second = std::chrono::seconds(1), minute = std::chrono::minutes(1),
                          hour = std::chrono::hours(1), day = std::chrono::hours(24);

struct Countries {
  Countries() {
    registry = directory.add({"registry", Role::international_registry, {}, "registry.example", 1});
    unsigned body = 1;
    for (const CountryCode code : {FR, DE, US}) {
      const std::string name = code.text(), zone = name + ".example";
      directory.add({name + "/ga", Role::governance_authority, code, "ga." + zone, ++body});
      directory.add({name + "/pa", Role::policy_administrator, code, "pa." + zone, ++body});
      directory.add({name + "/ca/1", Role::certification_authority, code, "ca1." + zone, ++body});
      directory.add({name + "/cr", Role::certificate_repository, code, "cr." + zone, ++body});
      directory.add({name + "/gateway", Role::international_gateway, code, "gw." + zone, ++body});
      directory.add({name + "/provider/1", Role::service_provider, code, "p1." + zone, ++body});
      directory.add({name + "/provider/2", Role::service_provider, code, "p2." + zone, ++body});
    }
    directory.add({"FR/ca/2", Role::certification_authority, FR, "ca2.FR.example", ++body});
    directory.add({"outside", Role::outside_world, {}, "", ++body});
    EXPECT_TRUE(directory.numbers.add("33", FR, 2) && directory.numbers.add("49", DE, 2) &&
                directory.numbers.add("1", US, 2));
  }
  PartyId party(std::string_view path) const {
    const PartyId found = directory.find(path);
    EXPECT_NE(found, no_party) << path;
    return found;
  }

  // The keys of a STI-PA, as it makes them itself.
  RootedKeys keys(CountryCode code) const {
    pki::DistinguishedName name;
    name.country = code.text();
    name.organization = "STI-PA";
    return RootedKeys(
        shared, {code.text() + "/pa", name, "STI-PA " + code.text(), "pa." + code.text() + ".example"}, born);
  }
  PolicyAdministrator::Config administrator(CountryCode code, const trust::Policy& policy = {}) const {
    PolicyAdministrator::Config config;
    config.path = code.text() + "/pa";
    config.home = code;
    config.host = "pa." + code.text() + ".example";
    config.countries.push_back({{code, Region::europe, true},
                                directory.numbers.prefixes_of(code),
                                "2.999." + std::to_string(int{code.letters[0]}),
                                policy});
    config.registry_root = registry_keys.root()->public_key;
    config.registry_validity = 30 * day;
    config.born = born;
    return config;
  }
  GovernanceAuthority::Config governance(CountryCode code, const trust::Policy& policy = {}) const {
    GovernanceAuthority::Config config;
    config.country = code;
    config.policy = policy;
    config.unhurried_from = start + 10000 * day;  // everything is decided at once
    config.pa_certificate = pki::to_pem(*keys(code).root());
    return config;
  }
  CertificationAuthority::Config authority(CountryCode code, unsigned number = 1) const {
    CertificationAuthority::Config config;
    config.path = code.text() + "/ca/" + std::to_string(number);
    config.country = code;
    config.organization = "Example CA";
    config.host = "ca" + std::to_string(number) + "." + code.text() + ".example";
    config.repository_host = "cr." + code.text() + ".example";
    const RootedKeys pa = keys(code);
    config.rules = {"2.999." + std::to_string(int{code.letters[0]}), {pa.crl_url(), pa.root()->subject}};
    config.pa_root = pa.root()->public_key;
    config.lifetime = 30 * day;
    config.born = born;
    return config;
  }
  // The claims of a signed text, whoever signed it.
  static pki::Json claims(std::string_view jws) {
    const auto opened = pki::decode_jws(jws);
    return opened ? opened->payload : pki::Json();
  }

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
