#include "models/reputation/dossier.h"

#include <algorithm>

namespace ishaken::reputation {

Tally History::total() const {
  Tally sum;
  for (const Entry& each : entries) sum += each.tally;
  return sum;
}

History& History::operator+=(const History& other) {
  now = std::max(now, other.now);
  for (const Entry& each : other.entries) {
    const auto place =
        std::lower_bound(entries.begin(), entries.end(), each.period,
                         [](const Entry& entry, std::int64_t period) { return entry.period < period; });
    if (place != entries.end() && place->period == each.period)
      place->tally += each.tally;
    else
      entries.insert(place, each);
  }
  return *this;
}

void Dossier::add(CountryCode reporter, const Row& row) {
  const Source& from = row.source;
  if (!from.anchor.known()) return;
  const std::int64_t at_hand = period_ + 1;
  Reports& reports = reports_[reporter];
  const auto count_in = [&](History& history) {
    std::vector<History::Entry>& entries = history.entries;
    if (entries.empty() || entries.back().period != at_hand) entries.push_back({at_hand, {}});
    entries.back().tally += row.tally;
  };
  const auto count = [&](const Subject& subject) { count_in(reports.histories[subject]); };
  count_in(reports.members[{Subject::Level::ca, from.anchor, from.ca}][from.spc]);
  count({Subject::Level::country, from.anchor});
  if (!from.ca.empty()) count({Subject::Level::ca, from.anchor, from.ca});
  if (!from.range.empty()) count({Subject::Level::range, from.anchor, from.range});
  if (from.spc.empty()) return;
  const Subject provider{Subject::Level::provider, from.anchor, from.spc};
  count(provider);
  if (!from.range.empty())
    reports.ranges[provider].try_emplace(from.range, Seen{at_hand, at_hand}).first->second.last = at_hand;
}

void Dossier::close_period() {
  ++period_;
  const std::int64_t oldest = period_ - static_cast<std::int64_t>(window_) + 1;
  for (auto& [reporter, reports] : reports_) {
    const auto forget = [&](auto& histories) {
      for (auto& [subject, history] : histories)
        std::erase_if(history.entries, [&](const History::Entry& entry) { return entry.period < oldest; });
      std::erase_if(histories, [](const auto& each) { return each.second.entries.empty(); });
    };
    forget(reports.histories);
    for (auto& [ca, members] : reports.members) forget(members);
    std::erase_if(reports.members, [](const auto& each) { return each.second.empty(); });
    for (auto& [provider, ranges] : reports.ranges)
      std::erase_if(ranges, [&](const auto& range) { return range.second.last < oldest; });
    std::erase_if(reports.ranges, [](const auto& each) { return each.second.empty(); });
  }
  std::erase_if(reports_, [](const auto& each) { return each.second.histories.empty(); });
}

History Dossier::of(CountryCode reporter, const Subject& subject) const {
  History out;
  if (const auto reports = reports_.find(reporter); reports != reports_.end())
    if (const auto found = reports->second.histories.find(subject); found != reports->second.histories.end())
      out = found->second;
  std::erase_if(out.entries, [&](const History::Entry& entry) { return entry.period > period_; });
  out.now = period_;
  return out;
}

History Dossier::pooled(const Subject& subject) const {
  History out;
  out.now = period_;
  for (const auto& [reporter, reports] : reports_) out += of(reporter, subject);
  return out;
}

Dossier Dossier::only(CountryCode reporter) const {
  Dossier out(window_);
  out.period_ = period_;
  if (const auto reports = reports_.find(reporter); reports != reports_.end()) out.reports_.insert(*reports);
  return out;
}

Dossier Dossier::without(CountryCode country, const std::set<std::string>& providers) const {
  using Level = Subject::Level;
  Dossier out = *this;
  for (auto& [reporter, reports] : out.reports_) {
    std::erase_if(reports.histories, [&](const auto& each) {
      const Subject& subject = each.first;
      return subject.country == country &&
             (subject.level == Level::country || subject.level == Level::ca ||
              (subject.level == Level::provider && providers.contains(subject.name)));
    });
    for (auto& [ca, members] : reports.members) {
      if (ca.country != country) continue;
      std::erase_if(members, [&](const auto& each) { return providers.contains(each.first); });
      for (const auto& [spc, history] : members) {
        reports.histories[{Level::country, country}] += history;
        if (!ca.name.empty()) reports.histories[ca] += history;
      }
    }
  }
  return out;
}

std::set<CountryCode> Dossier::reporters() const {
  std::set<CountryCode> out;
  for (const auto& [reporter, reports] : reports_)
    if (std::any_of(reports.histories.begin(), reports.histories.end(),
                    [&](const auto& each) { return closed(each.second); }))
      out.insert(reporter);
  return out;
}

std::set<CountryCode> Dossier::countries() const {
  std::set<CountryCode> out;
  for (const auto& [reporter, reports] : reports_)
    for (const auto& [subject, history] : reports.histories) {
      if (subject.level != Subject::Level::country) break;  // countries sort first and have no name
      if (closed(history)) out.insert(subject.country);
    }
  return out;
}

std::vector<Subject> Dossier::subjects(CountryCode country, Subject::Level level) const {
  std::set<Subject> out;
  for (const auto& [reporter, reports] : reports_) {
    const auto& all = reports.histories;
    for (auto each = all.lower_bound({level, country}); each != all.end(); ++each) {
      if (each->first.level != level || each->first.country != country) break;
      if (closed(each->second)) out.insert(each->first);
    }
  }
  return {out.begin(), out.end()};
}

std::vector<Subject> Dossier::ranges_of(const Subject& provider) const {
  std::set<Subject> out;
  for (const auto& [reporter, reports] : reports_)
    if (const auto found = reports.ranges.find(provider); found != reports.ranges.end())
      for (const auto& [range, seen] : found->second)
        if (seen.first <= period_) out.insert({Subject::Level::range, provider.country, range});
  return {out.begin(), out.end()};
}

}  // namespace ishaken::reputation
