#include "models/parties/policy_administrator.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

#include "models/base/overloaded.h"
#include "models/parties/policy_administrator_wakes.h"
#include "models/pki/pem.h"
#include "models/pki/spc_token.h"

namespace ishaken::parties {
namespace {

constexpr std::uint64_t first_read = 1;  // of poll_registry

RootedKeys::Owner owner(const PolicyAdministrator::Config& config) {
  pki::DistinguishedName name;
  name.country = config.home.text();
  name.organization = "STI-PA";
  return {config.path, name, "STI-PA " + config.home.text(), config.host};
}

}  // namespace

PolicyAdministrator::PolicyAdministrator(Config config, const Shared& shared)
    : config_(std::move(config)),
      shared_(shared),
      keys_(shared, owner(config_), config_.born),
      log_(config_.registry_root) {
  for (const National& national : config_.countries) {
    Domain domain;
    domain.national = national;
    domain.governance = shared.directory.governance(national.attributes.country);
    domains_.emplace(national.attributes.country, std::move(domain));
  }
}

void PolicyAdministrator::receive(const messages::Envelope& envelope, Act& act) {
  if (!may_say(envelope)) return;
  std::visit(
      Overloaded{
          [&](const messages::ApproveCa& m) { on(m, act); },
          [&](const messages::ApproveProvider& m) { on(m); },
          [&](const messages::InstructTrust& m) { on(m, act); },
          [&](const messages::InstructRevocation& m) { on(m, act); },
          [&](const messages::InstructRegistration& m) { on(m, act); },
          [&](const messages::SpcTokenRequest& m) { on(m, envelope, act); },
          [&](const messages::IssuanceReport& m) {
            const Domain* domain = domain_of(shared_.directory.at(envelope.from).country);
            const auto provider = domain->providers.find(m.spc);
            const auto certificate = shared_.certificates.from_pem(m.certificate);
            if (certificate && provider != domain->providers.end())
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
          [&](const messages::LogProof& m) { on(m, act); },
          [&](const messages::TreeHeadGossip& m) { on(m, envelope.from, act); },
          [&](const messages::ConfirmedRoot& m) {
            const auto root = shared_.certificates.from_pem(m.pa_certificate);
            Domain* domain = domain_of(m.country);
            if (!root || domain == nullptr) return;
            domain->confirmed.insert_or_assign(m.of, (*root)->fingerprint);
            publish_soon(*domain, act);
          },
          [](const auto&) {},  // not for an STI-PA
      },
      envelope.message);
}

void PolicyAdministrator::direct(const messages::Directive& directive, Act& act) {
  std::visit(Overloaded{
                 [&](const messages::Start&) { start(act); },
                 [&](const messages::MistakeHolder& m) { mistaken_.insert_or_assign(m.spc, m.holder); },
                 [&](const messages::AdoptPolicy& m) {
                   if (Domain* domain = domain_of(m.country)) domain->national.policy = *m.policy;
                 },
                 [&](const messages::ReplaceKey&) { replace_key(act); }, [](const auto&) {},  // not for it
             },
             directive);
}

// The channels between bodies are authenticated, so an instruction from somebody else is none.
bool PolicyAdministrator::may_say(const messages::Envelope& envelope) const {
  const auto governs = [&](const auto& instruction) {
    const auto domain = domains_.find(instruction.country);
    return domain != domains_.end() && domain->second.governance == envelope.from;
  };
  return std::visit(
      Overloaded{
          [&](const messages::ApproveCa& m) { return governs(m); },
          [&](const messages::ApproveProvider& m) { return governs(m); },
          [&](const messages::InstructTrust& m) { return governs(m); },
          [&](const messages::InstructRevocation& m) { return governs(m); },
          [&](const messages::InstructRegistration& m) { return governs(m); },
          [&](const messages::ConfirmedRoot& m) { return governs(m); },
          [&](const messages::LogProof&) { return envelope.from == shared_.directory.registry(); },
          [&](const messages::TreeHeadGossip&) {
            return shared_.directory.at(envelope.from).role == Role::policy_administrator;
          },
          [&](const messages::IssuanceReport&) {
            const Directory::Place& sender = shared_.directory.at(envelope.from);
            return sender.role == Role::certification_authority && domains_.contains(sender.country);
          },
          [](const auto&) { return true; },
      },
      envelope.message);
}

void PolicyAdministrator::wake(Tag tag, Act& act) {
  Domain* domain = domain_of(unpacked(tag.which, 16));
  switch (tag.what) {
    case poll_registry: {
      read_registry(act);
      const Duration period = own_policy().registry_poll;
      const bool first = tag.which == first_read;
      return act.wake_after(first ? act.draw("registry-poll").between(Duration{0}, period) : period,
                            {poll_registry, 0});
    }
    case poll_partner:
      if (domain == nullptr) return;
      if (const auto pin = domain->pins.find(unpacked(tag.which, 0));
          pin != domain->pins.end() && pin->second.poll == tag.which >> 32)
        read_partner(*domain, *pin, act);
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
      return act.wake_after(own_policy().crl_validity / 2, tag);
    case renew_entry:
      if (domain == nullptr || !domain->registered || domain->registrations != tag.which >> 32) return;
      register_entry(*domain, act);
      return act.wake_after(config_.registry_validity / 2, tag);
    default:
      return;
  }
}

void PolicyAdministrator::start(Act& act) {
  publish_crl(act);
  act.wake_after(own_policy().crl_validity / 2, {renew_crl, 0});
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
    act.record(
        AttackAnswered{AttackAnswered::Stage::published, instruction.country, instruction.name, "list"});
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
  const auto before = std::exchange(domain->pins, {});
  for (const auto& pin : instruction.pins) {
    const auto root = shared_.certificates.from_pem(pin.pa_certificate);
    if (!root) continue;
    const auto known = before.find(pin.partner);
    if (known != before.end() && known->second.root->fingerprint == (*root)->fingerprint) {
      domain->pins.insert(*known);
    } else {
      const auto added = domain->pins.insert_or_assign(pin.partner, Pin{*root, ++polls_}).first;
      domain->partner_lists.erase(pin.partner);
      read_partner(*domain, *added, act);
    }
  }
  std::erase_if(domain->partner_lists, [&](const auto& each) { return !domain->pins.contains(each.first); });
  publish_soon(*domain, act);
}

void PolicyAdministrator::on(const messages::InstructRevocation& instruction, Act& act) {
  if (instruction.holder == config_.path) {
    replace_key(act);
  } else {
    const auto reason = instruction.compromised ? pki::RevocationReason::key_compromise
                                                : pki::RevocationReason::privilege_withdrawn;
    const auto revoked = revocations_.revoke(instruction.holder, reason, act.now());
    correct_books(instruction.holder);
    if (!revoked.empty()) publish_crl(act);
    if (instruction.compromised) give_notice(instruction, revoked, act);
  }
  act.record(
      AttackAnswered{AttackAnswered::Stage::published, instruction.country, instruction.holder, "CRL"});
}

void PolicyAdministrator::on(const messages::InstructRegistration& instruction, Act& act) {
  Domain* domain = domain_of(instruction.country);
  if (domain == nullptr || domain->registered == instruction.registered) return;
  domain->registered = instruction.registered;
  domain->stood_in_registry = false;  // it must be shown before it can vanish
  if (instruction.registered) {
    register_entry(*domain, act);
    act.wake_after(config_.registry_validity / 2,
                   {renew_entry, std::uint64_t{++domain->registrations} << 32 |
                                     packed(instruction.country, instruction.country)});
    return;
  }
  const pki::Json claims{{"country", instruction.country.text()}, {"sequence", ++domain->entry_sequence}};
  courier_.send(shared_.directory.registry(),
                messages::RegistryWithdraw{instruction.country, keys_.sign("withdrawal", claims)}, act,
                "registration " + instruction.country.text(),
                [this, country = instruction.country](const messages::Message& answer, Act& later) {
                  if (const auto* result = answer_as<messages::RegistryResult>(&answer))
                    registration_answered(country, *result, later);
                });
  act.record(RegistrationMade{instruction.country, false});
}

// --- what providers ask for ---

void PolicyAdministrator::on(const messages::SpcTokenRequest& request, const messages::Envelope& envelope,
                             Act& act) {
  const std::string& asker = shared_.directory.at(envelope.from).path;
  const auto mistaken = mistaken_.find(request.spc);
  const bool approved = (mistaken != mistaken_.end() && mistaken->second == asker) ||
                        std::any_of(domains_.begin(), domains_.end(), [&](const auto& each) {
                          const auto provider = each.second.providers.find(request.spc);
                          return provider != each.second.providers.end() && provider->second == asker;
                        });
  if (!approved) return act.reply(envelope, messages::SpcTokenReply{403, ""});
  pki::SpcToken token;
  token.exp = numeric_date(act.now() + config_.token_validity);
  token.jti = fmt::format("{}/{}", config_.path, ++tokens_);
  token.spc = request.spc;
  token.fingerprint = request.fingerprint;
  act.reply(envelope, messages::SpcTokenReply{200, keys_.sign("JWT", pki::to_claims(token))});
}

}  // namespace ishaken::parties
