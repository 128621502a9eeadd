#include "sim/results/metrics.h"

#include <algorithm>

namespace ishaken::sim {
namespace {

std::map<CountryCode, CountryCode> crl_issuers(const Scenario& scenario) {
  std::map<CountryCode, CountryCode> out;
  for (const auto& [code, country] : scenario.countries)
    if (country.governance == Governance::shared_pa && country.pa.known()) out.emplace(code, country.pa);
  return out;
}

bool wants_delays_by_period(const Scenario& scenario) {
  return std::ranges::any_of(scenario.expect, [](const Expectation& each) {
    return each.metric.ends_with("_delay_s") && (each.after || each.before);
  });
}

std::string_view find(const Where& where, std::string_view dimension) {
  const auto found = where.find(dimension);
  return found == where.end() ? std::string_view{} : std::string_view{found->second};
}

std::optional<double> difference(const Metrics& run, std::string_view metric, Where where,
                                 const Window& window) {
  where.erase("against");
  const auto here = run.value(metric, where, window);
  const auto there = run.baseline ? run.baseline->value(metric, where, window) : std::nullopt;
  if (!here || !there) return std::nullopt;
  return *here - *there;
}

std::optional<AttackMeter::Stage> stage_of(std::string_view metric) {
  using enum AttackMeter::Stage;
  if (metric == "time_to_detect_s") return detected;
  if (metric == "time_to_decide_s") return decided;
  if (metric == "time_to_publish_s") return published;
  return std::nullopt;
}

std::vector<WeightedDuration> durations(const std::vector<Recovery>& recoveries) {
  std::vector<WeightedDuration> out;
  for (const Recovery& each : recoveries) out.push_back({each.took});
  return out;
}

}  // namespace

Metrics::Metrics(const Scenario& scenario, const std::vector<PartyInfo>& parties,
                 std::shared_ptr<const Metrics> of_baseline)
    : countries(scenario),
      profiles(parties),
      periods(scenario),
      calls(countries, profiles, wants_delays_by_period(scenario)),
      exposure(parties, crl_issuers(scenario)),
      reputation(scenario, countries),
      hours(scenario),
      terminated(scenario.timeline.empty() ? 0 : parties.size()),
      baseline(std::move(of_baseline)) {}

std::optional<double> Metrics::value(std::string_view metric, const Where& where,
                                     const Window& window) const {
  if (const auto against = where.find("against"); against != where.end())
    return difference(*this, metric, where, window);
  const std::string_view stat = find(where, "stat"), event = find(where, "event");
  if (metric == "setup_delay_s") return calls.delays(where, window, periods).setup.stat(stat);
  if (metric == "verification_delay_s") return calls.delays(where, window, periods).verification.stat(stat);
  if (metric == "control_messages")
    return static_cast<double>(control.counts(find(where, "interface"), window, periods).messages);
  if (metric == "control_bytes")
    return static_cast<double>(control.counts(find(where, "interface"), window, periods).bytes);
  if (metric.starts_with("packet")) return links.value(metric, find(where, "party"));
  if (metric == "agreements") return static_cast<double>(trust.agreements());
  if (metric == "registrations") return static_cast<double>(trust.registrations());
  if (metric == "trusted_cas") return trust.trusted_cas(find(where, "party"), stat);
  if (metric == "exposure_window_s") return stat_of(exposures(event, window), stat, terminated);
  if (metric == "exposure_open")
    return static_cast<double>(std::ranges::count(exposures(event, window), true, &Exposure::open));
  if (metric == "attacks_undetected") return static_cast<double>(attacks.undetected(event));
  if (const auto stage = stage_of(metric)) return figure_of(attacks.until(*stage, event), stat);
  if (metric == "time_to_recover_s") return figure_of(durations(recoveries(event)), stat);
  if (metric == "unrecovered") {
    if (!baseline) return std::nullopt;
    return static_cast<double>(std::ranges::count(recoveries(event), false, &Recovery::complete));
  }
  if (ReputationMeter::measures(metric)) return reputation.value(metric, where, window);
  return calls.counts(where, window, periods).measure(metric);
}

std::vector<Exposure> Metrics::exposures(std::string_view action, const Window& window) const {
  std::vector<Exposure> out = exposure.exposures(action, window);
  const auto forged = forgeries.exposures(action, window);
  out.insert(out.end(), forged.begin(), forged.end());
  return out;
}

std::vector<Recovery> Metrics::recoveries(std::string_view action) const {
  std::vector<Recovery> out;
  if (!baseline) return out;
  for (const AttackMeter::Attack& attack : attacks.all())
    if (action.empty() || action == attack.action) out.push_back(recovery(attack.at, hours, baseline->hours));
  return out;
}

}  // namespace ishaken::sim
