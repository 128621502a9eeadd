// All meters of a run. Metrics (metric.h) read their values from it.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "sim/results/attacks.h"
#include "sim/results/call_meter.h"
#include "sim/results/control_meter.h"
#include "sim/results/countries.h"
#include "sim/results/exposure.h"
#include "sim/results/forgeries.h"
#include "sim/results/link_meter.h"
#include "sim/results/periods.h"
#include "sim/results/profiles.h"
#include "sim/results/recovery.h"
#include "sim/results/reputation_meter.h"
#include "sim/results/trust_meter.h"

namespace ishaken::sim {

struct Expectation;

struct Meters {
  // `baseline`: the meters of the same scenario without its attacks, or null if that was not run.
  Meters(const Scenario& scenario, const std::vector<PartyInfo>& parties,
         const std::vector<Expectation>& expect = {}, std::shared_ptr<const Meters> baseline = nullptr);
  Meters(const Meters&) = delete;  // members refer to `countries` and `profiles`
  Meters& operator=(const Meters&) = delete;

  // Record observations of parties.
  void on(Instant now, PartyId who, const parties::ListInstalled& told);
  void on(Instant now, PartyId who, const parties::CrlInstalled& told);
  void on(Instant now, PartyId who, const parties::ListPublished& told);
  void on(Instant now, PartyId who, const parties::AgreementMade& told);
  void on(Instant now, PartyId who, const parties::RegistrationMade& told);
  void on(Instant now, PartyId who, const parties::AttackAnswered& told);
  void on(Instant now, PartyId who, const parties::Reviewed& told);
  // Record events of the world; `ended` counts a call once it has ended.
  void happened(const TimelineEvent& event);
  void exchanged(const ControlExchange& exchange);
  void ended(const Flight& flight, int code, Duration setup);
  void finish(Instant end);

  // Returns the exposures of both meters, of one action, or of all if `action` is empty.
  std::vector<Exposure> exposures(std::string_view action, const TimeRange& time = {}) const;
  // Returns the recovery from each attack of that action; empty if there is no baseline.
  std::vector<Recovery> recoveries(std::string_view action) const;

  std::vector<PartyInfo> parties;
  CountryIndex countries;
  ProfileIndex profiles;
  Periods periods;
  CallMeter calls;
  ControlMeter control;
  LinkMeter links;
  TrustMeter trust;
  ExposureMeter exposure;
  ForgeryMeter forgeries;
  AttackMeter attacks;
  ReputationMeter reputation;
  HourlyCalls hours;
  CallsTerminated terminated;  // empty if the timeline is, since no metric needs it then
  std::shared_ptr<const Meters> baseline;

 private:
  CountryCode country(PartyId party) const {
    return number(party) < parties.size() ? parties[number(party)].country : CountryCode{};
  }
};

}  // namespace ishaken::sim
