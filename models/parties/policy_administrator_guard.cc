// What an STI-PA does against attacks on the registry, on its own key, and on the keys below it.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "models/base/digest.h"
#include "models/parties/policy_administrator.h"

namespace ishaken::parties {
namespace {

// Entries that may still be on their way to the registry's readers.
constexpr std::size_t remembered_entries = 16;

// After the registry says that it saw an entry as new: somebody else counted, too.
constexpr std::int64_t far_ahead = 1000;
constexpr Duration patience = std::chrono::hours(1);

}  // namespace

void PolicyAdministrator::remember_registration(Domain& domain, const std::string& text) {
  auto& texts = domain.registered_texts;
  if (texts.size() == remembered_entries) texts.erase(texts.begin());
  texts.push_back(sha256(as_bytes(text)));
}

bool PolicyAdministrator::confirmed(const Domain& domain, const trust::RegistryEntry& entry) {
  if (!domain.national.policy.pin_pa_roots) return true;
  const auto root = domain.confirmed.find(entry.attributes.country);
  return root != domain.confirmed.end() && root->second == entry.pa_root->fingerprint;
}

// Another's root in its place, or no entry where there was one, is the registry's doing; an entry under its
// own root that it did not make means that somebody else has its key.
void PolicyAdministrator::watch(Domain& domain, Act& act) {
  if (!domain.registered) return;
  const auto shown = registry_.find(domain.national.attributes.country);
  if (shown == registry_.end()) {
    if (domain.stood_in_registry) dispute(domain, act);
    return;
  }
  domain.stood_in_registry = true;
  if (shown->second->pa_root->fingerprint != keys_.root()->fingerprint) return dispute(domain, act);
  // What a key signed that was replaced says nothing any more.
  const bool replaced = shown->second->signer->not_before < keys_.signer().certificate->not_before;
  const auto& ours = domain.registered_texts;
  if (!replaced && std::ranges::find(ours, shown->second->text_digest) == ours.end())
    courier_.send(domain.governance, messages::KeyAlarm{domain.national.attributes.country}, act, "alarm");
}

void PolicyAdministrator::dispute(Domain& domain, Act& act) {
  const CountryCode country = domain.national.attributes.country;
  const pki::Json claims{{"country", country.text()}, {"sequence", ++domain.entry_sequence}};
  act.record(TrustDecision{"dispute-entry", country, "registry", "not what was registered"});
  courier_.send(shared_.directory.registry(),
                messages::RegistryDispute{country, keys_.sign("dispute", claims)}, act,
                "dispute " + country.text());
}

void PolicyAdministrator::registration_answered(CountryCode country, const messages::RegistryResult& result,
                                                Act& act) {
  Domain* domain = domain_of(country);
  if (domain == nullptr || !domain->registered) return;
  if (result.status == 409) dispute(*domain, act);  // the place is taken
  // Somebody else counted, too. Whoever goes on saying so is not asked again for a while.
  if (result.status != 412 || act.now() < domain->counted_ahead + patience) return;
  domain->counted_ahead = act.now();
  domain->entry_sequence += far_ahead;
  register_entry(*domain, act);
}

void PolicyAdministrator::replace_key(Act& act) {
  keys_.rotate(act.now());
  act.record(TrustDecision{"rotate-key", config_.home, config_.path, "new signing key under the same root"});
  for (auto& [country, domain] : domains_) publish(domain, true, act);
}

// The books are put right when whatever was issued on the code is revoked.
void PolicyAdministrator::correct_books(const std::string& holder) {
  for (auto& [country, domain] : domains_)
    for (const auto& [spc, path] : domain.providers)
      if (path == holder) mistaken_.erase(spc);
}

// The holder replaces its key; whoever has a certificate below a revoked one gets another, too.
void PolicyAdministrator::give_notice(const messages::InstructRevocation& instruction,
                                      const std::vector<pki::CertificatePtr>& revoked, Act& act) {
  std::set<std::string> holders{instruction.holder};
  for (const auto& certificate : revoked)
    if (!certificate->tn_auth_list)
      for (std::string& each : revocations_.holders_under(*certificate)) holders.insert(std::move(each));
  for (const std::string& holder : holders)
    if (const PartyId party = shared_.directory.find(holder); party != no_party)
      courier_.send(party, messages::RevocationNotice{instruction.country, holder}, act, "notice");
}

void PolicyAdministrator::push(const Domain& domain, Act& act) {
  const CountryCode country = domain.national.attributes.country;
  for (const PartyId provider : shared_.directory.providers(country))
    courier_.send(provider, messages::TrustedListPush{country, domain.merged_text}, act, "push");
}

}  // namespace ishaken::parties
