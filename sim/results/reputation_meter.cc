#include "sim/results/reputation_meter.h"

#include <algorithm>
#include <array>
#include <limits>

#include "sim/results/delisting.h"
#include "sim/results/durations.h"
#include "sim/scenario/actions.h"

namespace ishaken::sim {
namespace {

constexpr std::array<std::string_view, 15> names{
    "time_to_delist_s",  "wrongly_delisted_s",  "wrongly_delisted_share", "missed_delisting",
    "exclusions",        "readmissions_failed", "reviews_blind_share",    "brier_score",
    "brier_reliability", "brier_resolution",    "brier_uncertainty",      "interval_coverage",
    "belief_auc",        "belief_precision",    "belief_recall"};

constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

bool reviews(const Scenario& scenario, const Country& country) {
  const auto policy = scenario.policies.find(country.policy);
  return country.shaken && policy != scenario.policies.end() &&
         scenario.reviews.contains(policy->second.review);
}

// The timeline gives its policy another review.
bool may_come_to_review(const Scenario& scenario, const Country& country) {
  const std::string path = "policies." + country.policy + ".review";
  return std::ranges::any_of(scenario.timeline, [&](const TimedAction& each) {
    const auto* change = std::get_if<Change>(&each.action);
    return change && std::ranges::find(change->settings, path, &Setting::path) != change->settings.end();
  });
}

std::optional<double> brier_part(std::string_view metric, const std::vector<Forecast>& forecasts) {
  const auto score = brier_score(forecasts);
  if (!score) return std::nullopt;
  if (metric == "brier_reliability") return score->reliability;
  if (metric == "brier_resolution") return score->resolution;
  if (metric == "brier_uncertainty") return score->uncertainty;
  return score->brier;
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

// What becomes of a call that nobody signed is held against nobody. A call counts for the belief that was
// newest when it was placed.
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

bool ReputationMeter::measures(std::string_view metric) {
  return std::ranges::find(names, metric) != names.end();
}

template <class Visit>
void ReputationMeter::for_each(const Where& where, Visit&& visit) const {
  const auto wanted = [&](std::string_view dimension) {
    const auto found = where.find(dimension);
    if (found == where.end()) return std::pair<std::size_t, std::size_t>{0, place_.size()};
    const bool valid = CountryCode::is_valid(found->second);
    const std::size_t one = valid ? countries_.of(CountryCode{found->second}) : place_.size();
    return std::pair{one, std::min(one + 1, place_.size())};
  };
  const auto [first_from, last_from] = wanted("from");
  const auto [first_to, last_to] = wanted("to");
  for (std::size_t to = first_to; to < last_to; ++to) {
    if (!reviews_[to]) continue;
    for (std::size_t from = first_from; from < last_from; ++from) {
      const Pair& pair = pairs_[place_[to] * place_.size() + from];
      if (!pair.truth.empty() || !pair.forecasts.empty()) visit(from, to, pair);
    }
  }
}

struct ReputationMeter::ListFigures {
  std::vector<WeightedDuration> to_delist;
  Duration wrong{0}, time{0};
  unsigned exclusions = 0, failed = 0, missed = 0;
};

ReputationMeter::ListFigures ReputationMeter::list_figures(const Where& where, const Window& window) const {
  const Span within{std::max(start_, window.after.value_or(start_)),
                    std::min(end_, window.before.value_or(end_))};
  ListFigures out;
  for_each(where, [&](std::size_t, std::size_t, const Pair& pair) {
    const std::vector<Span> bad = pair.truth.bad(measures_, start_, end_);
    const Absences absences = pair.list.absences(end_);
    for (const Delisting& each : delistings(bad, absences, measures_.lasting))
      if (window.covers(each.since)) out.to_delist.push_back({each.took});
    out.wrong += wrongly_absent(bad, absences, within);
    out.time += std::max(Duration{0}, within.until - within.from);
    out.missed += missed(bad, absences, measures_.lasting);
    bool before = false;
    for (const ListStanding::Absence& each : absences) {
      if (!each.by_review) continue;
      const bool counts = window.covers(each.span.from);
      out.exclusions += counts;
      out.failed += counts && before;
      before = true;
    }
  });
  return out;
}

std::vector<Forecast> ReputationMeter::forecasts(const Where& where, const Window& window) const {
  std::vector<Forecast> out;
  for_each(where, [&](std::size_t, std::size_t, const Pair& pair) {
    for (const Forecast& each : pair.forecasts)
      if (window.covers(each.at)) out.push_back(each);
  });
  return out;
}

std::optional<double> ReputationMeter::value(std::string_view metric, const Where& where,
                                             const Window& window) const {
  if (metric.starts_with("brier_")) return brier_part(metric, forecasts(where, window));
  if (metric == "reviews_blind_share") return blind_share(forecasts(where, window));
  if (metric == "interval_coverage") return interval_coverage(forecasts(where, window), measures_);
  if (metric.starts_with("belief_")) {
    const Discrimination found = discrimination(forecasts(where, window), measures_);
    return metric == "belief_auc" ? found.auc : metric == "belief_recall" ? found.recall : found.precision;
  }
  const ListFigures lists = list_figures(where, window);
  if (metric == "exclusions") return lists.exclusions;
  if (metric == "readmissions_failed") return lists.failed;
  if (metric == "missed_delisting") return lists.missed;
  if (metric == "wrongly_delisted_s") return in_seconds(lists.wrong);
  if (metric == "wrongly_delisted_share" && lists.time.count() > 0)
    return in_seconds(lists.wrong) / in_seconds(lists.time);
  if (metric == "time_to_delist_s") {
    const auto stat = where.find("stat");
    return figure_of(lists.to_delist, stat == where.end() ? std::string_view{} : stat->second);
  }
  return std::nullopt;
}

std::vector<std::pair<CountryCode, CountryCode>> ReputationMeter::pairs() const {
  std::vector<std::pair<CountryCode, CountryCode>> out;
  for_each({}, [&](std::size_t from, std::size_t to, const Pair&) {
    out.emplace_back(countries_.code(from), countries_.code(to));
  });
  return out;
}

}  // namespace ishaken::sim
