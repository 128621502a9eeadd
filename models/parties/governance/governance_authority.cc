#include "models/parties/governance/governance_authority.h"

#include <utility>

#include "models/base/overloaded.h"

namespace ishaken::parties {

GovernanceAuthority::GovernanceAuthority(Config config, const Shared& shared)
    : registers_(config.registers),
      review_(std::move(config.review)),
      body_{config.country, shared.directory, Deliberation(config.decision, config.unhurried_from)},
      approvals_(body_),
      incidents_(body_, approvals_),
      agreements_(body_, config.pa_certificate,
                  [this](std::string why, Act& act) { instruction_.instruct_soon(std::move(why), act); }),
      trace_requester_(body_),
      trace_responder_(body_, approvals_, incidents_, config.discipline),
      reviews_(body_, trace_requester_, std::move(config.bad_mouthing),
               [this](const std::string& why, Act& act) { instruction_.instruct(why, act); }),
      roots_(body_, std::move(config.pa_certificate)),
      registry_(body_, roots_, config.policy.pin_pa_roots,
                [this](Act& act) { instruction_.instruct("registry read", act); }),
      // Agreements (ATIS-1000087) go before the registry (ATIS-1000091 clause 4.6).
      instruction_(body_, std::move(config.policy), {&agreements_, &registry_}, reviews_.in_force()) {}

GovernanceAuthority::~GovernanceAuthority() = default;

const Handlers<GovernanceAuthority>& GovernanceAuthority::handlers() {
  using Self = GovernanceAuthority;
  using namespace messages;
  static const auto table =
      Handlers<Self>()
          .on<ApprovalRequest>(anyone, &Self::approvals_, &Approvals::applied)
          .on<RegistryNews>(own_administrator, &Self::registry_, &RegistryCandidates::read)
          .on<AgreementProposal>(governance_of(&AgreementProposal::proposer), &Self::agreements_,
                                 &Agreements::proposed)
          .on<AgreementEnd>(governance_of(&AgreementEnd::from), &Self::agreements_, &Agreements::ended)
          .on<KeyAlarm>(own_administrator, &Self::incidents_, &Incidents::alarm)
          .on<RootRequest>(governance_of(&RootRequest::asker), &Self::roots_, &RootConfirmation::asked)
          .on<EvidenceReport>(own_provider, &Self::reviews_, &Reviews::reported)
          .on<SharedEvidence>(governance_of(&SharedEvidence::reporter), &Self::reviews_, &Reviews::shared)
          .on<TracebackRequest>(any_governance, &Self::trace_responder_, &TraceResponder::asked);
  return table;
}

void GovernanceAuthority::receive(const messages::Envelope& envelope, Act& act) {
  handlers().dispatch(*this, body_.directory, envelope, act);
}

void GovernanceAuthority::direct(const messages::Directive& directive, Act& act) {
  std::visit(
      Overloaded{
          [&](const messages::Start&) { start(act); },
          [&](const messages::ProposeAgreement& m) { agreements_.propose(m, act); },
          [&](const messages::EndAgreementWith& m) { agreements_.end(m, act); },
          [&](const messages::DecideExclusion& m) { decide_exclusion(m, act); },
          [&](const messages::DecideRegistration& m) { decide_registration(m, act); },
          [&](const messages::DecideRevocation& m) {
            approvals_.revoke(m.holder, "decided by the STI-GA", false, act);
          },
          [&](const messages::WithdrawApproval& m) { approvals_.withdraw_ca(m.ca, act); },
          [&](const messages::AttackFound& m) { incidents_.look_into(m.remedy, m.object, "found", act); },
          [&](const messages::AdoptPolicy& m) { adopt(m, act); }, [](const auto&) {}},  // for other parties
      directive);
}

void GovernanceAuthority::start(Act& act) {
  instruction_.instruct("the beginning", act);
  reviews_.adopt(review_, act);
  if (registers_) instruct_registration(true, act);
}

void GovernanceAuthority::decide_registration(const messages::DecideRegistration& directive, Act& act) {
  act.record(TrustDecision{directive.registered ? "register" : "withdraw", body_.country, "",
                           "decided by the STI-GA"});
  instruct_registration(directive.registered, act);
}

void GovernanceAuthority::instruct_registration(bool registered, Act& act) {
  body_.instruct(messages::InstructRegistration{body_.country, registered}, act, "registration");
}

// A decree to readmit a country also ends an exclusion that reviews decided.
void GovernanceAuthority::decide_exclusion(const messages::DecideExclusion& directive, Act& act) {
  const bool lifted = !directive.excluded && reviews_.forgive(directive.country, act);
  instruction_.decree(directive, lifted, act);
}

void GovernanceAuthority::adopt(const messages::AdoptPolicy& directive, Act& act) {
  reviews_.adopt(directive.review, act);
  registry_.adopt(*directive.policy, act);
  instruction_.adopt(*directive.policy, act);
}

}  // namespace ishaken::parties
