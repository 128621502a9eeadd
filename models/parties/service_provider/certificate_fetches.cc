#include "models/parties/service_provider/certificate_fetches.h"

#include <utility>

#include "models/messages/give_up.h"
#include "models/passport/x5u.h"

namespace ishaken::parties {

bool CertificateFetches::wait(const std::string& url, WaitingCall call, Duration patience, Act& act) {
  const PartyId repository = shared_.directory.host(passport::host_of(url));
  if (repository == no_party) return false;
  const auto [place, is_new] = fetches_.try_emplace(url);
  Fetch& fetch = place->second;
  // HTTPS has given up by then; a network that says nothing is asked anew.
  if (is_new || act.now() >= fetch.begun + messages::give_up) begin(place, repository, call.invite.call, act);
  if (fetch.calls.empty())
    fetch.patience.after(patience, act, [this, place = place](Act& later) { patience_ends(place, later); });
  fetch.calls.push_back(std::move(call));
  return true;
}

void CertificateFetches::begin(Fetches::iterator place, PartyId repository, CallId call, Act& act) {
  const std::string& url = place->first;
  if (act.follows(call)) act.record(CallStep{call, "fetch", {{"url", url}}});
  place->second.begun = act.now();
  place->second.question.ask(repository, messages::CertificateRequest{url}, act,
                             [this, place](const messages::Message* answer, Act& later) {
                               answered(place, answer_as<messages::CertificateReply>(answer), later);
                             });
}

void CertificateFetches::answered(Fetches::iterator place, const messages::CertificateReply* reply,
                                  Act& act) {
  const auto fetched = fetches_.extract(place);
  done_(fetched.key(), reply, fetched.mapped().calls, act);
}

// Calls wait no longer. The fetch goes on: what comes late is there for those that follow, and a slow
// repository is not asked again and again for what it is sending.
void CertificateFetches::patience_ends(Fetches::iterator place, Act& act) {
  const std::vector<WaitingCall> calls = std::exchange(place->second.calls, {});
  done_(place->first, nullptr, calls, act);
}

}  // namespace ishaken::parties
