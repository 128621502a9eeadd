#include "models/parties/governance/conduct_record.h"

#include <algorithm>

namespace ishaken::parties {
namespace {

using reputation::Conduct, reputation::Measure;

// The time after a cut-off within which a call is no breach: it may have been under way.
constexpr Duration grace = std::chrono::hours(1);
constexpr std::size_t promises_remembered = 10'000;

}  // namespace

void ConductRecord::concluded(CountryCode country, const messages::TracedCall& call, bool answered,
                              Measure measure, Instant now) {
  if (!country.known()) return;  // carriers gave no country
  Conduct& conduct = periods_.back()[country];
  conduct.asked += 1;
  if (answered) conduct.answered += 1;
  if (measure != Measure::none) conduct.acted += 1;
  if (measure == Measure::cut_off && !call.origid.empty() && promises_.size() < promises_remembered)
    promises_.insert_or_assign(call.origid, Promise{country, now});
}

void ConductRecord::complained(const messages::TracedCall& call) {
  const auto promise = promises_.find(call.origid);
  if (promise == promises_.end() || call.date <= promise->second.since + grace) return;
  periods_.back()[promise->second.country].acted -= 1;
  promises_.erase(promise);
}

void ConductRecord::close_period() {
  periods_.emplace_back();
  while (periods_.size() > window_ + 1) periods_.pop_front();
}

std::map<CountryCode, Conduct> ConductRecord::conduct() const {
  std::map<CountryCode, Conduct> out;
  for (const auto& period : periods_)
    for (const auto& [country, conduct] : period) out[country] += conduct;
  // A breach is subtracted in its own period, and the period of the promise may already be forgotten.
  for (auto& [country, conduct] : out) conduct.acted = std::max(conduct.acted, 0.0);
  return out;
}

}  // namespace ishaken::parties
