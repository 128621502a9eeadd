#include "models/parties/policy_administrator.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "models/base/overloaded.h"
#include "models/pki/pem.h"
#include "models/pki/spc_token.h"

namespace ishaken::parties {
namespace {

enum Wake : std::uint32_t {
  poll_registry,
  poll_partner,
  publish_now,
  renew_list,
  renew_crl,
  renew_entry,
  courier_retry
};

constexpr std::uint64_t first_read = 1;  // of poll_registry

std::uint64_t packed(CountryCode reader, CountryCode partner = {}) {
  std::uint64_t out = 0;
  for (const char letter : {reader.letters[0], reader.letters[1], partner.letters[0], partner.letters[1]})
    out = out << 8 | static_cast<std::uint8_t>(letter);
  return out;
}
CountryCode unpacked(std::uint64_t which, unsigned shift) {
  const char letters[2] = {static_cast<char>(which >> (shift + 8) & 255),
                           static_cast<char>(which >> shift & 255)};
  return CountryCode(std::string_view(letters, 2));
}

RootedKeys::Owner owner(const PolicyAdministrator::Config& config) {
  pki::DistinguishedName name;
  name.country = config.home.text();
  name.organization = "STI-PA";
  return {config.path, name, "STI-PA " + config.home.text(), config.host};
}

bool same_anchors(const trust::TrustedList& a, const trust::TrustedList& b) {
  return std::equal(a.anchors.begin(), a.anchors.end(), b.anchors.begin(), b.anchors.end(),
                    [](const trust::TrustedAnchor& x, const trust::TrustedAnchor& y) {
                      return x.certificate->fingerprint == y.certificate->fingerprint &&
                             x.country == y.country && x.via == y.via && x.mechanism == y.mechanism &&
                             x.scoped == y.scoped && x.prefixes == y.prefixes && x.policies == y.policies;
                    }) &&
         std::equal(a.authorities.begin(), a.authorities.end(), b.authorities.begin(), b.authorities.end(),
                    [](const trust::Authority& x, const trust::Authority& y) {
                      return x.root->fingerprint == y.root->fingerprint && x.crl_url == y.crl_url;
                    });
}

}  // namespace

PolicyAdministrator::PolicyAdministrator(Config config, const Shared& shared)
    : config_(std::move(config)),
      shared_(shared),
      keys_(shared, owner(config_), config_.born),
      courier_(courier_retry) {
  for (const National& national : config_.countries) {
    Domain domain;
    domain.national = national;
    domain.governance = shared.directory.governance(national.attributes.country);
    domains_.emplace(national.attributes.country, std::move(domain));
  }
}

void PolicyAdministrator::receive(const messages::Envelope& envelope, Act& act) {
  if (courier_.lost(envelope, act)) return;
  std::visit(
      Overloaded{
          [&](const messages::Start&) { start(act); }, [&](const messages::ApproveCa& m) { on(m, act); },
          [&](const messages::ApproveProvider& m) { on(m); },
          [&](const messages::InstructTrust& m) { on(m, act); },
          [&](const messages::InstructRevocation& m) { on(m, act); },
          [&](const messages::InstructRegistration& m) { on(m, act); },
          [&](const messages::SpcTokenRequest& m) { on(m, envelope, act); },
          [&](const messages::IssuanceReport& m) {
            auto certificate = shared_.certificates.from_pem(m.certificate);
            for (const auto& [country, domain] : domains_)
              if (const auto provider = domain.providers.find(m.spc);
                  certificate && provider != domain.providers.end())
                revocations_.issued(provider->second, *certificate);
          },
          [&](const messages::TrustedListRequest& m) {
            const Domain* domain = domain_of(m.country);
            const bool known = domain != nullptr && domain->merged_text != nullptr;
            act.reply(envelope,
                      messages::TrustedListReply{known ? 200 : 404, known ? domain->merged_text : nullptr});
          },
          [&](const messages::CrlRequest&) {
            act.reply(envelope, messages::CrlReply{revocations_.der() ? 200 : 404, revocations_.der()});
          },
          [&](const messages::PartnerListRequest& m) {
            const Domain* domain = domain_of(m.country);
            const messages::SharedText text =
                domain == nullptr
                    ? nullptr
                    : (domain->instruction.re_export ? domain->merged_text : domain->national_text);
            act.reply(envelope, messages::PartnerListReply{text ? 200 : 404, m.country, text});
          },
          [&](const messages::PartnerListReply& m) { on(m, envelope, act); },
          [&](const messages::RegistryContents& m) { on(m, act); },
          [&](const messages::RegistryResult&) { courier_.settled(envelope.request); },
          [&](const messages::AdoptPolicy& m) {
            for (auto& [country, domain] : domains_)
              if (domain.governance == envelope.from || country == config_.home)
                domain.national.policy = m.policy;
          },
          [&](const messages::ReplaceKey&) {
            keys_.rotate(act.now());
            act.record(TrustDecision{"rotate-key", config_.home, config_.path,
                                     "new signing key under the same root"});
            for (auto& [country, domain] : domains_) publish(domain, true, act);
          },
          [](const auto&) {},  // not for an STI-PA
      },
      envelope.message);
}

void PolicyAdministrator::wake(Tag tag, Act& act) {
  Domain* domain = domain_of(unpacked(tag.which, 16));
  switch (tag.what) {
    case poll_registry: {
      read_registry(act);
      const Duration period = config_.countries.front().policy.registry_poll;
      const bool first = tag.which == first_read;
      return act.wake_after(first ? act.draw("registry-poll").between(Duration{0}, period) : period,
                            {poll_registry, 0});
    }
    case poll_partner:
      if (domain != nullptr) read_partner(*domain, unpacked(tag.which, 0), act);
      return;
    case publish_now:
      if (domain == nullptr) return;
      domain->publishing = false;
      return publish(*domain, false, act);
    case renew_list:
      if (domain == nullptr) return;
      publish(*domain, true, act);
      return act.wake_after(domain->national.policy.list_validity / 2, tag);
    case renew_crl:
      publish_crl(act);
      return act.wake_after(config_.countries.front().policy.crl_validity / 2, tag);
    case renew_entry:
      if (domain == nullptr || !domain->registered) return;
      register_entry(*domain, act);
      return act.wake_after(config_.registry_validity / 2, tag);
    case courier_retry:
      return courier_.wake(tag, act);
    default:
      return;
  }
}

void PolicyAdministrator::start(Act& act) {
  publish_crl(act);
  act.wake_after(config_.countries.front().policy.crl_validity / 2, {renew_crl, 0});
  for (auto& [country, domain] : domains_) {
    publish(domain, true, act);
    act.wake_after(domain.national.policy.list_validity / 2, {renew_list, packed(country, country)});
  }
  // The first read finds what registered meanwhile; afterwards at a phase of its own.
  act.wake_after(std::chrono::minutes(30), {poll_registry, first_read});
}

PolicyAdministrator::Domain* PolicyAdministrator::domain_of(CountryCode country) {
  const auto found = domains_.find(country);
  return found == domains_.end() ? nullptr : &found->second;
}

// --- what its STI-GAs instruct ---

void PolicyAdministrator::on(const messages::ApproveCa& instruction, Act& act) {
  Domain* domain = domain_of(instruction.country);
  if (domain == nullptr) return;
  if (instruction.approved) {
    auto root = shared_.certificates.from_pem(instruction.certificate);
    auto intermediate = shared_.certificates.from_pem(instruction.intermediate);
    if (!root) return;
    domain->cas.insert_or_assign(instruction.name, ApprovedCa{*root});
    if (intermediate) revocations_.issued(instruction.name, *intermediate);
  } else {
    domain->cas.erase(instruction.name);
  }
  publish_soon(*domain, act);
}

void PolicyAdministrator::on(const messages::ApproveProvider& instruction) {
  Domain* domain = domain_of(instruction.country);
  if (domain == nullptr) return;
  if (instruction.approved) {
    domain->providers.insert_or_assign(instruction.spc, instruction.name);
  } else {
    domain->providers.erase(instruction.spc);
  }
}

void PolicyAdministrator::on(const messages::InstructTrust& instruction, Act& act) {
  Domain* domain = domain_of(instruction.country);
  if (domain == nullptr) return;
  domain->instruction = instruction.instruction;
  std::map<CountryCode, pki::CertificatePtr> pins;
  for (const auto& pin : instruction.pins)
    if (auto root = shared_.certificates.from_pem(pin.pa_certificate)) pins.emplace(pin.partner, *root);
  const auto before = std::exchange(domain->pins, std::move(pins));
  std::erase_if(domain->partner_lists, [&](const auto& each) { return !domain->pins.contains(each.first); });
  publish_soon(*domain, act);
  for (const auto& [partner, root] : domain->pins)
    if (!before.contains(partner)) read_partner(*domain, partner, act);
}

void PolicyAdministrator::on(const messages::InstructRevocation& instruction, Act& act) {
  const std::size_t added = revocations_.revoke(instruction.holder, act.now());
  if (added > 0) publish_crl(act);
}

void PolicyAdministrator::on(const messages::InstructRegistration& instruction, Act& act) {
  Domain* domain = domain_of(instruction.country);
  if (domain == nullptr || domain->registered == instruction.registered) return;
  domain->registered = instruction.registered;
  if (instruction.registered) {
    register_entry(*domain, act);
    act.wake_after(config_.registry_validity / 2,
                   {renew_entry, packed(instruction.country, instruction.country)});
    return;
  }
  const pki::Json claims{{"country", instruction.country.text()}, {"sequence", ++domain->entry_sequence}};
  courier_.send(shared_.directory.registry(),
                messages::RegistryWithdraw{instruction.country, keys_.sign("withdrawal", claims)}, act);
  act.record(RegistrationMade{instruction.country, false});
}

// --- what providers ask for ---

void PolicyAdministrator::on(const messages::SpcTokenRequest& request, const messages::Envelope& envelope,
                             Act& act) {
  const auto approved = std::any_of(domains_.begin(), domains_.end(), [&](const auto& each) {
    const auto provider = each.second.providers.find(request.spc);
    return provider != each.second.providers.end() &&
           provider->second == shared_.directory.at(envelope.from).path;
  });
  if (!approved) return act.reply(envelope, messages::SpcTokenReply{403, ""});
  pki::SpcToken token;
  token.exp = numeric_date(act.now() + config_.token_validity);
  token.jti = fmt::format("{}/{}", config_.path, ++tokens_);
  token.spc = request.spc;
  token.fingerprint = request.fingerprint;
  act.reply(envelope, messages::SpcTokenReply{200, keys_.sign("JWT", pki::to_claims(token))});
}

// --- other countries ---

void PolicyAdministrator::read_registry(Act& act) {
  const bool wanted = std::any_of(domains_.begin(), domains_.end(),
                                  [](const auto& each) { return each.second.instruction.use_registry; });
  // A lost read is no loss: the next one comes.
  if (wanted)
    act.send(shared_.directory.registry(),
             messages::RegistryRead{static_cast<std::uint64_t>(registry_sequence_)});
}

void PolicyAdministrator::on(const messages::RegistryContents& reply, Act& act) {
  if (reply.status == 200 && reply.contents) {
    const auto snapshot = shared_.reader.snapshot(*reply.contents, config_.registry_root);
    if (snapshot == nullptr || snapshot->sequence < registry_sequence_) return;
    registry_sequence_ = snapshot->sequence;
    registry_.clear();
    for (const std::string& text : snapshot->entries)
      if (auto entry = shared_.reader.entry(text))
        registry_.insert_or_assign(entry->attributes.country, std::move(entry));
  }
  // Also where nothing changed (304): an entry may have expired meanwhile.
  for (auto& [country, domain] : domains_) {
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
                messages::RegistryNews{domain.national.attributes.country, std::move(candidates)}, act);
}

void PolicyAdministrator::read_partner(Domain& domain, CountryCode partner, Act& act) {
  if (!domain.pins.contains(partner)) return;
  const CountryCode self = domain.national.attributes.country;
  act.send(shared_.directory.administrator(partner), messages::PartnerListRequest{self, partner});
  act.wake_after(domain.national.policy.partner_poll, {poll_partner, packed(self, partner)});
}

void PolicyAdministrator::on(const messages::PartnerListReply& reply, const messages::Envelope&, Act& act) {
  if (reply.status != 200 || !reply.list) return;
  for (auto& [country, domain] : domains_) {
    const auto pin = domain.pins.find(reply.country);
    if (pin == domain.pins.end()) continue;
    const auto list = shared_.reader.list(*reply.list, pin->second->public_key);
    const auto known = domain.partner_lists.find(reply.country);
    if (list == nullptr || (known != domain.partner_lists.end() && list->sequence < known->second->sequence))
      continue;
    domain.partner_lists.insert_or_assign(reply.country, list);
    publish_soon(domain, act);
  }
}

void PolicyAdministrator::register_entry(Domain& domain, Act& act) {
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
  courier_.send(
      shared_.directory.registry(),
      messages::RegistryRegister{country, messages::share(keys_.sign("registration", to_claims(entry)))},
      act);
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

trust::TrustedList PolicyAdministrator::build_merged(const Domain& domain) const {
  std::vector<trust::MergeSource> sources;
  for (const trust::TrustedCountry& trusted : domain.instruction.trusted) {
    if (trusted.mechanism == trust::Mechanism::bilateral) {
      if (const auto list = domain.partner_lists.find(trusted.country); list != domain.partner_lists.end())
        sources.push_back({trusted, list->second});
    } else if (const auto entry = registry_.find(trusted.country); entry != registry_.end()) {
      if (auto list = shared_.reader.list(entry->second->list, entry->second->pa_root->public_key))
        sources.push_back({trusted, std::move(list)});
    }
  }
  return trust::merge(build_national(domain), sources);
}

void PolicyAdministrator::publish_soon(Domain& domain, Act& act) {
  if (std::exchange(domain.publishing, true)) return;
  const CountryCode country = domain.national.attributes.country;
  act.wake_after(std::chrono::seconds(1), {publish_now, packed(country, country)});
}

void PolicyAdministrator::publish(Domain& domain, bool renew, Act& act) {
  trust::TrustedList national = build_national(domain), merged = build_merged(domain);
  const bool national_changed = renew || !same_anchors(national, domain.national_list);
  if (national_changed) {
    national.sequence = domain.national_list.sequence;
    domain.national_list = std::move(national);
    sign(domain.national_list, domain.national_text, domain, act.now());
    if (domain.registered) register_entry(domain, act);
  }
  if (!national_changed && same_anchors(merged, domain.merged_list)) return;
  merged.sequence = domain.merged_list.sequence;
  domain.merged_list = std::move(merged);
  sign(domain.merged_list, domain.merged_text, domain, act.now());
  act.record(ListPublished{domain.national.attributes.country, domain.merged_list.sequence,
                           domain.instruction.trusted, domain.merged_list.anchors.size()});
}

void PolicyAdministrator::sign(trust::TrustedList& list, messages::SharedText& text, const Domain& domain,
                               Instant now) {
  ++list.sequence;
  list.exp = numeric_date(now + domain.national.policy.list_validity);
  text = messages::share(keys_.sign("trusted-list", to_claims(list)));
}

void PolicyAdministrator::publish_crl(Act& act) {
  revocations_.publish(keys_, shared_, act.now(), config_.countries.front().policy.crl_validity);
}

}  // namespace ishaken::parties
