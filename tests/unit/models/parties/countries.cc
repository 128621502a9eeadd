#include "tests/unit/models/parties/countries.h"

#include "models/pki/jws_object.h"
#include "models/pki/pem.h"
#include "models/trust/signed_claims.h"

namespace ishaken::parties::testing {

Countries::Countries() {
  registry = directory.add({"registry", Role::international_registry, {}, "registry.example", 1});
  unsigned body = 1;
  for (const CountryCode code : {FR, DE, US}) {
    const std::string name = code.text(), zone = name + ".example";
    directory.add({name + "/ga", Role::governance_authority, code, "ga." + zone, ++body});
    directory.add({name + "/pa", Role::policy_administrator, code, "pa." + zone, ++body});
    directory.add({name + "/ca/1", Role::certification_authority, code, "ca1." + zone, ++body});
    directory.add({name + "/cr", Role::certificate_repository, code, "cr." + zone, ++body});
    directory.add({name + "/gateway", Role::international_gateway, code, "gw." + zone, ++body});
    directory.add({name + "/provider/1", Role::service_provider, code, "p1." + zone, ++body, name + "01"});
    directory.add({name + "/provider/2", Role::service_provider, code, "p2." + zone, ++body, name + "02"});
  }
  directory.add({"FR/ca/2", Role::certification_authority, FR, "ca2.FR.example", ++body});
  directory.add({"outside", Role::outside_world, {}, "", ++body});
  EXPECT_TRUE(directory.numbers.add("33", FR, 2) && directory.numbers.add("49", DE, 2) &&
              directory.numbers.add("1", US, 2));
}

Countries::~Countries() = default;

PartyId Countries::party(std::string_view path) const {
  const PartyId found = directory.find(path);
  EXPECT_NE(found, no_party) << path;
  return found;
}

RootedKeys Countries::keys(CountryCode code) const {
  pki::DistinguishedName name;
  name.country = code.text();
  name.organization = "STI-PA";
  return RootedKeys(
      shared, {code.text() + "/pa", name, "STI-PA " + code.text(), "pa." + code.text() + ".example"}, born);
}

PolicyAdministrator::Config Countries::administrator(CountryCode code, const trust::Policy& policy) const {
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

GovernanceAuthority::Config Countries::governance(CountryCode code, const trust::Policy& policy) const {
  GovernanceAuthority::Config config;
  config.country = code;
  config.policy = policy;
  config.unhurried_from = start + 10000 * day;  // everything is decided at once
  config.pa_certificate = pki::to_pem(*keys(code).root());
  return config;
}

CertificationAuthority::Config Countries::authority(CountryCode code, unsigned number) const {
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

pki::Json Countries::claims(std::string_view jws) {
  const auto opened = pki::decode_jws(jws);
  return opened ? opened->payload : pki::Json();
}

}  // namespace ishaken::parties::testing
