// A small world to record: France, Germany and XA, two relying providers each.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "sim/actions/actions.h"
#include "sim/results/expectation.h"
#include "sim/results/meters.h"
#include "sim/results/recorder.h"
#include "sim/results/tables.h"
#include "sim/scenario/load.h"

namespace ishaken::sim::sample {

using std::chrono::hours;
using std::chrono::milliseconds;

inline const CountryCode FR{"FR"}, DE{"DE"}, XA{"XA"};
inline const Instant start = *parse_instant("2026-01-01");

// Party 0 is the registry; then each country's STI-GA, STI-PA, first and second provider.
inline PartyId party(CountryCode country, std::string_view role) {
  const unsigned base = country == FR ? 1 : country == DE ? 5 : 9;
  return PartyId{base + (role == "ga" ? 0u : role == "pa" ? 1u : role == "provider/1" ? 2u : 3u)};
}

inline std::vector<PartyInfo> parties() {
  std::vector<PartyInfo> out{{"registry", {}, false}};
  for (const CountryCode country : {FR, DE, XA})
    for (const std::string role : {"ga", "pa", "provider/1", "provider/2"})
      out.push_back({country.text() + "/" + role, country, role.starts_with("provider")});
  return out;
}

// With traffic of every kind.
inline Scenario scenario(const std::vector<std::string>& expect = {}) {
  Scenario out;
  out.start = start;
  for (const auto& each : EnumNames<CallKind>::values) out.traffic.emplace_back().kind = each.value;
  for (const CountryCode country : {FR, DE, XA}) out.countries.emplace(country, Country{});
  for (const std::string& each : expect) out.expect.push_back({each});
  return out;
}

// Entries as a scenario writes them: "{at: 10 h, outage: XA}".
inline std::vector<TimedAction> timeline(std::string_view entries) {
  std::string text =
      "schema: 1\nname: sample\nstart: 2026-01-01\nduration: 30 d\n"
      "countries: {FR: , DE: , XA: {prefixes: [\"999\"]}}\nreviews: {any: {}}\ntimeline: [";
  text.append(entries).append("]\n");
  return load_scenario(text, "sample.yaml", {}, {.actions = actions()}).value().timeline;
}

// One call from its placing to its end.
struct Call {
  std::uint64_t id;
  CountryCode from = FR, to = DE;
  CallKind kind = CallKind::legitimate;
  parties::Outcome outcome = parties::Outcome::passed;
  Duration at = hours(1);
  Duration setup = milliseconds(300), verification = milliseconds(5);
  int code = 200;
  bool is_signed = true;
  bool lost = false;
  trust::Treatment treatment = trust::Treatment::allow;
};

inline CallPlaced placed(const Call& call) {
  return {.call = CallId{call.id},
          .at = start + call.at,
          .kind = call.kind,
          .from = call.from,
          .to = call.to,
          .originating = party(call.from, "provider/1"),
          .terminating = party(call.to, "provider/2"),
          .calling = *TelephoneNumber::parse("33123456789"),
          .called = *TelephoneNumber::parse("493012345678")};
}

inline parties::CallVerified verdict(const Call& call) {
  parties::CallVerified out;
  out.call = CallId{call.id};
  out.outcome = call.outcome;
  out.verstat = parties::info(call.outcome).verstat();
  out.treatment = call.treatment;
  out.attestation = call.is_signed && !call.lost ? passport::Attestation::A : passport::Attestation::none;
  out.list_sequence = 7;
  if (call.outcome == parties::Outcome::passed) {
    out.anchor = call.from;
    out.mechanism = trust::Mechanism::registry;
  }
  out.verification_delay = call.verification;
  return out;
}

inline void play(Recorder& recorder, const Call& call) {
  const Instant now = start + call.at;
  const PartyId origin = party(call.from, "provider/1");
  recorder.placed(placed(call));
  if (call.is_signed)
    recorder.observed(now, origin, parties::CallSigned{CallId{call.id}, passport::Attestation::A, false});
  if (call.lost) recorder.observed(now, origin, parties::IdentityLost{CallId{call.id}});
  if (call.outcome != parties::Outcome::undelivered)
    recorder.observed(now, party(call.to, "provider/2"), verdict(call));
  recorder.observed(now + call.setup, origin, parties::CallEnded{CallId{call.id}, call.code});
}

// `metric[key=value,...]` of a summary; empty where it is not there.
inline std::optional<double> find(const Summary& summary, std::string_view wanted) {
  for (const MetricValue& each : summary.metrics) {
    std::string text(each.name);
    for (const auto& [key, value] : each.where)
      text.append(text == each.name ? "[" : ",").append(key).append("=").append(value);
    if (!each.where.empty()) text += ']';
    if (text == wanted) return each.value;
  }
  return std::nullopt;
}

// What an expectation about `metric[key=value, ...]` would get.
inline std::optional<double> measured(const Recorder& recorder, const Scenario& scenario,
                                      const std::string& text) {
  const auto read = parse_expectation(text + " == 0", scenario);
  if (!read) throw std::invalid_argument(text + ": " + read.error().what);
  return value(*read->metric, *recorder.meters(), read->asked);
}

template <class Row>
std::vector<std::string> lines(Recorder& recorder, Table<Row>& table) {
  std::vector<std::string> out(table.rows());
  for (std::size_t i = 0; i < out.size(); ++i) table.write(i, recorder.tables().names, out[i]);
  return out;
}

}  // namespace ishaken::sim::sample
