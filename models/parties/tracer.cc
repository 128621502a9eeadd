#include "models/parties/tracer.h"

#include <algorithm>

namespace ishaken::parties {
namespace {

using reputation::Conduct, reputation::Measure;

// Calls that were under way when the caller was cut off are no breach.
constexpr Duration grace = std::chrono::hours(1);
constexpr std::size_t promises_remembered = 10'000;

}  // namespace

void Tracer::adopt(reputation::Tracing settings, std::size_t window) {
  settings_ = settings;
  window_ = window;
}

Tracer::Trace* Tracer::begin(const messages::TracedCall& call, Instant now) {
  check_promise(call);
  const bool looked_for = !call.origid.empty() && std::ranges::any_of(open_, [&](const auto& each) {
    return each.second.call.origid == call.origid;
  });
  unsigned& begun = begun_[call.anchor];
  if (looked_for || begun >= settings_.per_period) return nullptr;
  ++begun;
  Trace trace;
  trace.number = ++traces_;
  trace.call = call;
  trace.country = call.anchor;
  trace.begun = now;
  return &open_.emplace(trace.number, std::move(trace)).first->second;
}

Tracer::Trace* Tracer::find(PartyId from, RequestId request) {
  for (auto& [number, trace] : open_)
    if (trace.request == request && trace.asked == from) return &trace;
  return nullptr;
}

std::optional<Tracer::Trace> Tracer::close(std::uint64_t number) {
  auto found = open_.extract(number);
  if (found.empty()) return std::nullopt;
  return std::move(found.mapped());
}

void Tracer::conclude(const Trace& trace, bool answered, Measure measure, Instant now) {
  if (!trace.country.known()) return;  // lost among carriers
  Conduct& conduct = periods_.back()[trace.country];
  conduct.asked += 1;
  if (answered) conduct.answered += 1;
  if (measure != Measure::none) conduct.acted += 1;
  if (measure == Measure::cut_off && !trace.call.origid.empty() && promises_.size() < promises_remembered)
    promises_.insert_or_assign(trace.call.origid, Promise{trace.country, now});
}

void Tracer::check_promise(const messages::TracedCall& call) {
  const auto promise = promises_.find(call.origid);
  if (promise == promises_.end() || call.date <= promise->second.since + grace) return;
  periods_.back()[promise->second.country].acted -= 1;
  promises_.erase(promise);
}

void Tracer::close_period() {
  begun_.clear();
  periods_.emplace_back();
  while (periods_.size() > window_ + 1) periods_.pop_front();
}

std::map<CountryCode, Conduct> Tracer::conduct() const {
  std::map<CountryCode, Conduct> out;
  for (const auto& period : periods_)
    for (const auto& [country, conduct] : period) out[country] += conduct;
  // A word may be broken after it was given in a period that is forgotten by now.
  for (auto& [country, conduct] : out) conduct.acted = std::max(conduct.acted, 0.0);
  return out;
}

}  // namespace ishaken::parties
