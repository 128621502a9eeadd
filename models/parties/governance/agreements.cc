#include "models/parties/governance/agreements.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace ishaken::parties {
namespace {

// A limit, since a proposal from abroad may name any time.
constexpr Duration longest_vetting = std::chrono::hours(24 * 365 * 10);

}  // namespace

Agreements::Agreements(GovernanceBody& body, std::string pa_certificate, Changed changed)
    : body_(body), pa_certificate_(std::move(pa_certificate)), changed_(std::move(changed)) {}

void Agreements::propose(const messages::ProposeAgreement& directive, Act& act) {
  const PartyId partner = body_.directory.governance(directive.partner);
  if (partner == no_party) return;  // without SHAKEN there is nobody to agree with
  body_.courier.send(
      partner,
      messages::AgreementProposal{body_.country, directive.mutual, directive.vetting, pa_certificate_}, act,
      {}, [this, partner](const messages::Message& answer, Act& later) {
        const auto* said = answer_as<messages::AgreementAnswer>(&answer);
        if (said != nullptr && partner == body_.directory.governance(said->answerer)) answered(*said, later);
      });
  vet(directive.partner, {}, directive.vetting, act);
}

void Agreements::proposed(const messages::AgreementProposal& proposal, const messages::Envelope& envelope,
                          Act& act) {
  vet(proposal.proposer,
      {.trusts = proposal.mutual,
       .pa_certificate = proposal.pa_certificate,
       .answered = true,
       .proposal = envelope},
      std::clamp<Duration>(proposal.vetting, Duration{0}, longest_vetting), act);
}

void Agreements::vet(CountryCode partner, Vetting vetting, Duration time, Act& act) {
  vetting.over.after(time, act, [this, partner](Act& later) { vetted(partner, later); });
  vetting_.insert_or_assign(partner, std::move(vetting));
}

void Agreements::vetted(CountryCode partner, Act& act) {
  Vetting& vetting = vetting_.at(partner);
  vetting.vetted = true;
  if (vetting.proposal)
    act.reply(*vetting.proposal, messages::AgreementAnswer{body_.country, true, pa_certificate_});
  conclude(partner, act);
}

void Agreements::answered(const messages::AgreementAnswer& answer, Act& act) {
  const auto vetting = vetting_.find(answer.answerer);
  if (vetting == vetting_.end() || !answer.accepted) return;
  vetting->second.answered = true;
  vetting->second.pa_certificate = answer.pa_certificate;
  conclude(answer.answerer, act);
}

void Agreements::conclude(CountryCode partner, Act& act) {
  const auto found = vetting_.find(partner);
  if (!found->second.vetted || !found->second.answered) return;
  const Vetting vetting = std::move(found->second);
  vetting_.erase(found);
  if (!vetting.proposal) act.record(AgreementMade{partner, true});
  if (!vetting.trusts) return;
  partners_.insert_or_assign(partner, vetting.pa_certificate);
  act.record(TrustDecision{"agree", partner, "", "vetted (ATIS-1000087)"});
  changed_(fmt::format("agreement with {}", partner.text()), act);
}

void Agreements::end(const messages::EndAgreementWith& directive, Act& act) {
  if (!partners_.contains(directive.partner)) return;
  act.record(AgreementMade{directive.partner, false});
  drop(directive.partner, "ended here", act);
  body_.courier.send(body_.directory.governance(directive.partner), messages::AgreementEnd{body_.country},
                     act);
}

void Agreements::ended(const messages::AgreementEnd& end, Act& act) {
  drop(end.from, "ended by the partner", act);
}

void Agreements::drop(CountryCode partner, const std::string& reason, Act& act) {
  vetting_.erase(partner);
  if (partners_.erase(partner) == 0) return;
  act.record(TrustDecision{"end-agreement", partner, "", reason});
  changed_(fmt::format("agreement with {} {}", partner.text(), reason), act);
}

trust::Offer Agreements::offer(const trust::Policy&) const {
  trust::Offer out{trust::Mechanism::bilateral, {}};
  for (const auto& [partner, root] : partners_) out.countries.push_back(partner);
  return out;
}

void Agreements::prepare(const trust::Policy&, messages::InstructTrust& instruction) const {
  const auto& trusted = instruction.instruction.trusted;
  for (const auto& [partner, root] : partners_)
    if (std::ranges::find(trusted, partner, &trust::TrustedCountry::country) != trusted.end())
      instruction.pins.push_back({partner, root});
}

}  // namespace ishaken::parties
