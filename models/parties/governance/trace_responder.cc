#include "models/parties/governance/trace_responder.h"

#include <fmt/format.h>

namespace ishaken::parties {
namespace {

using messages::TracebackAnswer, messages::TracebackRequest;
using reputation::Enforcement, reputation::Measure;
using Origin = TracebackAnswer::Origin;

// The limit of unanswered requests; beyond it the oldest are forgotten.
constexpr std::size_t open_at_most = 1000;

}  // namespace

TraceResponder::TraceResponder(GovernanceBody& body, Approvals& approvals, Incidents& incidents,
                               Discipline discipline)
    : body_(body), approvals_(approvals), incidents_(incidents), discipline_(discipline) {}

void TraceResponder::asked(const TracebackRequest& request, const messages::Envelope& envelope, Act& act) {
  const PartyId provider = provider_of(request.call);
  if (provider == no_party) return act.reply(envelope, TracebackAnswer{Origin::nobody, {}, {}});
  const auto question = open_.insert(open_.end(), RequestId{});
  *question = act.ask(provider, request,
                      [this, question, provider, envelope](const messages::Message* answer, Act& later) {
                        open_.erase(question);
                        const auto* found = answer_as<TracebackAnswer>(answer);
                        if (found != nullptr) pass_back(*found, provider, envelope, later);
                      });
  if (open_.size() <= open_at_most) return;
  act.forget(open_.front());
  open_.pop_front();
}

PartyId TraceResponder::provider_of(const messages::TracedCall& call) const {
  PartyId provider = approvals_.holder_of(call.spc);
  if (provider == no_party) provider = body_.directory.host(call.contact);
  if (provider == no_party) return no_party;
  const Directory::Entry& place = body_.directory.at(provider);
  return place.country == body_.country && place.role == Role::service_provider ? provider : no_party;
}

void TraceResponder::pass_back(TracebackAnswer answer, PartyId provider, const messages::Envelope& request,
                               Act& act) {
  const std::string& path = body_.directory.at(provider).path;
  if (key_is_stolen(answer, std::get<TracebackRequest>(request.message).call)) {
    incidents_.look_into(Incidents::Remedy::revoke, path, "traceback", act);
    answer.measure = Measure::revoked;
  } else if (strike(answer, path)) {
    act.after(body_.deliberation.on_matter(act), [this, path](Act& later) { sanction(path, later); });
    answer.measure = Measure::revoked;
  }
  act.reply(request, answer);
}

// A call that is signed with a provider's key, but that none of its customers made, shows that somebody else
// has the key.
bool TraceResponder::key_is_stolen(const TracebackAnswer& answer, const messages::TracedCall& call) const {
  return answer.origin == Origin::nobody && !call.origid.empty() &&
         discipline_.enforcement != Enforcement::none && discipline_.enforcement != Enforcement::pretend;
}

bool TraceResponder::strike(const TracebackAnswer& answer, const std::string& provider) {
  return answer.origin == Origin::customer && discipline_.enforcement == Enforcement::revoke &&
         ++strikes_[provider] == discipline_.strikes;
}

void TraceResponder::sanction(const std::string& provider, Act& act) {
  approvals_.withdraw_provider(provider, fmt::format("{} traces ended there", discipline_.strikes), act);
}

}  // namespace ishaken::parties
