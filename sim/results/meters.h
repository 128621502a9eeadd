// All that a run measures, in one place. Metrics (metric.h) are measured by it.
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
  // `baseline`: of the same scenario without its attacks, if it was played.
  Meters(const Scenario& scenario, const std::vector<PartyInfo>& parties,
         const std::vector<Expectation>& expect = {}, std::shared_ptr<const Meters> baseline = nullptr);
  Meters(const Meters&) = delete;  // parts of it look into `countries` and `profiles`
  Meters& operator=(const Meters&) = delete;

  // What parties report of themselves; calls once they have ended.
  void on(Instant now, PartyId who, const parties::ListInstalled& told);
  void on(Instant now, PartyId who, const parties::CrlInstalled& told);
  void on(Instant now, PartyId who, const parties::ListPublished& told);
  void on(Instant now, PartyId who, const parties::AgreementMade& told);
  void on(Instant now, PartyId who, const parties::RegistrationMade& told);
  void on(Instant now, PartyId who, const parties::AttackAnswered& told);
  void on(Instant now, PartyId who, const parties::Reviewed& told);
  // What the world tells.
  void happened(const TimelineEvent& event);
  void exchanged(const ControlExchange& exchange);
  void ended(const Flight& flight, int code, Duration setup);
  void finish(Instant end);

  // Returns the exposures of both meters, of one action, or of all if it is empty.
  std::vector<Exposure> exposures(std::string_view action, const TimeRange& time = {}) const;
  // Returns one for each attack of that action; none if there is no baseline.
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
  CallsTerminated terminated;  // empty if the timeline is: then nothing asks
  std::shared_ptr<const Meters> baseline;

 private:
  CountryCode country(PartyId party) const {
    return number(party) < parties.size() ? parties[number(party)].country : CountryCode{};
  }
};

}  // namespace ishaken::sim
