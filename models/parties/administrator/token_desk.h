// The issuance of SPC tokens to the providers that the STI-GAs approved, and the certificates issued for them
// (ATIS-1000080 clause 6.3.4; RFC 9448).
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "models/messages/directives.h"
#include "models/messages/enrolment.h"
#include "models/messages/governance.h"
#include "models/parties/administrator/revocations.h"
#include "models/parties/administrator/served_country.h"

namespace ishaken::parties {

class TokenDesk {
 public:
  TokenDesk(const AdministratorOffice& office, Revocations& revocations, Duration validity)
      : office_(office), revocations_(revocations), validity_(validity) {}

  void approve(const messages::ApproveProvider& instruction);
  void asked(const messages::SpcTokenRequest& request, const messages::Envelope& envelope, Act& act);
  void reported(const messages::IssuanceReport& report, PartyId authority, Act& act);
  void mistake(const messages::MistakeHolder& mistake) {
    mistaken_.insert_or_assign(mistake.spc, mistake.holder);
  }
  // Corrects the records: from now on only `holder` gets tokens for its codes.
  void correct(const std::string& holder);

 private:
  bool is_approved(const std::string& spc, const std::string& asker) const;

  const AdministratorOffice& office_;
  Revocations& revocations_;
  Duration validity_;
  std::map<CountryCode, std::map<std::string, std::string>> holders_;  // by country and SPC: party path
  std::map<std::string, std::string> mistaken_;  // by SPC: the party that gets tokens by mistake
  std::uint64_t tokens_ = 0;
};

}  // namespace ishaken::parties
