#include "sim/world/traffic_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/numbering/atlas.h"
#include "sim/world/claimed_attestation.h"

namespace ishaken::sim {
namespace {

// Numbers of calls: those of the first source count from 1, those of the second from 1,000,000,001, and so
// on. So a source that is added after the others, or changed, renumbers none of them.
constexpr std::uint64_t per_source = 1'000'000'000;
constexpr std::uint64_t subscribers = 1'000'000;  // per provider

bool selects(const CountrySelector& selector, CountryCode country) {
  return selector.any() ||
         std::find(selector.codes.begin(), selector.codes.end(), country) != selector.codes.end();
}

double population(CountryCode country) {
  const AtlasCountry* known = find_country(country);
  return known == nullptr ? 1e6 : static_cast<double>(known->population);
}

// What the originating provider knows of the caller's right to the number. A call centre has shown its
// client's consent.
bool number_verified(CallKind kind) {
  return kind == CallKind::legitimate || kind == CallKind::robocall || kind == CallKind::call_centre;
}

}  // namespace

TrafficSource::TrafficSource(const Scenario& scenario, std::size_t index, const parties::Directory& directory,
                             Engine& engine, Exchange& exchange, std::size_t ahead)
    : traffic_(scenario.traffic[index]),
      directory_(directory),
      engine_(engine),
      exchange_(exchange),
      ahead_(ahead),
      first_id_(index * per_source + 1),
      stream_(scenario.seed, fmt::format("traffic/{}", index)),
      last_(scenario.start + traffic_.starts),
      end_(scenario.start + traffic_.ends.value_or(scenario.duration)) {
  collect_pairs(scenario);
}

void TrafficSource::collect_pairs(const Scenario& scenario) {
  for (const auto& [from, here] : scenario.countries) {
    for (const auto& [to, there] : scenario.countries) {
      const bool wanted = traffic_.reach == Reach::all || (traffic_.reach == Reach::domestic) == (from == to);
      if (wanted && selects(traffic_.from, from) && selects(traffic_.to, to)) pairs_.push_back({from, to});
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
    Plan next = plan(last_, draws);
    next.truth.call = next.attempt.call = CallId{first_id_ + planned_++};
    if (ahead_ > 1) exchange_.foresee(next.truth, next.attempt);
    plans_.push_back(std::move(next));
  }
  if (idle && !plans_.empty()) engine_.at(plans_.front().truth.at, *this, 0);
}

void TrafficSource::fire(std::uint64_t) {
  const Plan now = std::move(plans_.front());
  plans_.pop_front();
  if (!plans_.empty()) engine_.at(plans_.front().truth.at, *this, 0);
  exchange_.place(now.truth, now.attempt);
  fill();
}

TrafficSource::Plan TrafficSource::plan(Instant at, Stream draws) const {
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
  const auto& origins = directory_.providers(pair.from);
  const auto& targets = directory_.providers(pair.to);
  const auto origin = static_cast<unsigned>(draws.below(origins.size()));
  const auto target = static_cast<unsigned>(draws.below(targets.size()));
  Plan plan;
  plan.truth.at = at;
  plan.truth.kind = traffic_.kind;
  plan.truth.from = pair.from;
  plan.truth.to = pair.to;
  plan.truth.originating = origins[origin];
  plan.truth.terminating = targets[target];
  plan.truth.called = directory_.numbers.number_of(pair.to, target, draws.below(subscribers));
  plan.truth.calling = calling(pair, origin, draws);
  plan.attempt.calling = plan.truth.calling;
  plan.attempt.called = plan.truth.called;
  plan.attempt.number_verified = number_verified(traffic_.kind);
  plan.attempt.asserted = asserted(traffic_.attestation);
  return plan;
}

TelephoneNumber TrafficSource::calling(const Pair& pair, unsigned provider, Stream& draws) const {
  const std::uint64_t subscriber = draws.below(subscribers);
  switch (traffic_.calling.form) {
    case CallingNumber::Form::own:
      return directory_.numbers.number_of(pair.from, provider, subscriber);
    case CallingNumber::Form::numbers_of: {
      const CountryCode country = traffic_.calling.country;
      const std::uint64_t holders = directory_.providers(country).size();
      return directory_.numbers.number_of(country, static_cast<unsigned>(draws.below(holders)), subscriber);
    }
    case CallingNumber::Form::unallocated:
      return directory_.numbers.unallocated(subscriber);
    case CallingNumber::Form::fixed:
      break;
  }
  return TelephoneNumber::canonical(traffic_.calling.number).value_or(TelephoneNumber());
}

}  // namespace ishaken::sim
