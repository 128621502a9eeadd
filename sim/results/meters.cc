#include "sim/results/meters.h"

#include <algorithm>

#include "sim/results/expectation.h"

namespace ishaken::sim {
namespace {

std::map<CountryCode, CountryCode> crl_issuers(const Scenario& scenario) {
  std::map<CountryCode, CountryCode> out;
  for (const auto& [code, country] : scenario.countries)
    if (country.governance == Governance::shared_pa && country.pa.known()) out.emplace(code, country.pa);
  return out;
}

std::vector<TimeRange> times_of(const std::vector<Expectation>& expect) {
  std::vector<TimeRange> out;
  for (const Expectation& each : expect) out.push_back(each.asked.time);
  return out;
}

bool wants_delays_by_period(const std::vector<Expectation>& expect) {
  return std::ranges::any_of(expect, [](const Expectation& each) {
    return each.metric->measure.is_of_delays() && !each.asked.time.is_all();
  });
}

}  // namespace

Meters::Meters(const Scenario& scenario, const std::vector<PartyInfo>& world,
               const std::vector<Expectation>& expect, std::shared_ptr<const Meters> of_baseline)
    : parties(world),
      countries(scenario),
      profiles(parties),
      periods(times_of(expect)),
      calls(countries, profiles, wants_delays_by_period(expect)),
      exposure(parties, crl_issuers(scenario)),
      reputation(scenario, countries),
      hours(scenario),
      terminated(scenario.timeline.empty() ? 0 : parties.size()),
      baseline(std::move(of_baseline)) {}

void Meters::on(Instant now, PartyId who, const parties::ListInstalled& told) {
  exposure.installed(now, who, told);
}

void Meters::on(Instant now, PartyId who, const parties::CrlInstalled& told) {
  exposure.installed(now, who, told);
}

void Meters::on(Instant now, PartyId who, const parties::ListPublished& told) {
  exposure.published(told);
  if (reputation.wanted()) reputation.published(now, told);
  trust.published(number(who) < parties.size() ? parties[number(who)].path : std::string(), told);
}

void Meters::on(Instant now, PartyId who, const parties::AgreementMade& told) {
  trust.agreed(country(who), told.partner, told.in_force);
  if (told.in_force) exposure.agreed(now, country(who), told.partner);
}

void Meters::on(Instant, PartyId, const parties::RegistrationMade& told) {
  trust.registered(told.country, told.registered);
}

void Meters::on(Instant now, PartyId, const parties::AttackAnswered& told) { attacks.answered(now, told); }

void Meters::on(Instant now, PartyId who, const parties::Reviewed& told) {
  reputation.reviewed(now, country(who), told);
}

void Meters::happened(const TimelineEvent& event) {
  exposure.happened(event);
  forgeries.happened(event);
  attacks.happened(event);
}

void Meters::exchanged(const ControlExchange& exchange) {
  control.count(exchange, periods.of(exchange.sent_at));
}

void Meters::ended(const Flight& flight, int code, Duration setup) {
  const CallPlaced& placed = flight.placed;
  const parties::CallVerified& verdict = flight.verdict;
  const std::size_t terminating = number(placed.terminating);
  const CallClass call{.from = countries.of(placed.from),
                       .to = countries.of(placed.to),
                       .kind = placed.kind,
                       .result = flight.result(code),
                       .outcome = flight.outcome(code),
                       .attestation = verdict.attestation,
                       .profile = profiles.of(placed.terminating),
                       .signed_at_origin = flight.signed_at_origin,
                       .identity_lost = flight.identity_lost,
                       .blocked = flight.verified && verdict.treatment == trust::Treatment::block,
                       .labelled = flight.verified && verdict.treatment == trust::Treatment::label,
                       .period = periods.of(placed.at)};
  calls.count(call, placed.weight, setup, verdict.verification_delay);
  if (reputation.wanted()) reputation.ended(call, placed.at, placed.weight);
  if (hours.wanted()) hours.count(placed.at, call, placed.weight);
  if (call.delivered() && terminating < terminated.size()) terminated[terminating] += placed.weight;
}

void Meters::finish(Instant end) {
  exposure.finish(end);
  forgeries.finish(end);
  reputation.finish(end);
}

std::vector<Exposure> Meters::exposures(std::string_view action, const TimeRange& time) const {
  std::vector<Exposure> out = exposure.exposures(action, time);
  const auto forged = forgeries.exposures(action, time);
  out.insert(out.end(), forged.begin(), forged.end());
  return out;
}

std::vector<Recovery> Meters::recoveries(std::string_view action) const {
  std::vector<Recovery> out;
  if (!baseline) return out;
  for (const AttackMeter::Attack& attack : attacks.all())
    if (covers(action, attack.action)) out.push_back(recovery(attack.at, hours, baseline->hours));
  return out;
}

}  // namespace ishaken::sim
