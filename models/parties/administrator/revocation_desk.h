// Revocation at an STI-PA: it puts certificates on the CRL as its STI-GAs instruct, and has their holders
// replace compromised keys.
#pragma once

#include <vector>

#include "models/messages/governance.h"
#include "models/messages/trust_lists.h"
#include "models/parties/administrator/revocations.h"
#include "models/parties/administrator/served_country.h"
#include "models/parties/administrator/token_desk.h"

namespace ishaken::parties {

class RevocationDesk {
 public:
  RevocationDesk(const AdministratorOffice& office, AdministratorEvents& events, Revocations& revocations,
                 TokenDesk& tokens)
      : office_(office), events_(events), revocations_(revocations), tokens_(tokens) {}

  // Publishes the CRL, now and whenever half of its validity is over.
  void renew(Act& act);
  void instructed(const messages::InstructRevocation& instruction, Act& act);
  void serve(const messages::CrlRequest& request, const messages::Envelope& envelope, Act& act);

 private:
  void revoke(const messages::InstructRevocation& instruction, Act& act);
  void publish(Act& act);
  // Sends notices to the holder and to all who have a certificate under a revoked one.
  void give_notice(const messages::InstructRevocation& instruction,
                   const std::vector<pki::CertificatePtr>& revoked, Act& act);

  const AdministratorOffice& office_;
  AdministratorEvents& events_;
  Revocations& revocations_;
  TokenDesk& tokens_;
};

}  // namespace ishaken::parties
