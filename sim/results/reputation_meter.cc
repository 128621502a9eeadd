#include "sim/results/reputation_meter.h"

#include <algorithm>
#include <limits>

#include "sim/results/delisting.h"

namespace ishaken::sim {
namespace {

constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

bool reviews(const Scenario& scenario, const Country& country) {
  const auto policy = scenario.policies.find(country.policy);
  return country.shaken && policy != scenario.policies.end() &&
         scenario.reviews.contains(policy->second.review);
}

// Returns whether the timeline sets the review of the country's policy.
bool may_come_to_review(const Scenario& scenario, const Country& country) {
  const std::string path = "policies." + country.policy + ".review";
  return std::ranges::any_of(scenario.timeline, [&](const TimedAction& each) {
    const auto settings = each.action->settings();
    return std::ranges::find(settings, path, &Setting::path) != settings.end();
  });
}

}  // namespace

ReputationMeter::ReputationMeter(const Scenario& scenario, const CountryIndex& countries)
    : countries_(countries), measures_(scenario.measures), start_(scenario.start), end_(scenario.start) {
  std::size_t reviewers = 0;
  for (const auto& [code, country] : scenario.countries) {
    const bool now = reviews(scenario, country);
    reviews_.push_back(now);
    place_.push_back(now || may_come_to_review(scenario, country) ? reviewers++ : nowhere);
  }
  pairs_.resize(reviewers * place_.size());
}

ReputationMeter::Pair* ReputationMeter::find(std::size_t from, std::size_t to) {
  if (from >= place_.size() || to >= place_.size() || from == to || place_[to] == nowhere) return nullptr;
  return &pairs_[place_[to] * place_.size() + from];
}

// Counts a delivered call for the belief that was the newest when it was placed. An unsigned call counts for
// no country.
void ReputationMeter::ended(const CallClass& call, Instant placed, std::uint64_t weight) {
  if (!call.delivered() || !call.signed_at_origin || placed < start_) return;
  Pair* pair = find(call.from, call.to);
  if (pair == nullptr) return;
  const bool unwanted = call.unwanted();
  pair->truth.count(static_cast<std::size_t>((placed - start_) / std::chrono::hours(24)), unwanted, weight);
  for (auto forecast = pair->forecasts.rbegin(); forecast != pair->forecasts.rend(); ++forecast) {
    if (forecast->at > placed) continue;
    forecast->calls += weight;
    if (unwanted) forecast->unwanted += weight;
    return;
  }
}

void ReputationMeter::reviewed(Instant now, CountryCode reviewer, const parties::Reviewed& review) {
  if (review.subject.level != reputation::Subject::Level::country) return;
  const std::size_t to = countries_.of(reviewer);
  Pair* pair = find(countries_.of(review.subject.country), to);
  if (pair == nullptr) return;
  reviews_[to] = true;
  const reputation::Belief& belief = review.belief;
  pair->forecasts.push_back({now, belief.mean, belief.low, belief.high, review.fresh_calls == 0});
  if (review.standing == reputation::Standing::excluded) pair->list.condemned();
}

void ReputationMeter::published(Instant now, const parties::ListPublished& list) {
  const std::size_t to = countries_.of(list.country);
  std::vector<bool> trusted(place_.size() + 1);
  for (const trust::TrustedCountry& each : list.trusted) trusted[countries_.of(each.country)] = true;
  for (std::size_t from = 0; from < place_.size(); ++from)
    if (Pair* pair = find(from, to)) pair->list.published(now, trusted[from]);
}

template <class Visit>
void ReputationMeter::for_each(const Selection& asked, Visit&& visit) const {
  const auto range = [&](CountryCode wanted) {
    if (!wanted.known()) return std::pair<std::size_t, std::size_t>{0, place_.size()};
    const std::size_t one = countries_.of(wanted);
    return std::pair{one, std::min(one + 1, place_.size())};
  };
  const auto [first_from, last_from] = range(asked.from);
  const auto [first_to, last_to] = range(asked.to);
  for (std::size_t to = first_to; to < last_to; ++to) {
    if (!reviews_[to]) continue;
    for (std::size_t from = first_from; from < last_from; ++from) {
      const Pair& pair = pairs_[place_[to] * place_.size() + from];
      if (!pair.truth.empty() || !pair.forecasts.empty()) visit(from, to, pair);
    }
  }
}

ListFigures ReputationMeter::list_figures(const Selection& asked) const {
  const Span within{std::max(start_, asked.time.after.value_or(start_)),
                    std::min(end_, asked.time.before.value_or(end_))};
  ListFigures out;
  for_each(asked, [&](std::size_t, std::size_t, const Pair& pair) {
    const std::vector<Span> bad = pair.truth.bad(measures_, start_, end_);
    const Absences absences = pair.list.absences(end_);
    for (const Delisting& each : delistings(bad, absences, measures_.lasting))
      if (asked.time.covers(each.since)) out.to_delist.push_back({each.took});
    out.wrong += wrongly_absent(bad, absences, within);
    out.time += std::max(Duration{0}, within.until - within.from);
    out.missed += missed(bad, absences, measures_.lasting);
    bool before = false;
    for (const ListStanding::Absence& each : absences) {
      if (!each.by_review) continue;
      const bool counts = asked.time.covers(each.span.from);
      out.exclusions += counts;
      out.failed += counts && before;
      before = true;
    }
  });
  return out;
}

std::vector<Forecast> ReputationMeter::forecasts(const Selection& asked) const {
  std::vector<Forecast> out;
  for_each(asked, [&](std::size_t, std::size_t, const Pair& pair) {
    for (const Forecast& each : pair.forecasts)
      if (asked.time.covers(each.at)) out.push_back(each);
  });
  return out;
}

std::vector<std::pair<CountryCode, CountryCode>> ReputationMeter::pairs() const {
  std::vector<std::pair<CountryCode, CountryCode>> out;
  for_each({}, [&](std::size_t from, std::size_t to, const Pair&) {
    out.emplace_back(countries_.code(from), countries_.code(to));
  });
  return out;
}

}  // namespace ishaken::sim
