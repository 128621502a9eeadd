#include "models/parties/governance/reviewer.h"

#include <algorithm>

namespace ishaken::parties {

Reviewer::Outcome Reviewer::review(Instant now, const Conduct& conduct) {
  evidence_.close_period();
  std::set<CountryCode> countries = evidence_.countries();
  for (const auto& [country, record] : records_) countries.insert(country);
  const EvidenceFile::Alone alone = evidence_.alone();
  Outcome out;
  for (const CountryCode country : countries) {
    const auto [place, added] = records_.try_emplace(country);
    StandingRecord& record = place->second;
    if (added) record.since = now;
    const std::size_t first = out.assessments.size();
    const auto known = conduct.find(country);
    decide(evidence_.case_of(country, record, alone,
                             known == conduct.end() ? reputation::Conduct() : known->second, now,
                             out.assessments),
           record, now, out);
    for (std::size_t i = first; i < out.assessments.size(); ++i)
      out.assessments[i].standing = record.standing;
  }
  return out;
}

void Reviewer::decide(const reputation::Case& subject, StandingRecord& record, Instant now,
                      Outcome& out) const {
  const reputation::Review& review = settings();
  reputation::Decision decision = reputation::decide(review.rule, subject);
  const bool treaty = std::ranges::find(review.treaty, subject.country) != review.treaty.end();
  if (treaty) decision = {reputation::Standing::kept, {}, {}, "trusted by treaty"};
  // With little evidence no measure may get harsher; it may get milder, since that may follow from time
  // alone.
  const bool too_little = subject.belief.calls < review.minimum_evidence;
  if (too_little && record.is_harsher(decision)) return;
  const std::vector<Ruling> rulings = record.apply(subject, decision, now);
  out.rulings.insert(out.rulings.end(), rulings.begin(), rulings.end());
}

void Reviewer::forgive(CountryCode country, Instant now) {
  if (const auto record = records_.find(country); record != records_.end()) record->second.forgive(now);
}

trust::Reservations Reviewer::reservations() const {
  trust::Reservations out;
  for (const auto& [country, record] : records_) record.add_to(out, country);
  return out;
}

}  // namespace ishaken::parties
