#include "models/parties/governance_authority.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "models/base/overloaded.h"
#include "models/parties/governance_wakes.h"
#include "models/parties/packed_country.h"

namespace ishaken::parties {

using namespace governance_wakes;

namespace {

// What a proposal says is the proposer's word.
constexpr Duration longest_vetting = std::chrono::hours(24 * 365 * 10);

}  // namespace

GovernanceAuthority::GovernanceAuthority(Config config, const Shared& shared)
    : config_(std::move(config)), shared_(shared) {}

void GovernanceAuthority::receive(const messages::Envelope& envelope, Act& act) {
  if (!may_say(envelope)) return;
  std::visit(Overloaded{
                 [&](const messages::ApprovalRequest& m) { on(m, envelope, act); },
                 [&](const messages::RegistryNews& m) { on(m, act); },
                 [&](const messages::AgreementProposal& m) { on(m, envelope, act); },
                 [&](const messages::AgreementEnd& m) { on(m, act); },
                 [&](const messages::KeyAlarm&) {
                   const PartyId administrator = shared_.directory.administrator(config_.country);
                   investigate(Remedy::rotate_pa, shared_.directory.at(administrator).path, "watchdog", act);
                 },
                 [&](const messages::RootRequest&) {
                   act.reply(envelope, messages::RootAnswer{config_.country, config_.pa_certificate});
                 },
                 [&](const messages::EvidenceReport& m) { on(m, envelope.from, act); },
                 [&](const messages::SharedEvidence& m) { on(m); },
                 [&](const messages::TracebackRequest& m) { on(m, envelope, act); },
                 [&](const messages::TracebackAnswer& m) { on(m, envelope, act); },
                 [](const auto&) {},  // not for an STI-GA
             },
             envelope.message);
}

void GovernanceAuthority::direct(const messages::Directive& directive, Act& act) {
  std::visit(Overloaded{
                 [&](const messages::Start&) { start(act); },
                 [&](const messages::ProposeAgreement& m) { on(m, act); },
                 [&](const messages::EndAgreementWith& m) { on(m, act); },
                 [&](const messages::DecideExclusion& m) { on(m, act); },
                 [&](const messages::DecideRegistration& m) { on(m, act); },
                 [&](const messages::DecideRevocation& m) {
                   act.record(TrustDecision{"revoke", config_.country, m.holder, "decided by the STI-GA"});
                   courier_.send(shared_.directory.administrator(config_.country),
                                 messages::InstructRevocation{config_.country, m.holder}, act);
                 },
                 [&](const messages::WithdrawApproval& m) { on(m, act); },
                 [&](const messages::AttackFound& m) { investigate(m.remedy, m.object, "found", act); },
                 [&](const messages::AdoptPolicy& m) { on(m, act); }, [](const auto&) {},  // not for it
             },
             directive);
}

// The channels between bodies are authenticated, so a message from somebody else is no message.
bool GovernanceAuthority::may_say(const messages::Envelope& envelope) const {
  const Directory& directory = shared_.directory;
  return std::visit(
      Overloaded{
          [&](const messages::RegistryNews&) {
            return envelope.from == directory.administrator(config_.country);
          },
          [&](const messages::KeyAlarm&) {
            return envelope.from == directory.administrator(config_.country);
          },
          [&](const messages::RootRequest& m) { return envelope.from == directory.governance(m.asker); },
          [&](const messages::AgreementProposal& m) {
            return envelope.from == directory.governance(m.proposer);
          },
          [&](const messages::AgreementEnd& m) { return envelope.from == directory.governance(m.from); },
          [&](const messages::SharedEvidence& m) {
            return envelope.from == directory.governance(m.reporter);
          },
          [](const auto&) { return true; },
      },
      envelope.message);
}

void GovernanceAuthority::wake(Tag tag, Act& act) {
  switch (tag.what) {
    case decide_approval: {
      const auto approval = approvals_.extract(tag.which);
      if (!approval.empty()) approve(approval.mapped(), act);
      return;
    }
    case decide_registry:
      return instruct("registry read", act);
    case instruct_now:
      return instruct(std::exchange(reasons_, {}), act);
    case vetting_done: {
      const auto vetting = vetting_.find(unpacked(tag.which));
      if (vetting == vetting_.end()) return;
      vetting->second.vetted = true;
      if (!vetting->second.proposed_here)
        act.reply(vetting->second.proposal,
                  messages::AgreementAnswer{config_.country, true, config_.pa_certificate});
      return conclude(unpacked(tag.which), act);
    }
    case answer_attack:
      return answer(tag.which, act);
    case share_now:
      return tag.which == reviewing_ ? share_evidence(act) : void();
    case review_now:
      return tag.which == reviewing_ ? review(act) : void();
    case trace_due:
      return conclude(tag.which, false, reputation::Measure::none, act);
    case sanction_now:
      return sanction(tag.which, act);
    case rulings_in_force:
      return put_in_force(tag.which, act);
    default:
      return;
  }
}

void GovernanceAuthority::start(Act& act) {
  instruct("the beginning", act);
  begin_reviews(act);
  if (config_.registers)
    courier_.send(shared_.directory.administrator(config_.country),
                  messages::InstructRegistration{config_.country, true}, act, "registration");
}

void GovernanceAuthority::on(const messages::ApprovalRequest& request, const messages::Envelope& envelope,
                             Act& act) {
  if (std::string problem = objection(request, envelope.from); !problem.empty())
    return act.reply(envelope, messages::ApprovalResult{false, std::move(problem)});
  const std::uint64_t number = ++decisions_;
  approvals_.emplace(number, Approval{envelope, request});
  act.wake_after(time_to_decide(act), {decide_approval, number});
}

std::string GovernanceAuthority::objection(const messages::ApprovalRequest& request, PartyId from) const {
  const Directory::Place& place = shared_.directory.at(from);
  const bool is_ca = request.role == messages::ApprovalRequest::Role::certification_authority;
  if (place.country != config_.country) return "of another country";
  if (place.path != request.name) return "asked for in another's name";
  if (is_ca != (place.role == Role::certification_authority)) return "not what the applicant is";
  const auto holder = is_ca ? spcs_.end() : spcs_.find(request.spc);
  if (holder != spcs_.end() && holder->second != request.name) return "the code belongs to another provider";
  return "";
}

void GovernanceAuthority::approve(const Approval& approval, Act& act) {
  const auto& [envelope, request] = approval;
  // Another may have been given the code meanwhile.
  if (std::string problem = objection(request, envelope.from); !problem.empty())
    return act.reply(envelope, messages::ApprovalResult{false, std::move(problem)});
  const PartyId administrator = shared_.directory.administrator(config_.country);
  const bool is_ca = request.role == messages::ApprovalRequest::Role::certification_authority;
  act.record(
      TrustDecision{is_ca ? "approve-ca" : "approve-provider", config_.country, request.name, "applied"});
  if (is_ca) {
    const messages::ApproveCa approved{config_.country, request.name, request.certificate,
                                       request.intermediate, true};
    cas_.insert_or_assign(request.name, approved);
    courier_.send(administrator, approved, act, "ca " + request.name);
  } else {
    spcs_.emplace(request.spc, request.name);
    courier_.send(administrator, messages::ApproveProvider{config_.country, request.name, request.spc, true},
                  act, "provider " + request.name);
  }
  act.reply(envelope, messages::ApprovalResult{true, ""});
}

void GovernanceAuthority::on(const messages::RegistryNews& news, Act& act) {
  registry_ = news.candidates;
  confirm_roots(act);
  act.wake_after(time_to_decide(act), {decide_registry, 0});
}

// Both sides vet at the same time, each for itself; the agreement is in force for a side once both have
// agreed.
void GovernanceAuthority::on(const messages::ProposeAgreement& directive, Act& act) {
  const PartyId partner = shared_.directory.governance(directive.partner);
  if (partner == no_party) return;  // without SHAKEN there is nobody to agree with
  Vetting vetting{directive.partner, true, "", false, false, true, {}};
  vetting_.insert_or_assign(directive.partner, std::move(vetting));
  courier_.send(partner,
                messages::AgreementProposal{config_.country, directive.mutual, directive.vetting,
                                            config_.pa_certificate},
                act, {}, [this, partner](const messages::Message& answer, Act& later) {
                  const auto* said = answer_as<messages::AgreementAnswer>(&answer);
                  if (said != nullptr && partner == shared_.directory.governance(said->answerer))
                    on(*said, later);
                });
  act.wake_after(directive.vetting, {vetting_done, packed(directive.partner)});
}

void GovernanceAuthority::on(const messages::AgreementProposal& proposal, const messages::Envelope& envelope,
                             Act& act) {
  Vetting vetting{proposal.proposer, proposal.mutual, proposal.pa_certificate, true, false, false, envelope};
  vetting_.insert_or_assign(proposal.proposer, std::move(vetting));
  act.wake_after(std::clamp<Duration>(proposal.vetting, Duration{0}, longest_vetting),
                 {vetting_done, packed(proposal.proposer)});
}

void GovernanceAuthority::on(const messages::AgreementAnswer& answer, Act& act) {
  const auto vetting = vetting_.find(answer.answerer);
  if (vetting == vetting_.end() || !answer.accepted) return;
  vetting->second.answered = true;
  vetting->second.pa_certificate = answer.pa_certificate;
  conclude(answer.answerer, act);
}

void GovernanceAuthority::conclude(CountryCode partner, Act& act) {
  const auto found = vetting_.find(partner);
  if (found == vetting_.end() || !found->second.vetted || !found->second.answered) return;
  const Vetting vetting = std::move(found->second);
  vetting_.erase(found);
  if (vetting.proposed_here) act.record(AgreementMade{partner, true});
  if (!vetting.trusts) return;
  partners_.insert_or_assign(partner, vetting.pa_certificate);
  act.record(TrustDecision{"agree", partner, "", "vetted (ATIS-1000087)"});
  instruct_soon(fmt::format("agreement with {}", partner.text()), act);
}

void GovernanceAuthority::on(const messages::EndAgreementWith& directive, Act& act) {
  if (!partners_.contains(directive.partner)) return;
  act.record(AgreementMade{directive.partner, false});
  end_with(directive.partner, "ended here", act);
  courier_.send(shared_.directory.governance(directive.partner), messages::AgreementEnd{config_.country},
                act);
}

void GovernanceAuthority::on(const messages::AgreementEnd& end, Act& act) {
  end_with(end.from, "ended by the partner", act);
}

void GovernanceAuthority::end_with(CountryCode partner, std::string reason, Act& act) {
  vetting_.erase(partner);
  if (partners_.erase(partner) == 0) return;
  act.record(TrustDecision{"end-agreement", partner, "", reason});
  instruct_soon(fmt::format("agreement with {} {}", partner.text(), reason), act);
}

void GovernanceAuthority::on(const messages::DecideExclusion& directive, Act& act) {
  bool changed = directive.excluded ? excluded_.insert(directive.country).second
                                    : excluded_.erase(directive.country) > 0;
  if (!directive.excluded && forgive(directive.country, act)) changed = true;
  if (!changed) return;
  const std::string_view action = directive.excluded ? "exclude" : "readmit";
  act.record(TrustDecision{action, directive.country, "", "decided by the STI-GA"});
  instruct(fmt::format("{} {}", action, directive.country.text()), act);
}

void GovernanceAuthority::on(const messages::AdoptPolicy& directive, Act& act) {
  config_.policy = *directive.policy;
  config_.review = directive.review;
  begin_reviews(act);
  confirm_roots(act);
  instruct("policy changed", act);
}

void GovernanceAuthority::on(const messages::DecideRegistration& directive, Act& act) {
  act.record(TrustDecision{directive.registered ? "register" : "withdraw", config_.country, "",
                           "decided by the STI-GA"});
  courier_.send(shared_.directory.administrator(config_.country),
                messages::InstructRegistration{config_.country, directive.registered}, act, "registration");
}

void GovernanceAuthority::on(const messages::WithdrawApproval& directive, Act& act) {
  const auto ca = cas_.find(directive.ca);
  if (ca == cas_.end()) return;
  act.record(TrustDecision{"retire-ca", config_.country, directive.ca, "approval withdrawn"});
  ca->second.approved = false;
  courier_.send(shared_.directory.administrator(config_.country), ca->second, act, "ca " + directive.ca);
  cas_.erase(ca);
}

// Asks the STI-GAs of countries that are new in the registry, by whatever way the two have always spoken.
void GovernanceAuthority::confirm_roots(Act& act) {
  if (!config_.policy.pin_pa_roots) return;
  for (const trust::Candidate& each : registry_) {
    const PartyId other = shared_.directory.governance(each.country);
    if (other == no_party || !asked_.insert(each.country).second) continue;
    courier_.send(other, messages::RootRequest{config_.country}, act, "root",
                  [this, other](const messages::Message& answer, Act& later) {
                    const auto* root = answer_as<messages::RootAnswer>(&answer);
                    if (root != nullptr && other == shared_.directory.governance(root->country))
                      courier_.send(
                          shared_.directory.administrator(config_.country),
                          messages::ConfirmedRoot{config_.country, root->country, root->pa_certificate},
                          later, "root " + root->country.text());
                  });
  }
}

// --- attacks ---

void GovernanceAuthority::investigate(Remedy remedy, const std::string& object, std::string how, Act& act) {
  for (const auto& [number, answer] : answers_)
    if (answer == std::pair(remedy, object)) return;  // it is being looked into
  act.record(AttackAnswered{AttackAnswered::Stage::detected, config_.country, object, std::move(how)});
  const std::uint64_t number = ++decisions_;
  answers_.emplace(number, std::pair(remedy, object));
  act.wake_after(time_to_decide(act), {answer_attack, number});
}

void GovernanceAuthority::answer(std::uint64_t number, Act& act) {
  const auto found = answers_.extract(number);
  if (found.empty()) return;
  const auto& [remedy, object] = found.mapped();
  act.record(
      AttackAnswered{AttackAnswered::Stage::decided, config_.country, object, std::string(name_of(remedy))});
  if (remedy == Remedy::retire_ca) return on(messages::WithdrawApproval{object}, act);
  act.record(TrustDecision{"revoke", config_.country, object, "after an attack"});
  courier_.send(shared_.directory.administrator(config_.country),
                messages::InstructRevocation{config_.country, object, remedy != Remedy::enforce}, act);
}

void GovernanceAuthority::instruct_soon(std::string reason, Act& act) {
  if (reasons_.empty()) act.wake_after(std::chrono::seconds(1), {instruct_now, 0});
  reasons_ += (reasons_.empty() ? "" : "; ") + reason;
}

void GovernanceAuthority::instruct(const std::string& reason, Act& act) {
  std::set<CountryCode> partners;
  for (const auto& [partner, pin] : partners_) partners.insert(partner);
  trust::Instruction wanted =
      trust::decide(config_.policy, config_.country, registry_, partners, reservations());
  if (instructed_ && wanted == instruction_) return;
  const auto trusts = [](const trust::Instruction& instruction, CountryCode country) {
    return std::any_of(instruction.trusted.begin(), instruction.trusted.end(),
                       [&](const trust::TrustedCountry& each) { return each.country == country; });
  };
  for (const auto& each : wanted.trusted)
    if (!trusts(instruction_, each.country))
      act.record(TrustDecision{"trust", each.country, std::string(name_of(each.mechanism)), reason});
  for (const auto& each : instruction_.trusted)
    if (!trusts(wanted, each.country)) act.record(TrustDecision{"drop", each.country, "", reason});
  messages::InstructTrust message{config_.country, wanted, {}};
  for (const auto& [partner, pin] : partners_)
    if (trusts(wanted, partner)) message.pins.push_back({partner, pin});
  instruction_ = std::move(wanted);
  instructed_ = true;
  courier_.send(shared_.directory.administrator(config_.country), std::move(message), act, "trust");
}

Duration GovernanceAuthority::time_to_decide(Act& act) {
  if (act.now() < config_.unhurried_from || config_.decision_delay.count() == 0) return Duration{0};
  Stream stream = act.draw("decision").at(++decisions_);
  return seconds(stream.lognormal(in_seconds(config_.decision_delay), config_.decision_spread));
}

}  // namespace ishaken::parties
