// The STI-GA and tracebacks, on both sides: it has calls traced that its own providers' customers complained
// of, and passes requests of others on to the provider whose call it was.
#include <fmt/format.h>

#include "models/parties/governance_authority.h"
#include "models/parties/governance_wakes.h"

namespace ishaken::parties {

using namespace governance_wakes;

namespace {

// Requests that no provider answered are forgotten, the oldest first, when there are so many.
constexpr std::size_t passed_on_at_most = 1000;

}  // namespace

// --- where the call ended ---

void GovernanceAuthority::trace(const messages::TracedCall& call, Act& act) {
  Tracer::Trace* const trace = tracer_->begin(call, act.now());
  if (trace == nullptr) return;
  act.wake_after(tracer_->settings().answer_within, {trace_due, trace->number});
  ask_next(*trace, act);
}

void GovernanceAuthority::ask_next(Tracer::Trace& trace, Act& act) {
  trace.asked =
      trace.country.known() ? shared_.directory.governance(trace.country) : shared_.directory.carriers();
  if (trace.asked != no_party)  // else time will be up
    trace.request = act.send(trace.asked, messages::TracebackRequest{trace.call, trace.carriers});
}

void GovernanceAuthority::on(const messages::TracebackAnswer& answer, const messages::Envelope& envelope,
                             Act& act) {
  if (const auto passed = passed_on_.find(envelope.request);
      passed != passed_on_.end() && passed->second.provider == envelope.from) {
    const PassedOn asked = std::move(passed->second);
    passed_on_.erase(passed);
    return pass_back(answer, asked, act);
  }
  Tracer::Trace* const trace = tracer_ ? tracer_->find(envelope.from, envelope.request) : nullptr;
  if (trace == nullptr) return;
  using Finding = messages::TracebackAnswer::Finding;
  const bool by_carrier = !trace->country.known();
  if (by_carrier && answer.finding == Finding::carrier) {
    ++trace->carriers;
    return ask_next(*trace, act);
  }
  if (by_carrier && answer.finding == Finding::country) {
    trace->country = answer.upstream;
    return ask_next(*trace, act);
  }
  conclude(trace->number, true, answer.measure, act);
}

void GovernanceAuthority::conclude(std::uint64_t number, bool answered, reputation::Measure measure,
                                   Act& act) {
  const auto trace = tracer_ ? tracer_->close(number) : std::nullopt;
  if (!trace) return;
  tracer_->conclude(*trace, answered, measure, act.now());
  act.record(
      Traced{trace->country, trace->call.call, answered, measure, trace->carriers, act.now() - trace->begun});
}

// --- where it began ---

void GovernanceAuthority::on(const messages::TracebackRequest& request, const messages::Envelope& envelope,
                             Act& act) {
  if (shared_.directory.at(envelope.from).role != Role::governance_authority) return;
  const auto holder = spcs_.find(request.call.spc);
  const PartyId provider = holder != spcs_.end() ? shared_.directory.find(holder->second)
                                                 : shared_.directory.host(request.call.contact);
  const bool own = provider != no_party && shared_.directory.at(provider).country == config_.country &&
                   shared_.directory.at(provider).role == Role::service_provider;
  if (!own)
    return act.reply(envelope, messages::TracebackAnswer{messages::TracebackAnswer::Finding::nobody, {}, {}});
  passed_on_.emplace(act.send(provider, request), PassedOn{envelope, provider});
  if (passed_on_.size() > passed_on_at_most) passed_on_.erase(passed_on_.begin());
}

void GovernanceAuthority::pass_back(messages::TracebackAnswer answer, const PassedOn& asked, Act& act) {
  using Finding = messages::TracebackAnswer::Finding;
  const std::string& holder = shared_.directory.at(asked.provider).path;
  const bool is_signed = !std::get<messages::TracebackRequest>(asked.request.message).call.origid.empty();
  // Somebody else signs with its key.
  if (answer.finding == Finding::nobody && is_signed &&
      config_.enforcement != reputation::Enforcement::none &&
      config_.enforcement != reputation::Enforcement::pretend) {
    investigate(Remedy::revoke, holder, "traceback", act);
    answer.measure = reputation::Measure::revoked;
  }
  if (answer.finding == Finding::customer && config_.enforcement == reputation::Enforcement::revoke &&
      ++strikes_[holder] == config_.strikes) {
    const std::uint64_t number = ++decisions_;
    sanctions_.emplace(number, holder);
    act.wake_after(time_to_decide(act), {sanction_now, number});
    answer.measure = reputation::Measure::revoked;
  }
  act.reply(asked.request, answer);
}

// The provider gets no SPC token any more, and what it had made of earlier ones is revoked.
void GovernanceAuthority::sanction(std::uint64_t number, Act& act) {
  const auto found = sanctions_.extract(number);
  if (found.empty()) return;
  const std::string& holder = found.mapped();
  act.record(TrustDecision{"withdraw-approval", config_.country, holder,
                           fmt::format("{} traces ended there", config_.strikes)});
  const PartyId administrator = shared_.directory.administrator(config_.country);
  courier_.send(administrator, messages::InstructRevocation{config_.country, holder}, act);
  for (const auto& [spc, name] : spcs_)
    if (name == holder)
      courier_.send(administrator, messages::ApproveProvider{config_.country, holder, spc, false}, act,
                    "provider " + holder);
}

}  // namespace ishaken::parties
