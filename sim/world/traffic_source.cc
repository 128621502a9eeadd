#include "sim/world/traffic_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/numbering/atlas.h"
#include "sim/scenario/claimed_attestation.h"

namespace ishaken::sim {
namespace {

constexpr std::uint64_t subscribers = 1'000'000;  // per provider

double population(CountryCode country) {
  const AtlasCountry* known = find_country(country);
  return known == nullptr ? 1e6 : static_cast<double>(known->population);
}

// Returns whether the originating provider has verified that the caller may use the number. A call centre has
// shown its client's consent.
bool number_verified(CallKind kind) {
  return kind == CallKind::legitimate || kind == CallKind::robocall || kind == CallKind::call_centre;
}

bool has_callers(const Traffic& traffic) {
  return traffic.callers > 0 || !traffic.providers.empty() || patience_of(traffic.answer) != nullptr;
}

}  // namespace

TrafficSource::TrafficSource(const Scenario& scenario, std::size_t index, const parties::Directory& directory,
                             Engine& engine, Exchange& exchange, std::size_t ahead)
    : traffic_(scenario.traffic[index]),
      directory_(directory),
      engine_(engine),
      exchange_(exchange),
      ahead_(patience_of(traffic_.answer) == nullptr ? ahead : 1),
      first_id_(index * per_source + 1),
      stream_(scenario.seed, fmt::format("traffic/{}", index)),
      last_(scenario.start + traffic_.starts),
      end_(scenario.start + traffic_.ends.value_or(scenario.duration)) {
  collect_pairs(scenario);
  if (has_callers(traffic_)) callers_ = std::make_unique<Callers>(traffic_, index, scenario.seed, directory);
}

void TrafficSource::collect_pairs(const Scenario& scenario) {
  for (const auto& [from, here] : scenario.countries) {
    for (const auto& [to, there] : scenario.countries) {
      const bool wanted = traffic_.reach == Reach::all || (traffic_.reach == Reach::domestic) == (from == to);
      if (wanted && traffic_.from.selects(from) && traffic_.to.selects(to)) pairs_.push_back({from, to});
    }
  }
  if (traffic_.spread == Spread::even) return;
  double sum = 0;
  for (const Pair& pair : pairs_)
    cumulative_.push_back(sum += std::sqrt(population(pair.from) * population(pair.to)));
}

void TrafficSource::start() {
  if (pairs_.empty() || traffic_.rate.per_second <= 0) return;
  fill();
}

void TrafficSource::fill() {
  const bool idle = plans_.empty();
  while (plans_.size() < ahead_ && last_ < end_) {
    Stream draws = stream_.at(planned_);
    last_ += seconds(draws.exponential(1 / traffic_.rate.per_second));
    if (last_ >= end_) break;
    Plan next = plan(last_, planned_, draws);
    next.truth.call = next.attempt.call = CallId{first_id_ + planned_++};
    if (ahead_ > 1) exchange_.foresee(next.truth, next.attempt);
    plans_.push_back(std::move(next));
  }
  if (idle && !plans_.empty()) engine_.at(plans_.front().truth.at, [this] { place_next(); });
}

void TrafficSource::place_next() {
  Plan now = std::move(plans_.front());
  plans_.pop_front();
  if (!plans_.empty()) engine_.at(plans_.front().truth.at, [this] { place_next(); });
  if (listens()) settle(now);
  if (!now.dropped) exchange_.place(now.truth, now.attempt);
  fill();
}

// Plans the call again, since its caller may have moved since then.
void TrafficSource::settle(Plan& call) {
  const CallId id = call.truth.call;
  const std::uint64_t item = number(id) - first_id_;
  Stream draws = stream_.at(item);
  (void)draws.uniform();  // the time, which stays
  call = plan(call.truth.at, item, draws);
  call.truth.call = call.attempt.call = id;
  if (!call.dropped) callers_->placed(id, call.caller);
}

void TrafficSource::verified(const parties::CallVerified& told) {
  if (told.treatment != trust::Treatment::allow) callers_->labelled(told.call);
}

void TrafficSource::ended(const parties::CallEnded& told) {
  constexpr int ok = 200;
  if (const auto decision = callers_->ended(told.call, told.code == ok, engine_.now()))
    engine_.at(engine_.now() + decision->after, [this, caller = decision->caller] { act(caller); });
}

void TrafficSource::act(std::uint32_t caller) {
  if (engine_.now() < end_) exchange_.answered(callers_->act(caller, engine_.now()));
}

TrafficSource::Plan TrafficSource::plan(Instant at, std::uint64_t item, Stream draws) const {
  std::size_t which = 0;
  if (cumulative_.empty()) {
    which = draws.below(pairs_.size());
  } else {
    const double target = draws.uniform() * cumulative_.back();
    which = static_cast<std::size_t>(std::upper_bound(cumulative_.begin(), cumulative_.end(), target) -
                                     cumulative_.begin());
    which = std::min(which, pairs_.size() - 1);
  }
  const Pair& pair = pairs_[which];
  Callers::Origin origin{pair.from};
  if (callers_)
    origin = callers_->origin(pair.from, item, at, draws);
  else
    origin.provider = static_cast<unsigned>(draws.below(directory_.providers(pair.from).size()));
  const auto& targets = directory_.providers(pair.to);
  const auto target = static_cast<unsigned>(draws.below(targets.size()));
  Plan plan;
  plan.caller = origin.caller;
  plan.dropped = !origin.calls;
  plan.truth.at = at;
  plan.truth.kind = traffic_.kind;
  plan.truth.from = origin.country;
  plan.truth.to = pair.to;
  plan.truth.originating = directory_.providers(origin.country)[origin.provider];
  plan.truth.terminating = targets[target];
  plan.truth.called = directory_.numbers.number_of(pair.to, target, draws.below(subscribers));
  plan.truth.calling = calling(origin.country, origin.provider, draws);
  plan.attempt.customer = origin.customer;
  plan.attempt.calling = plan.truth.calling;
  plan.attempt.called = plan.truth.called;
  plan.attempt.number_verified = number_verified(traffic_.kind);
  plan.attempt.asserted = asserted(traffic_.attestation);
  return plan;
}

TelephoneNumber TrafficSource::calling(CountryCode from, unsigned provider, Stream& draws) const {
  const std::uint64_t subscriber = draws.below(subscribers);
  switch (traffic_.calling.form) {
    case CallingNumber::Form::own:
      return directory_.numbers.number_of(from, provider, subscriber);
    case CallingNumber::Form::numbers_of: {
      const CountryCode country = traffic_.calling.country;
      const std::uint64_t holders = directory_.providers(country).size();
      return directory_.numbers.number_of(country, static_cast<unsigned>(draws.below(holders)), subscriber);
    }
    case CallingNumber::Form::unallocated:
      return directory_.numbers.unallocated(subscriber);
    case CallingNumber::Form::numbers_under:
      return NumberPlan::number_under(traffic_.calling.number, subscriber);
    case CallingNumber::Form::one:
      break;
  }
  return TelephoneNumber::canonical(traffic_.calling.number).value_or(TelephoneNumber());
}

}  // namespace ishaken::sim
