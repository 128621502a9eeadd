#include "sim/results/recorder.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "sim/results/expectations.h"
#include "sim/results/ledger.h"
#include "sim/results/metrics.h"
#include "sim/results/tables.h"

namespace ishaken::sim {
namespace {

using namespace parties;

// The names of an enumeration whose values count from 0, interned once: a row then costs no look-up of texts.
template <class E, std::size_t size>
class EnumColumn {
 public:
  template <class Text>
  EnumColumn(Names& names, Text&& text) {
    for (std::size_t i = 0; i < size; ++i) names_[i] = names.intern(text(static_cast<E>(i)));
  }
  Name operator[](E value) const { return names_[static_cast<std::size_t>(value)]; }

 private:
  std::array<Name, size> names_{};
};

template <class E>
constexpr std::size_t count_of = EnumNames<E>::values.size();

}  // namespace

struct Recorder::State {
  State(const Scenario& scenario, std::vector<PartyInfo> parties, std::shared_ptr<const Metrics> baseline);

  Name name(PartyId party) const { return number(party) < paths.size() ? paths[number(party)] : Name{}; }
  Name name(CountryCode country) const { return countries[metrics.countries.of(country)]; }
  CountryCode country(PartyId party) const {
    return number(party) < parties.size() ? parties[number(party)].country : CountryCode{};
  }

  void end(Flight& flight, int code, Duration setup);
  // A row of decisions: who changed which list.
  void note(Instant now, PartyId who, std::string_view action, CountryCode subject, std::string reason,
            std::int64_t sequence) {
    tables.decisions.append(
        {now, name(who), tables.names.intern(action), name(subject), Name{}, std::move(reason), sequence});
  }

  void on(Instant, PartyId, const CallSigned& told);
  void on(Instant, PartyId, const CallVerified& told);
  void on(Instant now, PartyId, const CallEnded& told);
  void on(Instant, PartyId, const IdentityLost& told);
  void on(Instant now, PartyId who, const TrustDecision& told);
  void on(Instant now, PartyId who, const ListInstalled& told) {
    note(now, who, "install-list", country(who), fmt::format("{} anchors", told.anchors), told.sequence);
    metrics.exposure.installed(now, who, told);
  }
  void on(Instant now, PartyId who, const CrlInstalled& told) { metrics.exposure.installed(now, who, told); }
  void on(Instant now, PartyId who, const ListPublished& told);
  void on(Instant now, PartyId who, const AgreementMade& told);
  void on(Instant, PartyId, const RegistrationMade& told) {
    metrics.trust.registered(told.country, told.registered);
  }
  void on(Instant, PartyId, const CallStep&) {}  // a followed call's story is told elsewhere
  void on(Instant, PartyId, const CallArtifacts&) {}
  void on(Instant now, PartyId who, const CallSpoofed& told);
  void on(Instant now, PartyId, const AttackAnswered& told) { metrics.attacks.answered(now, told); }
  void on(Instant now, PartyId who, const Reviewed& told) {
    metrics.reputation.reviewed(now, country(who), told);
    tables.reputation.append({now, name(country(who)), name(told.subject.country),
                              tables.names.intern(name_of(told.subject.level)),
                              tables.names.intern(told.subject.name), told.belief.mean, told.belief.low,
                              told.belief.high, told.belief.calls, told.fresh_calls,
                              tables.names.intern(name_of(told.standing))});
  }
  void on(Instant now, PartyId who, const Traced& told) {
    note(now, who, "traceback", told.country,
         told.answered
             ? fmt::format("answered after {:.1f} h: {}", in_seconds(told.took) / 3600, name_of(told.measure))
             : std::string("not answered"),
         0);
  }
  void on(Instant, PartyId, const ForgeryReady&) {}  // the world asks the verifiers, and tells `exposed`

  Instant start;
  std::vector<Expectation> expect;
  std::vector<PartyInfo> parties;
  Tables tables;
  std::shared_ptr<Metrics> kept;
  Metrics& metrics;
  Ledger ledger;
  CallRow row;  // reused, so that its texts keep their room
  bool finished = false;

  std::vector<Name> paths, countries;
  std::vector<std::pair<Name, std::uint8_t>> profiles;  // of each party: its name, and its number
  EnumColumn<CallKind, count_of<CallKind>> kinds;
  EnumColumn<CallResult, count_of<CallResult>> results;
  EnumColumn<trust::Treatment, count_of<trust::Treatment>> treatments;
  EnumColumn<trust::Mechanism, count_of<trust::Mechanism>> mechanisms;
  EnumColumn<passport::Attestation, 4> attestations;
  EnumColumn<Verstat, 3> verstats;
  EnumColumn<Outcome, static_cast<std::size_t>(Outcome::undelivered) + 1> outcomes;
};

Recorder::State::State(const Scenario& scenario, std::vector<PartyInfo> world,
                       std::shared_ptr<const Metrics> baseline)
    : start(scenario.start),
      expect(scenario.expect),
      parties(std::move(world)),
      kept(std::make_shared<Metrics>(scenario, parties, std::move(baseline))),
      metrics(*kept),
      kinds(tables.names, [](CallKind each) { return name_of(each); }),
      results(tables.names, [](CallResult each) { return name_of(each); }),
      treatments(tables.names, [](trust::Treatment each) { return name_of(each); }),
      mechanisms(tables.names, [](trust::Mechanism each) { return name_of(each); }),
      attestations(tables.names,
                   [](passport::Attestation each) {
                     return each == passport::Attestation::none ? std::string_view{"none"}
                                                                : passport::text(each);
                   }),
      verstats(tables.names, [](Verstat each) { return text_of(each); }),
      outcomes(tables.names, [](Outcome each) { return info(each).name; }) {
  for (const PartyInfo& each : parties) paths.push_back(tables.names.intern(each.path));
  for (const PartyInfo& each : parties)
    profiles.emplace_back(tables.names.intern(each.profile), metrics.profiles.of(each.profile));
  for (std::size_t i = 0; i < metrics.countries.size(); ++i) {
    const CountryCode code = metrics.countries.code(i);
    countries.push_back(tables.names.intern(code.known() ? code.text() : ""));
  }
}

void Recorder::State::on(Instant now, PartyId who, const CallSpoofed& told) {
  ledger.place({.call = told.call,
                .at = now,
                .kind = CallKind::spoofed,
                .from = told.through,
                .to = told.to,
                .originating = who,
                .terminating = told.terminating,
                .calling = told.calling,
                .called = told.called});
}

void Recorder::State::on(Instant, PartyId, const CallSigned& told) {
  Flight* flight = ledger.find(told.call);
  if (flight != nullptr && !told.by_gateway) flight->signed_at_origin = true;
}

void Recorder::State::on(Instant, PartyId, const CallVerified& told) {
  Flight* flight = ledger.find(told.call);
  if (flight == nullptr) return;
  flight->verdict = told;
  flight->verified = true;
}

void Recorder::State::on(Instant, PartyId, const IdentityLost& told) {
  Flight* flight = ledger.find(told.call);
  if (flight != nullptr) flight->identity_lost = true;
}

void Recorder::State::on(Instant now, PartyId, const CallEnded& told) {
  Flight* flight = ledger.find(told.call);
  if (flight == nullptr) return;
  flight->refused = told.refused;
  end(*flight, told.code, told.code == 0 ? Duration{0} : now - flight->placed.at);
}

void Recorder::State::end(Flight& flight, int code, Duration setup) {
  const CallPlaced& placed = flight.placed;
  const CallVerified& verdict = flight.verdict;
  const CallResult result = flight.result(code);
  const Outcome outcome = flight.outcome(code);

  row.call = number(placed.call);
  row.placed_at = placed.at;
  row.kind = kinds[placed.kind];
  row.from = name(placed.from);
  row.to = name(placed.to);
  row.originating = name(placed.originating);
  row.terminating = name(placed.terminating);
  row.calling = placed.calling.text();
  row.called = placed.called.text();
  row.attestation = attestations[verdict.attestation];
  row.result = results[result];
  row.outcome = outcomes[outcome];
  row.verstat = verstats[verdict.verstat];
  row.treatment = flight.verified ? treatments[verdict.treatment] : Name{};
  row.sip_code = code;
  row.list_sequence = verdict.list_sequence;
  row.anchor = name(verdict.anchor);
  row.via = name(verdict.via);
  row.mechanism = verdict.anchor.known() ? mechanisms[verdict.mechanism] : Name{};
  row.identity_lost = flight.identity_lost;
  row.fetched = verdict.fetched;
  row.verification_delay_s = in_seconds(verdict.verification_delay);
  row.setup_delay_s = in_seconds(setup);
  row.weight = placed.weight;
  const bool known = number(placed.terminating) < profiles.size();
  const auto [profile, profile_number] =
      known ? profiles[number(placed.terminating)] : std::pair{Name{}, std::uint8_t{0}};
  row.profile = profile;
  tables.calls.append(row);

  const CallClass counted{.from = metrics.countries.of(placed.from),
                          .to = metrics.countries.of(placed.to),
                          .kind = placed.kind,
                          .result = result,
                          .outcome = outcome,
                          .attestation = verdict.attestation,
                          .profile = profile_number,
                          .signed_at_origin = flight.signed_at_origin,
                          .identity_lost = flight.identity_lost,
                          .blocked = flight.verified && verdict.treatment == trust::Treatment::block,
                          .labelled = flight.verified && verdict.treatment == trust::Treatment::label,
                          .period = metrics.periods.of(placed.at)};
  metrics.calls.count(counted, placed.weight, setup, verdict.verification_delay);
  if (metrics.reputation.wanted()) metrics.reputation.ended(counted, placed.at, placed.weight);
  if (metrics.hours.wanted()) metrics.hours.count(placed.at, counted, placed.weight);
  if (counted.delivered() && number(placed.terminating) < metrics.terminated.size())
    metrics.terminated[number(placed.terminating)] += placed.weight;
  ledger.end(&flight, code);
}

void Recorder::State::on(Instant now, PartyId who, const TrustDecision& told) {
  Names& names = tables.names;
  tables.decisions.append({now, name(who), names.intern(told.action), name(told.subject),
                           names.intern(told.object), told.reason, told.sequence});
}

void Recorder::State::on(Instant now, PartyId who, const ListPublished& told) {
  std::string trusted;
  for (const trust::TrustedCountry& each : told.trusted)
    trusted += fmt::format(" {} ({})", each.country.text(), name_of(each.mechanism));
  note(now, who, "publish-list", told.country, fmt::format("{} anchors;{}", told.anchors, trusted),
       told.sequence);
  metrics.exposure.published(told);
  if (metrics.reputation.wanted()) metrics.reputation.published(now, told);
  metrics.trust.published(tables.names.text(name(who)), told);
}

void Recorder::State::on(Instant now, PartyId who, const AgreementMade& told) {
  const CountryCode self = country(who);
  metrics.trust.agreed(self, told.partner, told.in_force);
  if (told.in_force) metrics.exposure.agreed(now, self, told.partner);
}

Recorder::Recorder(const Scenario& scenario, std::vector<PartyInfo> parties,
                   std::shared_ptr<const Metrics> baseline)
    : state_(std::make_unique<State>(scenario, std::move(parties), std::move(baseline))) {}
Recorder::~Recorder() = default;

void Recorder::placed(const CallPlaced& call) {
  if (state_->finished) return;
  state_->ledger.place(call);
}

void Recorder::observed(Instant now, PartyId who, const Observation& observation) {
  if (state_->finished) return;
  std::visit([&](const auto& told) { state_->on(now, who, told); }, observation);
}

void Recorder::exchanged(const ControlExchange& exchange) {
  State& state = *state_;
  if (state.finished) return;
  Names& names = state.tables.names;
  state.tables.control.append({exchange.sent_at, names.intern(exchange.interface),
                               names.intern(exchange.message), state.name(exchange.from),
                               state.name(exchange.to), exchange.bytes, in_seconds(exchange.latency),
                               names.intern(exchange.delivered ? "delivered" : "undelivered")});
  state.metrics.control.count(exchange, state.metrics.periods.of(exchange.sent_at));
}

void Recorder::happened(const TimelineEvent& event) {
  State& state = *state_;
  if (state.finished) return;
  state.tables.faults.append(
      {event.at, state.tables.names.intern(event.action), event.subject, in_seconds(event.lasts)});
  state.metrics.exposure.happened(event);
  state.metrics.forgeries.happened(event);
  state.metrics.attacks.happened(event);
}

void Recorder::carried(std::string_view from, std::string_view to, LinkRow row) {
  Tables& tables = state_->tables;
  row.from = tables.names.intern(from);
  row.to = tables.names.intern(to);
  tables.links.append(row);
  state_->metrics.links.add(from, to, row);
}

void Recorder::exposed(Instant now, PartyId provider, unsigned attack, bool accepts) {
  if (!state_->finished) state_->metrics.forgeries.accepts(now, attack, provider, accepts);
}

void Recorder::finish(Instant end) {
  State& state = *state_;
  if (state.finished) return;
  for (const CallId call : state.ledger.in_flight()) state.end(*state.ledger.find(call), 0, Duration{0});
  state.metrics.exposure.finish(end);
  state.metrics.forgeries.finish(end);
  state.metrics.reputation.finish(end);
  state.finished = true;
}

Tables& Recorder::tables() { return state_->tables; }
std::uint64_t Recorder::calls_placed() const { return state_->ledger.placed(); }
std::uint64_t Recorder::calls_in_flight() const { return state_->ledger.size(); }
std::uint64_t Recorder::late_observations() const { return state_->ledger.late(); }
bool Recorder::conserved() const { return state_->finished && state_->ledger.violations().empty(); }

std::shared_ptr<const Metrics> Recorder::metrics() const { return state_->kept; }

Summary Recorder::summary() const {
  Summary out;
  out.metrics = list_metrics(state_->metrics);
  for (const Expectation& each : state_->expect)
    out.expect.push_back(evaluate(each, state_->start, state_->metrics));
  out.violations = state_->ledger.violations();
  return out;
}

}  // namespace ishaken::sim
