#include "models/parties/governance/standing_record.h"

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

const Belief& belief_in(const std::vector<Part>& parts, const std::string& name, const Belief& otherwise) {
  const auto found = std::ranges::find(parts, name, &Part::name);
  return found == parts.end() ? otherwise : found->belief;
}

bool adds(const std::vector<std::string>& wanted, const std::set<std::string>& there) {
  return std::ranges::any_of(wanted, [&](const std::string& name) { return !there.contains(name); });
}

}  // namespace

bool StandingRecord::is_harsher(const Decision& decision) const {
  return decision.standing > standing || adds(decision.drop_providers, providers) ||
         adds(decision.drop_cas, cas);
}

std::vector<Ruling> StandingRecord::apply(const Case& subject, const Decision& decision, Instant now) {
  std::vector<Ruling> out;
  if (decision.standing != standing) {
    out.push_back({subject.country,
                   action_for(standing, decision.standing),
                   {},
                   with_evidence(decision.why, subject.belief)});
    if (decision.standing == Standing::excluded) ++exclusions;
    standing = decision.standing;
    since = now;
  }
  const auto change = [&](std::set<std::string>& dropped, const std::vector<std::string>& wanted,
                          const std::vector<Part>& parts, std::string_view drop, std::string_view trust) {
    const std::set<std::string> after(wanted.begin(), wanted.end());
    const auto rule = [&](std::string_view action, const std::string& name) {
      out.push_back({subject.country, action, name,
                     with_evidence(decision.why, belief_in(parts, name, subject.belief))});
    };
    for (const std::string& name : after)
      if (!dropped.contains(name)) rule(drop, name);
    for (const std::string& name : dropped)
      if (!after.contains(name)) rule(trust, name);
    dropped = after;
  };
  change(providers, decision.drop_providers, subject.providers, "drop-provider", "trust-provider");
  change(cas, decision.drop_cas, subject.cas, "drop-ca", "trust-ca");
  return out;
}

void StandingRecord::forgive(Instant now) {
  standing = Standing::kept;
  since = now;
  providers.clear();
  cas.clear();
}

void StandingRecord::add_to(trust::Reservations& reservations, CountryCode country) const {
  if (standing == Standing::excluded) reservations.excluded.insert(country);
  if (standing == Standing::scoped) reservations.scoped.insert(country);
  if (standing == Standing::downgraded) reservations.downgraded.insert(country);
  for (const std::string& name : providers) reservations.providers.insert({country, name});
  for (const std::string& name : cas) reservations.cas.insert({country, name});
}

}  // namespace ishaken::parties
