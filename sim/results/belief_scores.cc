#include "sim/results/belief_scores.h"

#include <algorithm>
#include <array>

#include "sim/results/share.h"

namespace ishaken::sim {
namespace {

constexpr std::size_t bins = 10;

struct Bin {
  double calls = 0, unwanted = 0, forecast = 0;  // `forecast`: the sum over calls
};

bool says_enough(const Forecast& each, const Measures& measures) {
  return each.calls > 0 && static_cast<double>(each.calls) >= measures.enough_calls;
}

double square(double x) { return x * x; }

// Returns the area under the ROC curve as Mann and Whitney count it: the share of pairs of a bad review and
// another in which the bad one has the higher mean. A pair of equals counts half.
std::optional<double> area(std::vector<Forecast>& ranked, const Measures& measures) {
  std::ranges::sort(ranked, {}, &Forecast::mean);
  double good = 0, bad = 0, wins = 0;
  for (std::size_t i = 0; i < ranked.size();) {
    double good_here = 0, bad_here = 0;
    for (const double mean = ranked[i].mean; i < ranked.size() && ranked[i].mean == mean; ++i)
      ++(ranked[i].share() > measures.bad_above ? bad_here : good_here);
    wins += bad_here * (good + good_here / 2);
    good += good_here;
    bad += bad_here;
  }
  return share(wins, good * bad);
}

}  // namespace

std::optional<BrierScore> brier_score(const std::vector<Forecast>& forecasts) {
  std::array<Bin, bins> table{};
  BrierScore out;
  double calls = 0, unwanted = 0;
  for (const Forecast& each : forecasts) {
    const auto n = static_cast<double>(each.calls), bad = static_cast<double>(each.unwanted);
    const double p = std::clamp(each.mean, 0.0, 1.0);
    out.brier += bad * square(1 - p) + (n - bad) * square(p);
    Bin& bin = table[std::min(bins - 1, static_cast<std::size_t>(p * bins))];
    bin.calls += n;
    bin.unwanted += bad;
    bin.forecast += n * p;
    calls += n;
    unwanted += bad;
  }
  if (calls == 0) return std::nullopt;
  const double base = unwanted / calls;
  out.brier /= calls;
  out.uncertainty = base * (1 - base);
  for (const Bin& bin : table) {
    if (bin.calls == 0) continue;
    const double rate = bin.unwanted / bin.calls;
    out.reliability += bin.calls / calls * square(bin.forecast / bin.calls - rate);
    out.resolution += bin.calls / calls * square(rate - base);
  }
  return out;
}

std::optional<double> interval_coverage(const std::vector<Forecast>& forecasts, const Measures& measures) {
  double all = 0, held = 0;
  for (const Forecast& each : forecasts) {
    if (!says_enough(each, measures)) continue;
    ++all;
    if (each.low <= each.share() && each.share() <= each.high) ++held;
  }
  return share(held, all);
}

Discrimination discrimination(std::vector<Forecast> forecasts, const Measures& measures) {
  std::erase_if(forecasts, [&](const Forecast& each) { return !says_enough(each, measures); });
  double bad = 0, called_bad = 0, rightly = 0;
  for (const Forecast& each : forecasts) {
    const bool is_bad = each.share() > measures.bad_above, is_called = each.mean > measures.bad_above;
    bad += is_bad;
    called_bad += is_called;
    rightly += is_bad && is_called;
  }
  return {area(forecasts, measures), share(rightly, called_bad), share(rightly, bad)};
}

std::optional<double> blind_share(const std::vector<Forecast>& forecasts) {
  return share(static_cast<double>(std::ranges::count(forecasts, true, &Forecast::blind)),
               static_cast<double>(forecasts.size()));
}

}  // namespace ishaken::sim
