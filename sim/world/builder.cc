#include "sim/world/builder.h"

#include <fmt/format.h>

#include "models/base/digest.h"
#include "models/parties/adversary/adversary.h"
#include "models/parties/carriers.h"
#include "models/parties/certificate_repository.h"
#include "models/parties/certification_authority/certification_authority.h"
#include "models/parties/governance/governance_authority.h"
#include "models/parties/international_gateway.h"
#include "models/parties/international_registry/international_registry.h"
#include "models/parties/policy_administrator.h"
#include "models/parties/service_provider/service_provider.h"
#include "models/pki/pem.h"
#include "sim/scenario/profiles.h"
#include "sim/world/layout.h"

namespace ishaken::sim {
namespace {

using namespace parties;

// The first call number of adversaries, far above those of any source of traffic.
constexpr std::uint64_t adversary_calls = 1'000'000'000'000'000;

// The spread of the time that the registry's operators take to approve and to settle a dispute.
constexpr double registry_spread = 0.5;

// Returns a country's certificate policy, under the arc for examples (2.999): one policy per country, as in
// the field.
std::string certificate_policy(CountryCode country) {
  return fmt::format("2.999.1000091.{}.{}", static_cast<int>(country.letters[0]),
                     static_cast<int>(country.letters[1]));
}

class Builder {
 public:
  Builder(const Scenario& scenario, const Shared& shared, Instant born)
      : scenario_(scenario), shared_(shared), born_(born) {
    made_.parties.resize(shared.directory.size());
    made_.providers.resize(shared.directory.size());
  }

  Population all() {
    const Directory& directory = shared_.directory;
    InternationalRegistry::Config config;
    config.host = directory.at(directory.registry()).host;
    config.born = born_;
    config.settled_at = scenario_.start;
    config.publication_delay = scenario_.registry.latency_to_publish;
    config.log = scenario_.registry.log;
    config.hold = scenario_.registry.hold;
    config.operators = {scenario_.registry.operators,
                        scenario_.registry.approvals,
                        {scenario_.registry.approval_time, registry_spread}};
    config.decision_delay = {scenario_.registry.decision_delay, registry_spread};
    auto registry = std::make_unique<InternationalRegistry>(config, shared_);
    registry_root_ = registry->root();
    made_.parties[number(directory.registry())] = std::move(registry);
    // STI-PAs are created first, since all the others pin their roots.
    for (const auto& [code, country] : scenario_.countries)
      if (country.shaken && country.governance != Governance::shared_pa) add_administrator(code);
    for (std::uint32_t i = 0; i < directory.size(); ++i) add_other(PartyId{i});
    return std::move(made_);
  }

 private:
  const trust::Policy& policy(const Country& country) const { return scenario_.policies.at(country.policy); }

  const RootedKeys& administrator_keys(CountryCode code) const {
    return *administrator_keys_.at(shared_.directory.administrator(code));
  }

  ServedCountry served(CountryCode code, const Country& country) const {
    return {{code, location_of(code, country).region, country.mandate},
            country.prefixes,
            certificate_policy(code),
            policy(country)};
  }

  void add_administrator(CountryCode code) {
    const PartyId id = shared_.directory.administrator(code);
    PolicyAdministrator::Config config;
    config.path = shared_.directory.at(id).path;
    config.home = code;
    config.host = shared_.directory.at(id).host;
    config.countries.push_back(served(code, scenario_.countries.at(code)));
    for (const auto& [other, country] : scenario_.countries)
      if (country.shaken && country.governance == Governance::shared_pa && country.pa == code)
        config.countries.push_back(served(other, country));
    config.registry_root = registry_root_;
    config.registry_validity = scenario_.registry.entry_validity;
    config.born = born_;
    auto administrator = std::make_unique<PolicyAdministrator>(std::move(config), shared_);
    administrator_keys_.emplace(id, &administrator->keys());
    made_.parties[number(id)] = std::move(administrator);
  }

  void add_other(PartyId id) {
    const Directory::Entry& entry = shared_.directory.at(id);
    auto& slot = made_.parties[number(id)];
    switch (entry.role) {
      case Role::governance_authority:
        slot = governance(entry);
        break;
      case Role::certification_authority:
        slot = authority(entry);
        break;
      case Role::certificate_repository:
        slot = std::make_unique<CertificateRepository>(shared_);
        break;
      case Role::service_provider:
        slot = provider(entry, id);
        break;
      case Role::international_gateway:
        slot = gateway(entry);
        break;
      case Role::adversary:
        slot = adversary(entry, id);
        break;
      case Role::carriers:
        slot = std::make_unique<Carriers>(
            Carriers::Config{scenario_.tracebacks.hops,
                             {scenario_.tracebacks.answer_time, scenario_.tracebacks.answer_spread},
                             scenario_.tracebacks.carriers_answer},
            shared_);
        break;
      case Role::policy_administrator:
      case Role::international_registry:
      case Role::outside_world:
        break;
    }
  }

  std::unique_ptr<Party> governance(const Directory::Entry& entry) const {
    const Country& country = scenario_.countries.at(entry.country);
    GovernanceAuthority::Config config;
    config.country = entry.country;
    config.policy = policy(country);
    config.decision.median = decision_delay(country);
    config.unhurried_from = scenario_.start;
    config.registers = country.registers;
    config.pa_certificate = pki::to_pem(*administrator_keys(entry.country).root());
    config.review = review_of(scenario_, config.policy);
    config.bad_mouthing = {country.bad_mouths, country.bad_mouth_share};
    config.discipline = {country.enforcement, country.strikes};
    return std::make_unique<GovernanceAuthority>(std::move(config), shared_);
  }

  std::unique_ptr<Party> authority(const Directory::Entry& entry) const {
    const Country& country = scenario_.countries.at(entry.country);
    const RootedKeys& administrator = administrator_keys(entry.country);
    CertificationAuthority::Config config;
    config.path = entry.path;
    config.country = entry.country;
    config.organization = "STI-CA " + entry.path;
    config.host = entry.host;
    if (country.repository == RepositoryHost::ca) config.repository_host = repository_of(entry);
    config.rules = {certificate_policy(entry.country),
                    {administrator.crl_url(), administrator.root()->subject}};
    config.pa_root = administrator.root()->public_key;
    config.lifetime = country.certificate_lifetime;
    config.born = born_;
    return std::make_unique<CertificationAuthority>(config, shared_);
  }

  // Returns the host of the shared repository that an STI-CA uses, chosen by the repositories' shares; else
  // of the country's own.
  const std::string& repository_of(const Directory::Entry& authority) const {
    double draw =
        scenario_.repositories.empty() ? 1 : Stream(scenario_.seed, authority.path + "/repository").uniform();
    for (const auto& [name, repository] : scenario_.repositories) {
      if (draw < repository.share)
        return shared_.directory.at(shared_.directory.find("repository/" + name)).host;
      draw -= repository.share;
    }
    return shared_.directory.at(shared_.directory.find(authority.country.text() + "/cr")).host;
  }

  std::unique_ptr<Party> adversary(const Directory::Entry& entry, PartyId id) {
    parties::Adversary::Config config;
    config.self = id;
    config.path = entry.path;
    config.through = entry.country;
    config.host = entry.host;
    config.born = born_;
    config.registry_root = registry_root_;
    config.first_call = ++adversaries_ * adversary_calls;
    config.origid_seed = origid_seed(entry.path);
    return std::make_unique<parties::Adversary>(std::move(config), shared_);
  }

  Enrolment::Config enrolment(const Directory::Entry& entry, unsigned preferred_ca) const {
    const Country& country = scenario_.countries.at(entry.country);
    Enrolment::Config config;
    config.path = entry.path;
    config.country = entry.country;
    config.organization = "Provider " + entry.path;
    config.spc = entry.spc;
    config.preferred_ca = preferred_ca % country.cas;
    config.renewal = country.certificate_renewal;
    if (country.repository == RepositoryHost::provider && entry.role == Role::service_provider)
      config.own_repository_host = entry.host;
    return config;
  }

  std::uint64_t origid_seed(const std::string& path) const {
    return fingerprint(as_bytes(path), scenario_.seed).high;
  }

  std::unique_ptr<Party> provider(const Directory::Entry& entry, PartyId id) {
    const Country& country = scenario_.countries.at(entry.country);
    const unsigned index = providers_[entry.country]++;
    ServiceProvider::Config config;
    config.self = id;
    config.shaken = country.shaken;
    config.enrolment = enrolment(entry, index);
    config.relying.country = entry.country;
    config.relying.policy = policy(country);
    config.relying.profile = profile_named(scenario_, profile_of(scenario_, entry.country, entry.path));
    if (country.shaken) config.relying.pa_root = administrator_keys(entry.country).root()->public_key;
    config.origid_seed = origid_seed(entry.path);
    config.review = review_of(scenario_, config.relying.policy);
    config.enforcement = country.enforcement;
    config.answers_tracebacks = country.answers_tracebacks;
    config.traceback_time = {scenario_.tracebacks.answer_time, scenario_.tracebacks.answer_spread};
    auto made = std::make_unique<ServiceProvider>(std::move(config), shared_);
    made_.providers[number(id)] = made.get();
    return made;
  }

  std::unique_ptr<Party> gateway(const Directory::Entry& entry) const {
    const Country& country = scenario_.countries.at(entry.country);
    InternationalGateway::Config config;
    config.tdm_share = country.tdm_share;
    config.signs = country.gateway_signs && country.shaken;
    config.enrolment = enrolment(entry, 0);
    config.origid_seed = origid_seed(entry.path);
    return std::make_unique<InternationalGateway>(std::move(config), shared_);
  }

  const Scenario& scenario_;
  const Shared& shared_;
  Instant born_;
  pki::PublicKey registry_root_;
  std::map<CountryCode, unsigned> providers_;
  std::uint64_t adversaries_ = 0;
  std::map<PartyId, const RootedKeys*> administrator_keys_;
  Population made_;
};

}  // namespace

Population build(const Scenario& scenario, const parties::Shared& shared, Instant born) {
  return Builder(scenario, shared, born).all();
}

Duration decision_delay(const Country& country) {
  if (country.decision_delay) return *country.decision_delay;
  constexpr auto day = std::chrono::hours(24);
  switch (country.governance) {
    case Governance::single_body:
      return day;
    case Governance::regulator_as_ga:
      return 10 * day;
    case Governance::shared_pa:
      return 3 * day;
    case Governance::independent:
    case Governance::pa_operates_ca:
      break;
  }
  return 2 * day;
}

}  // namespace ishaken::sim
