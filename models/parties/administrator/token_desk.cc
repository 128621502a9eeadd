#include "models/parties/administrator/token_desk.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

#include "models/pki/spc_token.h"

namespace ishaken::parties {

void TokenDesk::approve(const messages::ApproveProvider& instruction) {
  auto& holders = holders_[instruction.country];
  if (instruction.approved) {
    holders.insert_or_assign(instruction.spc, instruction.name);
  } else {
    holders.erase(instruction.spc);
  }
}

bool TokenDesk::is_approved(const std::string& spc, const std::string& asker) const {
  const auto mistaken = mistaken_.find(spc);
  if (mistaken != mistaken_.end() && mistaken->second == asker) return true;
  return std::ranges::any_of(holders_, [&](const auto& each) {
    const auto holder = each.second.find(spc);
    return holder != each.second.end() && holder->second == asker;
  });
}

void TokenDesk::asked(const messages::SpcTokenRequest& request, const messages::Envelope& envelope,
                      Act& act) {
  if (!is_approved(request.spc, office_.shared.directory.at(envelope.from).path))
    return act.reply(envelope, messages::SpcTokenReply{403, ""});
  pki::SpcToken token;
  token.exp = numeric_date(act.now() + validity_);
  token.jti = fmt::format("{}/{}", office_.path, ++tokens_);
  token.spc = request.spc;
  token.fingerprint = request.fingerprint;
  act.reply(envelope, messages::SpcTokenReply{200, office_.keys.sign("JWT", pki::to_claims(token))});
}

void TokenDesk::reported(const messages::IssuanceReport& report, PartyId authority, Act&) {
  const auto holders = holders_.find(office_.shared.directory.at(authority).country);
  if (holders == holders_.end()) return;
  const auto holder = holders->second.find(report.spc);
  const auto certificate = office_.shared.certificates.from_pem(report.certificate);
  if (certificate && holder != holders->second.end()) revocations_.issued(holder->second, *certificate);
}

void TokenDesk::correct(const std::string& holder) {
  for (const auto& [country, holders] : holders_)
    for (const auto& [spc, path] : holders)
      if (path == holder) mistaken_.erase(spc);
}

}  // namespace ishaken::parties
