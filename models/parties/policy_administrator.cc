#include "models/parties/policy_administrator.h"

#include <utility>

#include "models/base/overloaded.h"
#include "models/messages/loot.h"
#include "models/parties/theft.h"

namespace ishaken::parties {
namespace {

RootedKeys::Owner owner(const PolicyAdministrator::Config& config) {
  pki::DistinguishedName name;
  name.country = config.home.text();
  name.organization = "STI-PA";
  return {config.path, name, "STI-PA " + config.home.text(), config.host};
}

std::map<CountryCode, ServedCountry> by_code(const std::vector<ServedCountry>& countries) {
  std::map<CountryCode, ServedCountry> out;
  for (const ServedCountry& each : countries) out.emplace(each.code(), each);
  return out;
}

}  // namespace

PolicyAdministrator::PolicyAdministrator(Config config, const Shared& shared)
    : config_(std::move(config)),
      shared_(shared),
      keys_(shared, owner(config_), config_.born),
      countries_(by_code(config_.countries)),
      office_{config_.path, config_.home, shared_, keys_, courier_, countries_},
      national_(office_, *this, revocations_),
      registration_(office_, config_.registry_validity),
      bilateral_(office_, *this),
      registry_(office_, *this, registration_, config_.registry_root),
      publisher_(office_, national_, sources_, registration_),
      tokens_(office_, revocations_, config_.token_validity),
      revocation_desk_(office_, *this, revocations_, tokens_) {}

PolicyAdministrator::~PolicyAdministrator() = default;

const Handlers<PolicyAdministrator>& PolicyAdministrator::handlers() {
  using P = PolicyAdministrator;
  using namespace messages;
  static const auto table =
      Handlers<P>()
          .on<ApproveCa>(served_governance(&ApproveCa::country), &P::national_, &NationalSource::approve)
          .on<ApproveProvider>(served_governance(&ApproveProvider::country), &P::tokens_, &TokenDesk::approve)
          .on<InstructTrust>(served_governance(&InstructTrust::country), &P::trust_instructed)
          .on<InstructRevocation>(served_governance(&InstructRevocation::country), &P::revocation_desk_,
                                  &RevocationDesk::instructed)
          .on<InstructRegistration>(served_governance(&InstructRegistration::country), &P::registration_,
                                    &Registration::instructed)
          .on<ConfirmedRoot>(served_governance(&ConfirmedRoot::country), &P::registry_,
                             &RegistrySource::root_confirmed)
          .on<TreeHeadGossip>(any_administrator, &P::registry_, &RegistrySource::heard)
          .on<IssuanceReport>(any_authority, &P::tokens_, &TokenDesk::reported)
          .on<SpcTokenRequest>(anyone, &P::tokens_, &TokenDesk::asked)
          .on<TrustedListRequest>(anyone, &P::publisher_, &Publisher::serve)
          .on<PartnerListRequest>(anyone, &P::publisher_, &Publisher::serve_partner)
          .on<CrlRequest>(anyone, &P::revocation_desk_, &RevocationDesk::serve);
  return table;
}

void PolicyAdministrator::receive(const messages::Envelope& envelope, Act& act) {
  handlers().dispatch(*this, shared_.directory, envelope, act);
}

void PolicyAdministrator::direct(const messages::Directive& directive, Act& act) {
  std::visit(Overloaded{
                 [&](const messages::Start&) { start(act); },
                 [&](const messages::AdoptPolicy& m) {
                   if (ServedCountry* country = office_.find(m.country)) country->policy = *m.policy;
                 },
                 [&](const messages::ReplaceKey&) { replace_key(act); },
                 [&](const messages::MistakeHolder& m) { tokens_.mistake(m); },
                 [](const auto&) {},  // for other parties
             },
             directive);
}

void PolicyAdministrator::start(Act& act) {
  revocation_desk_.renew(act);
  for (const auto& [code, country] : countries_) publisher_.renew(country, act);
  for (TrustSource* source : sources_) source->start(act);
}

void PolicyAdministrator::trust_instructed(const messages::InstructTrust& instruction, Act& act) {
  ServedCountry* country = office_.find(instruction.country);
  if (country == nullptr) return;
  country->instruction = instruction.instruction;
  for (TrustSource* source : sources_) source->instructed(*country, instruction, act);
  changed(instruction.country, act);
}

void PolicyAdministrator::replace_key(Act& act) {
  keys_.rotate(act.now());
  act.record(TrustDecision{"rotate-key", config_.home, config_.path, "new signing key under the same root"});
  publisher_.sign_all(act);
}

std::shared_ptr<const messages::Loot> PolicyAdministrator::steal(const Theft& theft) const {
  if (theft.what != Theft::What::signing_key) return nullptr;
  return std::make_shared<const messages::Loot>(
      messages::StolenPaKey{keys_.signer(), keys_.root(), keys_.crl_url()});
}

}  // namespace ishaken::parties
