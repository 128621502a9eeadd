#include "models/parties/international_gateway.h"

#include "models/base/overloaded.h"

namespace ishaken::parties {

InternationalGateway::InternationalGateway(Config config, const Shared& shared)
    : config_(std::move(config)), shared_(shared), enrolment_(config_.enrolment, shared) {}

InternationalGateway::~InternationalGateway() = default;

const Handlers<InternationalGateway>& InternationalGateway::handlers() {
  static const auto table =
      Handlers<InternationalGateway>()
          .on<messages::Invite>(anyone, &InternationalGateway::pass_on)
          .on<messages::RevocationNotice>(own_administrator, &InternationalGateway::key_revoked);
  return table;
}

void InternationalGateway::direct(const messages::Directive& directive, Act& act) {
  std::visit(Overloaded{
                 [&](const messages::Start&) {
                   if (config_.signs) enrolment_.start(act);
                 },
                 [&](const messages::ReplaceKey&) { enrolment_.renew(act); },
                 [](const auto&) {},  // for other parties
             },
             directive);
}

void InternationalGateway::pass_on(const messages::Invite& arrived, Act& act) {
  messages::Invite invite = arrived;
  const PartyId terminating = shared_.directory.provider_of(invite.called);
  if (terminating == no_party) {  // the number is not allocated
    if (shared_.directory.knows(invite.origin))
      act.send(invite.origin, messages::FinalResponse{invite.call, 404, {}});
    return;
  }
  if (!invite.identity.empty() && act.draw("tdm").at(number(invite.call)).chance(config_.tdm_share)) {
    invite.identity.clear();
    act.record(IdentityLost{invite.call});
    if (act.follows(invite.call)) act.record(CallStep{invite.call, "lose-identity", {{"leg", "TDM"}}});
  }
  if (invite.identity.empty() && config_.signs) sign(invite, act);
  act.send(terminating, std::move(invite));
}

void InternationalGateway::sign(messages::Invite& invite, Act& act) {
  const auto& credentials = enrolment_.credentials();
  if (!credentials || credentials->leaf->not_after < act.now()) return;
  const auto attestation = passport::Attestation::C;
  const std::string input =
      passport_to_sign(invite.calling, invite.called, attestation, act.now(), credentials->x5u,
                       origid(invite.calling, 0, config_.origid_seed));
  invite.identity.push_back(sign_call(input, *credentials, shared_.crypto));
  act.record(CallSigned{invite.call, attestation, true});
  if (act.follows(invite.call))
    act.record(CallStep{invite.call,
                        "sign-at-gateway",
                        {{"attestation", "C"}, {"certificate", credentials->leaf->subject.to_text()}}});
}

}  // namespace ishaken::parties
