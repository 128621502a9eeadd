// What an STI-PA learns from other countries, and what it publishes of it.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "models/parties/policy_administrator.h"
#include "models/parties/policy_administrator_wakes.h"

namespace ishaken::parties {
namespace {

bool same_contents(const trust::TrustedList& a, const trust::TrustedList& b) {
  return std::equal(a.anchors.begin(), a.anchors.end(), b.anchors.begin(), b.anchors.end(),
                    [](const trust::TrustedAnchor& x, const trust::TrustedAnchor& y) {
                      return x.certificate->fingerprint == y.certificate->fingerprint &&
                             x.country == y.country && x.via == y.via && x.mechanism == y.mechanism &&
                             x.scoped == y.scoped && x.downgraded == y.downgraded &&
                             x.prefixes == y.prefixes && x.policies == y.policies;
                    }) &&
         std::equal(a.authorities.begin(), a.authorities.end(), b.authorities.begin(), b.authorities.end(),
                    [](const trust::Authority& x, const trust::Authority& y) {
                      return x.root->fingerprint == y.root->fingerprint && x.crl_url == y.crl_url;
                    }) &&
         a.distrusted == b.distrusted;
}

// Whether somebody who was believed is not believed any more: an anchor is gone, or a provider is named.
bool withdraws_trust(const trust::TrustedList& before, const trust::TrustedList& after) {
  if (!std::includes(before.distrusted.begin(), before.distrusted.end(), after.distrusted.begin(),
                     after.distrusted.end()))
    return true;
  return !std::all_of(before.anchors.begin(), before.anchors.end(), [&](const trust::TrustedAnchor& old) {
    return std::any_of(after.anchors.begin(), after.anchors.end(), [&](const trust::TrustedAnchor& each) {
      return each.certificate->fingerprint == old.certificate->fingerprint;
    });
  });
}

}  // namespace

// --- other countries ---

void PolicyAdministrator::read_registry(Act& act) {
  const bool wanted = std::any_of(domains_.begin(), domains_.end(), [](const auto& each) {
    const Domain& domain = each.second;
    return domain.instruction.use_registry || (domain.national.policy.watchdog && domain.registered);
  });
  // A lost read is no loss: the next one comes.
  if (wanted)
    act.send(shared_.directory.registry(),
             messages::RegistryRead{static_cast<std::uint64_t>(registry_sequence_)});
}

void PolicyAdministrator::on(const messages::RegistryContents& reply, Act& act) {
  if (reply.status == 200 && reply.contents) {
    const auto snapshot = shared_.reader.snapshot(*reply.contents, config_.registry_root);
    if (snapshot == nullptr) return;
    if (own_policy().enforce_sequence &&
        (snapshot->sequence < registry_sequence_ || !registry_signer_.accept(*snapshot->signer)))
      return;
    if (own_policy().check_log) return check_log(snapshot, act);
    take(*snapshot);
  }
  // Also where nothing changed (304): an entry may have expired meanwhile.
  registry_changed(act);
}

void PolicyAdministrator::take(const trust::RegistrySnapshot& snapshot) {
  registry_sequence_ = snapshot.sequence;
  registry_.clear();
  for (const std::string& text : snapshot.entries)
    if (auto entry = shared_.reader.entry(text))
      registry_.insert_or_assign(entry->attributes.country, std::move(entry));
}

void PolicyAdministrator::registry_changed(Act& act) {
  for (auto& [country, domain] : domains_) {
    if (domain.national.policy.watchdog) watch(domain, act);
    if (!domain.instruction.use_registry) continue;
    report_registry(domain, act);
    publish_soon(domain, act);
  }
}

void PolicyAdministrator::report_registry(Domain& domain, Act& act) {
  std::vector<trust::Candidate> candidates;
  for (const auto& [country, entry] : registry_)
    if (country != domain.national.attributes.country && entry->exp >= numeric_date(act.now()))
      candidates.push_back(entry->attributes);
  if (domain.was_reported && candidates == domain.reported) return;
  domain.reported = candidates;
  domain.was_reported = true;
  courier_.send(domain.governance,
                messages::RegistryNews{domain.national.attributes.country, std::move(candidates)}, act,
                "news");
}

void PolicyAdministrator::read_partner(const Domain& domain, const std::pair<const CountryCode, Pin>& pin,
                                       Act& act) {
  const auto& [partner, pinned] = pin;
  const PartyId where = shared_.directory.administrator(partner);
  if (where == no_party) return;
  const CountryCode self = domain.national.attributes.country;
  act.send(where, messages::PartnerListRequest{self, partner});
  act.wake_after(domain.national.policy.partner_poll,
                 {poll_partner, std::uint64_t{pinned.poll} << 32 | packed(self, partner)});
}

void PolicyAdministrator::on(const messages::PartnerListReply& reply, const messages::Envelope&, Act& act) {
  if (reply.status != 200 || !reply.list) return;
  for (auto& [country, domain] : domains_) {
    const auto pin = domain.pins.find(reply.country);
    if (pin == domain.pins.end()) continue;
    const auto list = shared_.reader.list(*reply.list, pin->second.root->public_key);
    const auto known = domain.partner_lists.find(reply.country);
    if (list == nullptr || !trust::valid_at(*list->signer, act.now()) ||
        (domain.national.policy.enforce_sequence &&
         ((known != domain.partner_lists.end() && list->sequence < known->second->sequence) ||
          !domain.partner_signers[reply.country].accept(*list->signer))))
      continue;
    domain.partner_lists.insert_or_assign(reply.country, list);
    publish_soon(domain, act);
  }
}

void PolicyAdministrator::register_entry(Domain& domain, Act& act) {
  if (!domain.national_text) return;  // before the beginning; publishing will register it
  trust::RegistryEntry entry;
  entry.attributes = domain.national.attributes;
  entry.prefixes = domain.national.prefixes;
  entry.pa_root = keys_.root();
  entry.list = *domain.national_text;
  entry.crl_url = keys_.crl_url();
  entry.crl_issuer = keys_.root()->subject.to_text();
  entry.policies = {domain.national.certificate_policy};
  entry.sequence = ++domain.entry_sequence;
  entry.nbf = numeric_date(act.now());
  entry.exp = numeric_date(act.now() + config_.registry_validity);
  const CountryCode country = domain.national.attributes.country;
  const messages::SharedText text = messages::share(keys_.sign("registration", to_claims(entry)));
  remember_registration(domain, *text);
  courier_.send(shared_.directory.registry(), messages::RegistryRegister{country, text}, act,
                "registration " + country.text(),
                [this, country](const messages::Message& answer, Act& later) {
                  if (const auto* result = answer_as<messages::RegistryResult>(&answer))
                    registration_answered(country, *result, later);
                });
  act.record(RegistrationMade{country, true});
}

// --- what it publishes ---

trust::TrustedList PolicyAdministrator::build_national(const Domain& domain) const {
  trust::TrustedList list;
  list.authorities.push_back({keys_.root(), keys_.crl_url()});
  for (const auto& [name, ca] : domain.cas) {
    trust::TrustedAnchor anchor;
    anchor.certificate = ca.root;
    anchor.country = anchor.via = domain.national.attributes.country;
    anchor.prefixes = domain.national.prefixes;
    anchor.policies = {domain.national.certificate_policy};
    list.anchors.push_back(std::move(anchor));
  }
  return list;
}

trust::TrustedList PolicyAdministrator::build_merged(const Domain& domain, Instant now) const {
  std::vector<trust::MergeSource> sources;
  const auto usable = [&](const trust::TrustedList& list) {
    return list.exp >= numeric_date(now) || !domain.national.policy.enforce_expiry;
  };
  for (const trust::TrustedCountry& trusted : domain.instruction.trusted) {
    if (trusted.mechanism == trust::Mechanism::bilateral) {
      if (const auto list = domain.partner_lists.find(trusted.country);
          list != domain.partner_lists.end() && usable(*list->second))
        sources.push_back({trusted, list->second});
    } else if (const auto entry = registry_.find(trusted.country); entry != registry_.end() &&
                                                                   entry->second->exp >= numeric_date(now) &&
                                                                   confirmed(domain, *entry->second)) {
      auto list = shared_.reader.list(entry->second->list, entry->second->pa_root->public_key);
      if (list && usable(*list)) sources.push_back({trusted, std::move(list)});
    }
  }
  return trust::merge(build_national(domain), domain.national.attributes.country, sources,
                      domain.instruction);
}

void PolicyAdministrator::publish_soon(Domain& domain, Act& act) {
  if (std::exchange(domain.publishing, true)) return;
  const CountryCode country = domain.national.attributes.country;
  act.wake_after(std::chrono::seconds(1), {publish_now, packed(country, country)});
}

void PolicyAdministrator::publish(Domain& domain, bool renew, Act& act) {
  trust::TrustedList national = build_national(domain), merged = build_merged(domain, act.now());
  const bool national_changed = renew || !same_contents(national, domain.national_list);
  if (national_changed) {
    national.sequence = domain.national_list.sequence;
    domain.national_list = std::move(national);
    sign(domain.national_list, domain.national_text, domain, act.now());
    if (domain.registered) register_entry(domain, act);
  }
  if (!national_changed && same_contents(merged, domain.merged_list)) return;
  const bool withdraws = withdraws_trust(domain.merged_list, merged);
  merged.sequence = domain.merged_list.sequence;
  domain.merged_list = std::move(merged);
  sign(domain.merged_list, domain.merged_text, domain, act.now());
  act.record(ListPublished{domain.national.attributes.country, domain.merged_list.sequence,
                           domain.instruction.trusted, domain.merged_list.anchors.size()});
  if (withdraws && domain.national.policy.push_lists) push(domain, act);
}

void PolicyAdministrator::sign(trust::TrustedList& list, messages::SharedText& text, const Domain& domain,
                               Instant now) {
  ++list.sequence;
  list.exp = numeric_date(now + domain.national.policy.list_validity);
  text = messages::share(keys_.sign("trusted-list", to_claims(list)));
}

void PolicyAdministrator::publish_crl(Act& act) {
  revocations_.publish(keys_, shared_, act.now(), own_policy().crl_validity);
}

}  // namespace ishaken::parties
