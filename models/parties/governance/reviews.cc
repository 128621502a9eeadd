#include "models/parties/governance/reviews.h"

#include <algorithm>
#include <utility>

namespace ishaken::parties {
namespace {

// The steps after the end of a period, when providers report: first STI-GAs share their reports, then, when
// all shared ones have arrived, each reviews.
constexpr Duration until_shared = std::chrono::minutes(5), until_reviewed = std::chrono::minutes(10);

}  // namespace

Reviews::Reviews(GovernanceBody& body, TraceRequester& traces, BadMouthing bad_mouthing,
                 Rulings::Changed changed)
    : body_(body),
      traces_(traces),
      evidence_(body, std::move(bad_mouthing)),
      rulings_(body, std::move(changed)) {}

void Reviews::adopt(std::shared_ptr<const reputation::Review> review, Act& act) {
  if (!review) return stop(act);
  traces_.adopt(review->traceback, review->window);
  if (reviewer_) return reviewer_->adopt(std::move(review));
  begin(std::move(review), act);
}

void Reviews::begin(std::shared_ptr<const reputation::Review> review, Act& act) {
  reviewer_.emplace(body_.country, std::move(review));
  next_.after(reviewer_->settings().every + until_shared, act, [this](Act& later) { share(later); });
}

void Reviews::stop(Act& act) {
  next_.cancel();
  rulings_.clear();
  traces_.stop(act);
  reviewer_.reset();
}

void Reviews::reported(const messages::EvidenceReport& report, Act& act) {
  if (report.country != body_.country || !reviewer_) return;
  reviewer_->add(body_.country, report.rows);
  for (const messages::TracedCall& each : report.examples) traces_.trace(each, act);
  if (!reviewer_->settings().share_with.empty()) evidence_.add(report.rows);
}

// Accepts evidence only from the countries with which this one shares its own.
void Reviews::shared(const messages::SharedEvidence& evidence) {
  if (!reviewer_) return;
  const std::vector<CountryCode>& heard = reviewer_->settings().share_with;
  if (std::ranges::find(heard, evidence.reporter) != heard.end())
    reviewer_->add(evidence.reporter, evidence.rows);
}

void Reviews::share(Act& act) {
  next_.after(until_reviewed - until_shared, act, [this](Act& later) { review(later); });
  evidence_.share(reviewer_->settings().share_with, act);
}

void Reviews::review(Act& act) {
  next_.after(reviewer_->settings().every - (until_reviewed - until_shared), act,
              [this](Act& later) { share(later); });
  const Reviewer::Outcome outcome = reviewer_->review(act.now(), traces_.conduct());
  traces_.close_period();
  std::string decided = record(outcome, act);
  if (!decided.empty()) rulings_.add(reviewer_->reservations(), std::move(decided), act);
}

std::string Reviews::record(const Reviewer::Outcome& outcome, Act& act) const {
  for (const Assessment& each : outcome.assessments)
    act.record(Reviewed{each.subject, each.belief, each.fresh_calls, each.standing});
  std::string decided;
  for (const Ruling& each : outcome.rulings) {
    act.record(TrustDecision{each.action, each.country, each.object, each.why});
    decided += (decided.empty() ? "" : "; ") + std::string(each.action) + " " + each.country.text();
  }
  return decided;
}

bool Reviews::forgive(CountryCode country, Act& act) {
  if (!reviewer_) return false;
  reviewer_->forgive(country, act.now());
  return rulings_.lift(country);
}

}  // namespace ishaken::parties
