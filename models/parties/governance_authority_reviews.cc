// The STI-GA's side of reputation: reports of its own providers and of other countries come in, evidence goes
// out, and once a period everybody is reviewed.
#include <algorithm>

#include "models/parties/governance_authority.h"
#include "models/parties/governance_wakes.h"

namespace ishaken::parties {

using namespace governance_wakes;

namespace {

// Providers report at the end of a period; what they say is shared, and what others share has come, before
// anybody judges.
constexpr Duration until_shared = std::chrono::minutes(5), until_reviewed = std::chrono::minutes(10);

// Nothing is held against that country any more.
void lift(trust::Reservations& reservations, CountryCode country) {
  reservations.excluded.erase(country);
  reservations.scoped.erase(country);
  reservations.downgraded.erase(country);
  const auto of_country = [&](const trust::Part& part) { return part.country == country; };
  std::erase_if(reservations.providers, of_country);
  std::erase_if(reservations.cas, of_country);
}

}  // namespace

void GovernanceAuthority::begin_reviews(Act& act) {
  if (!config_.review) {
    ++reviewing_;
    in_force_ = {};
    rulings_.clear();
    tracer_.reset();
    return reviewer_.reset();
  }
  if (reviewer_) {
    tracer_->adopt(config_.review->traceback, config_.review->window);
    return reviewer_->adopt(config_.review);
  }
  reviewer_.emplace(config_.country, config_.review);
  tracer_.emplace(config_.review->traceback, config_.review->window);
  act.wake_after(config_.review->every + until_shared, {share_now, ++reviewing_});
}

void GovernanceAuthority::on(const messages::EvidenceReport& report, PartyId from, Act& act) {
  const Directory::Place& place = shared_.directory.at(from);
  const bool own = place.role == Role::service_provider && place.country == config_.country &&
                   report.country == config_.country;
  if (!own || !reviewer_) return;
  reviewer_->hear(config_.country, report.rows);
  for (const messages::TracedCall& each : report.examples) trace(each, act);
  if (!config_.review->share_with.empty())
    unshared_.insert(unshared_.end(), report.rows.begin(), report.rows.end());
}

// Those with whom evidence is shared are those whose evidence counts.
void GovernanceAuthority::on(const messages::SharedEvidence& evidence) {
  if (!reviewer_ ||
      std::ranges::find(config_.review->share_with, evidence.reporter) == config_.review->share_with.end())
    return;
  reviewer_->hear(evidence.reporter, evidence.rows);
}

void GovernanceAuthority::share_evidence(Act& act) {
  act.wake_after(until_reviewed - until_shared, {review_now, reviewing_});
  std::vector<reputation::Row> rows = std::exchange(unshared_, {});
  if (rows.empty()) return;
  for (reputation::Row& row : rows) {
    if (std::ranges::find(config_.bad_mouths, row.source.anchor) == config_.bad_mouths.end()) continue;
    const double denied = config_.bad_mouth_share * row.tally.clean;
    row.tally.clean -= denied;
    row.tally.complained += denied;
  }
  for (const CountryCode other : config_.review->share_with) {
    const PartyId there = shared_.directory.governance(other);
    if (there != no_party && other != config_.country)
      act.send(there, messages::SharedEvidence{config_.country, rows});
  }
}

void GovernanceAuthority::review(Act& act) {
  act.wake_after(config_.review->every - (until_reviewed - until_shared), {share_now, reviewing_});
  const Reviewer::Outcome outcome = reviewer_->review(act.now(), tracer_->conduct());
  tracer_->close_period();
  for (const Reviewer::Finding& each : outcome.findings)
    act.record(Reviewed{each.subject, each.belief, each.fresh_calls, each.standing});
  std::string reasons;
  for (const Reviewer::Ruling& each : outcome.rulings) {
    act.record(TrustDecision{each.action, each.country, each.object, each.why});
    reasons += (reasons.empty() ? "" : "; ") + std::string(each.action) + " " + each.country.text();
  }
  if (reasons.empty()) return;
  // A body takes its time from the finding to the order.
  const std::uint64_t number = ++decisions_;
  rulings_.emplace(number, std::pair(reviewer_->reservations(), std::move(reasons)));
  act.wake_after(time_to_decide(act), {rulings_in_force, number});
}

void GovernanceAuthority::put_in_force(std::uint64_t number, Act& act) {
  const auto ruling = rulings_.find(number);
  if (ruling == rulings_.end()) return;
  auto [reservations, why] = std::move(ruling->second);
  rulings_.erase(rulings_.begin(), std::next(ruling));  // an older one that takes longer is overtaken
  in_force_ = std::move(reservations);
  instruct(why, act);
}

// A decree ends what reviews decided, too.
bool GovernanceAuthority::forgive(CountryCode country, Act& act) {
  if (!reviewer_) return false;
  reviewer_->forgive(country, act.now());
  for (auto& [number, ruling] : rulings_) lift(ruling.first, country);
  const bool excluded = in_force_.excluded.contains(country);
  lift(in_force_, country);
  return excluded;
}

trust::Reservations GovernanceAuthority::reservations() const {
  trust::Reservations out = in_force_;
  out.excluded.insert(excluded_.begin(), excluded_.end());
  return out;
}

}  // namespace ishaken::parties
