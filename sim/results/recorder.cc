#include "sim/results/recorder.h"

#include <stdexcept>
#include <type_traits>
#include <utility>

#include "sim/results/expectation.h"
#include "sim/results/ledger.h"
#include "sim/results/meters.h"
#include "sim/results/summary_list.h"
#include "sim/results/table_writer.h"

namespace ishaken::sim {
namespace {

using namespace parties;

std::vector<Expectation> expectations_of(const Scenario& scenario) {
  std::vector<Expectation> out;
  for (const ExpectationText& each : scenario.expect) {
    auto read = parse_expectation(each.text, scenario);
    if (!read) throw std::invalid_argument("expect: " + each.text + ": " + read.error().what);
    out.push_back(std::move(*read));
  }
  return out;
}

// Observations that the recorder ignores. The steps and artifacts of a followed call are recorded elsewhere;
// the world asks the verifiers about a forgery and reports their answers to `exposed`.
template <class T>
constexpr bool is_told_elsewhere =
    std::is_same_v<T, CallStep> || std::is_same_v<T, CallArtifacts> || std::is_same_v<T, ForgeryReady>;

}  // namespace

struct Recorder::State {
  State(const Scenario& scenario, const std::vector<PartyInfo>& parties,
        std::shared_ptr<const Meters> baseline)
      : expect(expectations_of(scenario)),
        meters(std::make_shared<Meters>(scenario, parties, expect, std::move(baseline))),
        writer(meters->parties, meters->countries) {}

  void end(Flight& flight, int code, Duration setup) {
    writer.ended(flight, code, setup);
    meters->ended(flight, code, setup);
    ledger.end(&flight, code);
  }

  // Record observations of calls in flight.
  void on(Instant now, PartyId who, const CallSpoofed& told) {
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
  void on(Instant, PartyId, const CallSigned& told) {
    Flight* flight = ledger.find(told.call);
    if (flight != nullptr && !told.by_gateway) flight->signed_at_origin = true;
  }
  void on(Instant, PartyId, const CallVerified& told) {
    Flight* flight = ledger.find(told.call);
    if (flight == nullptr) return;
    flight->verdict = told;
    flight->verified = true;
  }
  void on(Instant, PartyId, const IdentityLost& told) {
    Flight* flight = ledger.find(told.call);
    if (flight != nullptr) flight->identity_lost = true;
  }
  void on(Instant now, PartyId, const CallEnded& told) {
    Flight* flight = ledger.find(told.call);
    if (flight == nullptr) return;
    flight->refused = told.refused;
    end(*flight, told.code, told.code == 0 ? Duration{0} : now - flight->placed.at);
  }

  std::vector<Expectation> expect;
  std::shared_ptr<Meters> meters;
  TableWriter writer;
  Ledger ledger;
  bool finished = false;
};

Recorder::Recorder(const Scenario& scenario, const std::vector<PartyInfo>& parties,
                   std::shared_ptr<const Meters> baseline)
    : state_(std::make_unique<State>(scenario, parties, std::move(baseline))) {}
Recorder::~Recorder() = default;

void Recorder::placed(const CallPlaced& call) {
  if (!state_->finished) state_->ledger.place(call);
}

// Passes the observation to the ledger, the table writer and the meters, whichever take one of its type.
void Recorder::observed(Instant now, PartyId who, const Observation& observation) {
  State& state = *state_;
  if (state.finished) return;
  std::visit(
      [&]<class T>(const T& told) {
        constexpr bool of_calls = requires { state.on(now, who, told); };
        constexpr bool written = requires { state.writer.on(now, who, told); };
        constexpr bool measured = requires { state.meters->on(now, who, told); };
        static_assert(of_calls || written || measured || is_told_elsewhere<T>, "nobody records it");
        if constexpr (of_calls) state.on(now, who, told);
        if constexpr (written) state.writer.on(now, who, told);
        if constexpr (measured) state.meters->on(now, who, told);
      },
      observation);
}

void Recorder::exchanged(const ControlExchange& exchange) {
  if (state_->finished) return;
  state_->writer.exchanged(exchange);
  state_->meters->exchanged(exchange);
}

void Recorder::happened(const TimelineEvent& event) {
  if (state_->finished) return;
  state_->writer.happened(event);
  state_->meters->happened(event);
}

void Recorder::carried(std::string_view from, std::string_view to, const LinkRow& row) {
  state_->writer.carried(from, to, row);
  state_->meters->links.add(from, to, row);
}

void Recorder::exposed(Instant now, PartyId provider, unsigned attack, bool accepts) {
  if (!state_->finished) state_->meters->forgeries.accepts(now, attack, provider, accepts);
}

void Recorder::finish(Instant end) {
  State& state = *state_;
  if (state.finished) return;
  for (const CallId call : state.ledger.in_flight()) state.end(*state.ledger.find(call), 0, Duration{0});
  state.meters->finish(end);
  state.finished = true;
}

Tables& Recorder::tables() { return state_->writer.tables; }
std::uint64_t Recorder::calls_placed() const { return state_->ledger.placed(); }
std::uint64_t Recorder::calls_in_flight() const { return state_->ledger.size(); }
std::uint64_t Recorder::late_observations() const { return state_->ledger.late(); }
bool Recorder::conserved() const { return state_->finished && state_->ledger.violations().empty(); }
std::shared_ptr<const Meters> Recorder::meters() const { return state_->meters; }

Summary Recorder::summary() const {
  Summary out;
  out.metrics = list_metrics(*state_->meters);
  for (const Expectation& each : state_->expect) out.expect.push_back(evaluate(each, *state_->meters));
  out.violations = state_->ledger.violations();
  return out;
}

}  // namespace ishaken::sim
