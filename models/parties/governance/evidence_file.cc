#include "models/parties/governance/evidence_file.h"

namespace ishaken::parties {
namespace {

using namespace reputation;

// Returns the calls of the last closed period.
double fresh(const History& history) {
  return history.entries.empty() || history.entries.back().period != history.now
             ? 0
             : history.entries.back().tally.calls();
}

}  // namespace

EvidenceFile::EvidenceFile(CountryCode self, std::shared_ptr<const Review> review)
    : self_(self), review_(std::move(review)), dossier_(review_->window) {}

// Ignores what any country says about its own calls, and what others say about this country's.
void EvidenceFile::add(CountryCode reporter, const std::vector<Row>& rows) {
  for (const Row& row : rows)
    if (row.source.anchor != self_ && row.source.anchor != reporter) dossier_.add(reporter, row);
}

Belief EvidenceFile::belief_of(const Dossier& dossier, const Subject& subject) const {
  return seen_through({review_->sensitivity, review_->false_alarm},
                      estimate(review_->estimator, dossier, subject));
}

EvidenceFile::Alone EvidenceFile::alone() const {
  Alone out;
  const std::set<CountryCode> reporters = dossier_.reporters();
  if (reporters.size() > 1)
    for (const CountryCode reporter : reporters) out.emplace(reporter, dossier_.only(reporter));
  return out;
}

Case EvidenceFile::case_of(CountryCode country, const StandingRecord& record, const Alone& alone,
                           const Conduct& conduct, Instant now, std::vector<Assessment>& assessments) const {
  const auto find_in = [&](const Dossier& dossier, const Subject& subject) {
    const Belief belief = belief_of(dossier, subject);
    assessments.push_back({subject, belief, fresh(dossier_.pooled(subject)), {}});
    return belief;
  };
  Case subject;
  subject.country = country;
  subject.standing = record.standing;
  subject.since = now - record.since;
  subject.exclusions = record.exclusions;
  subject.belief = find_in(dossier_, {Subject::Level::country, country});
  subject.fresh_calls = assessments.back().fresh_calls;
  subject.conduct = conduct;
  // The calls of a dropped provider do not count against its STI-CA as well.
  const Dossier others = record.providers.empty() ? Dossier() : dossier_.without(country, record.providers);
  for (const Subject& each : dossier_.subjects(country, Subject::Level::ca))
    subject.cas.push_back({each.name, find_in(record.providers.empty() ? dossier_ : others, each),
                           record.cas.contains(each.name)});
  for (const Subject& each : dossier_.subjects(country, Subject::Level::provider))
    subject.providers.push_back({each.name, find_in(dossier_, each), record.providers.contains(each.name)});
  subject.reporters = reporters_on(subject, alone);
  return subject;
}

std::vector<Part> EvidenceFile::reporters_on(const Case& subject, const Alone& alone) const {
  std::vector<Part> out;
  for (const auto& [reporter, dossier] : alone)
    out.push_back({reporter.text(), belief_of(dossier, {Subject::Level::country, subject.country})});
  if (alone.empty())
    for (const CountryCode reporter : dossier_.reporters()) out.push_back({reporter.text(), subject.belief});
  return out;
}

}  // namespace ishaken::parties
