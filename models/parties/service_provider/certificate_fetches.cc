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
  // After that time HTTPS has given up, so a network that reported nothing is asked again.
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

// Ends the wait of the calls, but not the fetch: a late chain is kept for later calls, and a slow repository
// does not get the same request again and again while it is answering.
void CertificateFetches::patience_ends(Fetches::iterator place, Act& act) {
  const std::vector<WaitingCall> calls = std::exchange(place->second.calls, {});
  done_(place->first, nullptr, calls, act);
}

}  // namespace ishaken::parties
