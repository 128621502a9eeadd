#include "models/parties/administrator/revocation_desk.h"

#include <set>
#include <string>

namespace ishaken::parties {

void RevocationDesk::renew(Act& act) {
  publish(act);
  act.after(office_.policy().crl_validity / 2, [this](Act& later) { renew(later); });
}

void RevocationDesk::publish(Act& act) {
  revocations_.publish(office_.keys, office_.shared, act.now(), office_.policy().crl_validity);
}

void RevocationDesk::instructed(const messages::InstructRevocation& instruction, Act& act) {
  if (instruction.holder == office_.path) {
    events_.replace_key(act);
  } else {
    revoke(instruction, act);
  }
  act.record(
      AttackAnswered{AttackAnswered::Milestone::published, instruction.country, instruction.holder, "CRL"});
}

void RevocationDesk::revoke(const messages::InstructRevocation& instruction, Act& act) {
  const auto reason = instruction.compromised ? pki::RevocationReason::key_compromise
                                              : pki::RevocationReason::privilege_withdrawn;
  const auto revoked = revocations_.revoke(instruction.holder, reason, act.now());
  tokens_.correct(instruction.holder);
  if (!revoked.empty()) publish(act);
  if (instruction.compromised) give_notice(instruction, revoked, act);
}

void RevocationDesk::give_notice(const messages::InstructRevocation& instruction,
                                 const std::vector<pki::CertificatePtr>& revoked, Act& act) {
  std::set<std::string> holders{instruction.holder};
  for (const auto& certificate : revoked)
    if (!certificate->tn_auth_list)
      for (std::string& each : revocations_.holders_under(*certificate)) holders.insert(std::move(each));
  for (const std::string& holder : holders)
    if (const PartyId party = office_.shared.directory.find(holder); party != no_party)
      office_.courier.send(party, messages::RevocationNotice{instruction.country, holder}, act, "notice");
}

void RevocationDesk::serve(const messages::CrlRequest&, const messages::Envelope& envelope, Act& act) {
  act.reply(envelope, messages::CrlReply{revocations_.der() ? 200 : 404, revocations_.der()});
}

}  // namespace ishaken::parties
