#include "models/parties/governance/trace_requester.h"

#include <algorithm>

namespace ishaken::parties {

void TraceRequester::adopt(const reputation::Tracing& settings, std::size_t window) {
  settings_ = settings;
  record_.adopt(window);
}

void TraceRequester::stop(Act& act) {
  for (const Trace& each : open_) act.forget(each.question);
  open_.clear();
  begun_.clear();
  record_ = {};
}

void TraceRequester::trace(const messages::TracedCall& call, Act& act) {
  record_.complained(call);
  unsigned& begun = begun_[call.anchor];
  if (looked_for(call) || begun >= settings_.per_period) return;
  ++begun;
  const Position trace = open_.insert(open_.end(), {call, call.anchor, act.now()});
  trace->due.after(settings_.answer_within, act,
                   [this, trace](Act& later) { conclude(trace, false, reputation::Measure::none, later); });
  ask_next(trace, act);
}

bool TraceRequester::looked_for(const messages::TracedCall& call) const {
  return !call.origid.empty() &&
         std::ranges::any_of(open_, [&](const Trace& each) { return each.call.origid == call.origid; });
}

void TraceRequester::ask_next(Position trace, Act& act) {
  const PartyId next =
      trace->country.known() ? body_.directory.governance(trace->country) : body_.directory.carriers();
  if (next == no_party) return;  // the trace ends when its time is over
  trace->question = act.ask(next, messages::TracebackRequest{trace->call, trace->carriers},
                            [this, trace](const messages::Message* answer, Act& later) {
                              const auto* said = answer_as<messages::TracebackAnswer>(answer);
                              if (said != nullptr) answered(trace, *said, later);
                            });
}

void TraceRequester::answered(Position trace, const messages::TracebackAnswer& answer, Act& act) {
  using Origin = messages::TracebackAnswer::Origin;
  const bool by_carrier = !trace->country.known();
  if (by_carrier && answer.origin == Origin::carrier) {
    ++trace->carriers;
    return ask_next(trace, act);
  }
  if (by_carrier && answer.origin == Origin::country) {
    trace->country = answer.upstream;
    return ask_next(trace, act);
  }
  conclude(trace, true, answer.measure, act);
}

void TraceRequester::conclude(Position place, bool answered, reputation::Measure measure, Act& act) {
  const Trace trace = std::move(*place);
  open_.erase(place);
  act.forget(trace.question);
  record_.concluded(trace.country, trace.call, answered, measure, act.now());
  act.record(
      Traced{trace.country, trace.call.call, answered, measure, trace.carriers, act.now() - trace.begun});
}

void TraceRequester::close_period() {
  begun_.clear();
  record_.close_period();
}

}  // namespace ishaken::parties
