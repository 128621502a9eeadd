#include "models/parties/governance/root_confirmation.h"

namespace ishaken::parties {

void RootConfirmation::confirm(const std::vector<trust::Candidate>& countries, Act& act) {
  for (const trust::Candidate& each : countries) {
    const PartyId other = body_.directory.governance(each.country);
    if (other == no_party || !asked_.insert(each.country).second) continue;
    body_.courier.send(other, messages::RootRequest{body_.country}, act, "root",
                       [this, other](const messages::Message& answer, Act& later) {
                         const auto* root = answer_as<messages::RootAnswer>(&answer);
                         if (root != nullptr && other == body_.directory.governance(root->country))
                           body_.instruct(
                               messages::ConfirmedRoot{body_.country, root->country, root->pa_certificate},
                               later, "root " + root->country.text());
                       });
  }
}

void RootConfirmation::asked(const messages::RootRequest&, const messages::Envelope& envelope, Act& act) {
  act.reply(envelope, messages::RootAnswer{body_.country, own_});
}

}  // namespace ishaken::parties
