#include "sim/results/delisting.h"

namespace ishaken::sim {
namespace {

// Returns the bad times, joined into one if less than `lasting` lies between them.
std::vector<Span> joined(const std::vector<Span>& bad, Duration lasting) {
  std::vector<Span> out;
  for (const Span& each : bad)
    if (!out.empty() && each.from - out.back().until < lasting)
      out.back().until = each.until;
    else
      out.push_back(each);
  return out;
}

}  // namespace

std::vector<Delisting> delistings(const std::vector<Span>& bad, const Absences& absences, Duration lasting) {
  std::vector<Delisting> out;
  for (const Span& time : joined(bad, lasting)) {
    const auto next = std::ranges::find_if(
        absences, [&](const ListStanding::Absence& each) { return each.span.until > time.from; });
    // An absence that began before the country turned bad is no answer to that.
    if (next == absences.end() || next->span.from < time.from) continue;
    if (next->span.from < time.until + lasting) out.push_back({time.from, next->span.from - time.from});
  }
  return out;
}

Duration wrongly_absent(const std::vector<Span>& bad, const Absences& absences, const Span& within) {
  Duration out{0};
  for (const ListStanding::Absence& each : absences) {
    if (!each.by_review) continue;
    const Span absent{std::max(each.span.from, within.from), std::min(each.span.until, within.until)};
    if (absent.from >= absent.until) continue;
    out += absent.until - absent.from;
    for (const Span& time : bad) out -= overlap(time, absent);
  }
  return out;
}

bool missed(const std::vector<Span>& bad, const Absences& absences, Duration lasting) {
  return !bad.empty() && total(bad) >= lasting &&
         std::ranges::none_of(
             absences, [&](const ListStanding::Absence& each) { return each.span.until > bad.front().from; });
}

}  // namespace ishaken::sim
