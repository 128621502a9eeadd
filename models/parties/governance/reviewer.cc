#include "models/parties/governance/reviewer.h"

#include <fmt/format.h>

#include <algorithm>

namespace ishaken::parties {
namespace {

using namespace reputation;

std::string_view action_for(Standing before, Standing after) {
  if (before == Standing::excluded) return "readmit";
  switch (after) {
    case Standing::kept:
      return "keep";
    case Standing::watched:
      return "watch";
    case Standing::probation:
      return "probation";
    case Standing::downgraded:
      return "downgrade";
    case Standing::scoped:
      return "scope";
    case Standing::excluded:
      return "exclude";
  }
  return "?";
}

std::string with_evidence(const std::string& why, const Belief& belief) {
  return fmt::format("{}; unwanted {:.4f} ({:.4f} to {:.4f}) over {:.0f} calls", why, belief.mean, belief.low,
                     belief.high, belief.calls);
}

// The calls of the last closed period.
double fresh(const History& history) {
  return history.entries.empty() || history.entries.back().period != history.now
             ? 0
             : history.entries.back().tally.calls();
}

bool adds(const std::vector<std::string>& wanted, const std::set<std::string>& there) {
  return std::ranges::any_of(wanted, [&](const std::string& name) { return !there.contains(name); });
}

const Belief& belief_in(const std::vector<Part>& parts, const std::string& name, const Belief& otherwise) {
  const auto found = std::ranges::find(parts, name, &Part::name);
  return found == parts.end() ? otherwise : found->belief;
}

}  // namespace

Reviewer::Reviewer(CountryCode self, std::shared_ptr<const Review> review)
    : self_(self), review_(std::move(review)), dossier_(review_->window) {}

// Nobody is heard about itself.
void Reviewer::hear(CountryCode reporter, const std::vector<Row>& rows) {
  for (const Row& row : rows)
    if (row.source.anchor != self_ && row.source.anchor != reporter) dossier_.add(reporter, row);
}

Reviewer::Outcome Reviewer::review(Instant now, const Conduct& conduct) {
  dossier_.close_period();
  std::set<CountryCode> countries = dossier_.countries();
  for (const auto& [country, record] : records_) countries.insert(country);
  const Alone reporters = alone();
  Outcome out;
  for (const CountryCode country : countries) {
    const auto [record, added] = records_.try_emplace(country);
    if (added) record->second.since = now;
    const std::size_t first = out.findings.size();
    const Case subject = case_of(country, record->second, reporters, conduct, now, out);
    Decision decision = decide(review_->rule, subject);
    const bool treaty = std::ranges::find(review_->treaty, country) != review_->treaty.end();
    // With little evidence nothing gets worse; that it gets better may rest on time alone.
    const bool harsher = decision.standing > subject.standing ||
                         adds(decision.drop_providers, record->second.providers) ||
                         adds(decision.drop_cas, record->second.cas);
    if (treaty) decision = {Standing::kept, {}, {}, "trusted by treaty"};
    if (treaty || !(harsher && subject.belief.calls < review_->minimum_evidence))
      apply(subject, decision, now, out);
    for (std::size_t i = first; i < out.findings.size(); ++i)
      out.findings[i].standing = record->second.standing;
  }
  return out;
}

Belief Reviewer::belief_of(const Dossier& dossier, const Subject& subject) const {
  return seen_through({review_->sensitivity, review_->false_alarm},
                      estimate(review_->estimator, dossier, subject));
}

// Where nobody else reports, what it said is all there is.
Reviewer::Alone Reviewer::alone() const {
  Alone out;
  const std::set<CountryCode> reporters = dossier_.reporters();
  if (reporters.size() > 1)
    for (const CountryCode reporter : reporters) out.emplace(reporter, dossier_.only(reporter));
  return out;
}

void Reviewer::forgive(CountryCode country, Instant now) {
  if (const auto record = records_.find(country); record != records_.end()) {
    record->second.standing = Standing::kept;
    record->second.since = now;
    record->second.providers.clear();
    record->second.cas.clear();
  }
}

Case Reviewer::case_of(CountryCode country, const Record& record, const Alone& alone, const Conduct& conduct,
                       Instant now, Outcome& out) const {
  const auto find_in = [&](const Dossier& dossier, const Subject& subject) {
    const Belief belief = belief_of(dossier, subject);
    out.findings.push_back({subject, belief, fresh(dossier_.pooled(subject)), {}});
    return belief;
  };
  const auto find = [&](const Subject& subject) { return find_in(dossier_, subject); };
  Case subject;
  subject.country = country;
  subject.standing = record.standing;
  subject.since = now - record.since;
  subject.exclusions = record.exclusions;
  subject.belief = find({Subject::Level::country, country});
  subject.fresh_calls = out.findings.back().fresh_calls;
  if (const auto known = conduct.find(country); known != conduct.end()) subject.conduct = known->second;
  // Who is dropped shall not count against its STI-CA as well.
  const Dossier others = record.providers.empty() ? Dossier() : dossier_.without(country, record.providers);
  for (const Subject& each : dossier_.subjects(country, Subject::Level::ca))
    subject.cas.push_back({each.name, find_in(record.providers.empty() ? dossier_ : others, each),
                           record.cas.contains(each.name)});
  for (const Subject& each : dossier_.subjects(country, Subject::Level::provider))
    subject.providers.push_back({each.name, find(each), record.providers.contains(each.name)});
  for (const auto& [reporter, dossier] : alone)
    subject.reporters.push_back({reporter.text(), belief_of(dossier, {Subject::Level::country, country})});
  if (alone.empty())
    for (const CountryCode reporter : dossier_.reporters())
      subject.reporters.push_back({reporter.text(), subject.belief});
  return subject;
}

void Reviewer::apply(const Case& subject, const Decision& decision, Instant now, Outcome& out) {
  Record& record = records_.at(subject.country);
  if (decision.standing != record.standing) {
    out.rulings.push_back({subject.country,
                           action_for(record.standing, decision.standing),
                           {},
                           with_evidence(decision.why, subject.belief)});
    if (decision.standing == Standing::excluded) ++record.exclusions;
    record.standing = decision.standing;
    record.since = now;
  }
  const auto change = [&](std::set<std::string>& dropped, const std::vector<std::string>& wanted,
                          const std::vector<Part>& parts, std::string_view drop, std::string_view trust) {
    const std::set<std::string> after(wanted.begin(), wanted.end());
    for (const std::string& name : after)
      if (!dropped.contains(name))
        out.rulings.push_back({subject.country, drop, name,
                               with_evidence(decision.why, belief_in(parts, name, subject.belief))});
    for (const std::string& name : dropped)
      if (!after.contains(name))
        out.rulings.push_back({subject.country, trust, name,
                               with_evidence(decision.why, belief_in(parts, name, subject.belief))});
    dropped = after;
  };
  change(record.providers, decision.drop_providers, subject.providers, "drop-provider", "trust-provider");
  change(record.cas, decision.drop_cas, subject.cas, "drop-ca", "trust-ca");
}

trust::Reservations Reviewer::reservations() const {
  trust::Reservations out;
  for (const auto& [country, record] : records_) {
    if (record.standing == Standing::excluded) out.excluded.insert(country);
    if (record.standing == Standing::scoped) out.scoped.insert(country);
    if (record.standing == Standing::downgraded) out.downgraded.insert(country);
    for (const std::string& name : record.providers) out.providers.insert({country, name});
    for (const std::string& name : record.cas) out.cas.insert({country, name});
  }
  return out;
}

}  // namespace ishaken::parties
