#include "sim/results/dimensions.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "models/messages/interfaces.h"
#include "sim/scenario/action.h"
#include "sim/scenario/check.h"
#include "sim/scenario/nearest.h"

namespace ishaken::sim {
namespace {

using Names = std::vector<std::string>;
using Refusal = std::optional<std::string>;

Refusal unless_known(std::string_view what, const std::string& value, std::string_view where,
                     const Names& known) {
  if (std::ranges::find(known, value) != known.end()) return std::nullopt;
  return fmt::format("no {} '{}'{}{}", what, value, where, suggestion(value, known));
}

template <NamedEnum E>
Names names_of() {
  Names out;
  for (const auto& each : EnumNames<E>::values) out.emplace_back(each.name);
  return out;
}

void add_new(Names& names, std::string_view name) {
  if (std::ranges::find(names, name) == names.end()) names.emplace_back(name);
}

constexpr std::string_view here = " in this scenario";

Refusal refuse_country(const std::string& value, const Metric&, const Scenario& scenario) {
  Names known;
  for (const auto& [code, country] : scenario.countries) known.push_back(code.text());
  return unless_known("country", value, here, known);
}

// Accepts the kinds of the scenario's traffic, and spoofed if the timeline has an attack, which may cause
// them.
Refusal refuse_kind(const std::string& value, const Metric& metric, const Scenario& scenario) {
  const bool attacked = std::ranges::any_of(scenario.timeline, [](const TimedAction& entry) {
    return entry.action && entry.action->kind().attack;
  });
  Names known;
  for (const auto& each : EnumNames<CallKind>::values)
    if (std::ranges::find(scenario.traffic, each.value, &Traffic::kind) != scenario.traffic.end() ||
        (attacked && each.value == CallKind::spoofed))
      known.emplace_back(each.name);
  if (auto refused = unless_known("kind of traffic", value, here, known)) return refused;
  if (metric.kinds.empty() || std::ranges::find(metric.kinds, *named<CallKind>(value)) != metric.kinds.end())
    return std::nullopt;
  Names counted;
  for (const CallKind each : metric.kinds) counted.emplace_back(name_of(each));
  return fmt::format("'{}' counts no {} calls, only {}", metric.name, value, fmt::join(counted, " and "));
}

Refusal refuse_outcome(const std::string& value, const Metric&, const Scenario&) {
  Names known = names_of<CallResult>();
  for (const auto& each : parties::outcomes()) add_new(known, each.name);
  return unless_known("outcome", value, "", known);
}

// Selects the result if the name is that of a result and of an outcome.
void select_outcome(const std::string& value, Selection& out) {
  if (const auto result = named<CallResult>(value))
    out.outcome = *result;
  else
    out.outcome = std::ranges::find(parties::outcomes(), value, &parties::OutcomeInfo::name)->outcome;
}

std::string outcome_text(const Selection& selection) {
  if (!selection.outcome) return {};
  if (const auto* result = std::get_if<CallResult>(&*selection.outcome)) return std::string(name_of(*result));
  return std::string(parties::info(std::get<parties::Outcome>(*selection.outcome)).name);
}

constexpr std::array attestations{passport::Attestation::A, passport::Attestation::B,
                                  passport::Attestation::C, passport::Attestation::none};

std::string text_of(passport::Attestation attestation) {
  return attestation == passport::Attestation::none ? "none" : std::string(passport::text(attestation));
}

Refusal refuse_attestation(const std::string& value, const Metric&, const Scenario&) {
  Names known;
  for (const auto each : attestations) known.push_back(text_of(each));
  return unless_known("attestation", value, "", known);
}

Refusal refuse_profile(const std::string& value, const Metric&, const Scenario& scenario) {
  Names known;
  for (const auto& [code, country] : scenario.countries)
    for (const auto& [name, share] : country.verifiers) add_new(known, name);
  return unless_known("profile", value, " that a provider of this scenario verifies by", known);
}

Refusal refuse_party(const std::string& value, const Metric& metric, const Scenario& scenario) {
  const auto party = parse_party(value);
  if (!party) return party.error().what;
  if (party->role == PartyRole::country)
    return fmt::format("expected one party, such as {}/provider/1", value);
  if (party->country.known())
    if (auto refused = refuse_country(party->country.text(), metric, scenario)) return refused;
  return why_missing(scenario, {value}, scenario.duration);
}

Refusal refuse_publisher(const std::string& value, const Metric&, const Scenario& scenario) {
  Names known;
  for (const auto& [code, country] : scenario.countries)
    if (country.shaken && country.governance != Governance::shared_pa) known.push_back(code.text() + "/pa");
  return unless_known("STI-PA", value, here, known);
}

Refusal refuse_action(const std::string& value, const Scenario& scenario, bool only_attacks) {
  Names known;
  for (const TimedAction& entry : scenario.timeline)
    if (entry.action && (!only_attacks || entry.action->kind().attack))
      add_new(known, std::string(entry.action->kind().name));
  return unless_known(only_attacks ? "attack" : "action", value, " on the timeline", known);
}

Refusal refuse_interface(const std::string& value, const Metric&, const Scenario&) {
  const auto known = messages::control_interfaces();
  return unless_known("interface", value, "", Names(known.begin(), known.end()));
}

Refusal refuse_stat(const std::string& value, const Metric& metric, const Scenario&) {
  Names known;
  for (const Stat each : metric.stats) known.emplace_back(name_of(each));
  return unless_known("figure", value, "", known);
}

Refusal refuse_run(const std::string& value, const Metric&, const Scenario& scenario) {
  if (auto refused = unless_known("run to compare with", value, "", {"baseline"})) return refused;
  if (scenario.baseline) return std::nullopt;
  return "against=baseline compares with a run without the attacks; write 'baseline: true' in the scenario, "
         "and it is played too";
}

std::string text_of(CountryCode country) { return country.known() ? country.text() : std::string(); }

template <NamedEnum E>
std::string text_of(std::optional<E> value) {
  return value ? std::string(name_of(*value)) : std::string();
}

template <auto member>
void select_country(const std::string& value, Selection& out) {
  out.*member = CountryCode::parse(value).value();
}
template <auto member>
void select_text(const std::string& value, Selection& out) {
  out.*member = value;
}
template <auto member>
std::string text_at(const Selection& selection) {
  return text_of(selection.*member);
}
template <auto member>
std::string copy_at(const Selection& selection) {
  return selection.*member;
}

}  // namespace

// Returns the dimensions in the order in which a summary writes them.
std::span<const DimensionInfo> dimensions() {
  using enum Dimension;
  static constexpr std::array all{
      DimensionInfo{from, "from", "country in which the call enters the network, or that is judged",
                    refuse_country, select_country<&Selection::from>, text_at<&Selection::from>},
      DimensionInfo{to, "to", "country of the called number, or that judges", refuse_country,
                    select_country<&Selection::to>, text_at<&Selection::to>},
      DimensionInfo{kind, "kind", "ground truth of the call: a kind of the scenario's traffic", refuse_kind,
                    [](const std::string& value, Selection& out) { out.kind = named<CallKind>(value); },
                    text_at<&Selection::kind>},
      DimensionInfo{
          outcome, "outcome",
          "passed, failed, untrusted, unverified or undelivered; or a named outcome of verification",
          refuse_outcome, select_outcome, outcome_text},
      DimensionInfo{attestation, "attestation", "the attestation of its PASSporT: A, B, C, or none",
                    refuse_attestation,
                    [](const std::string& value, Selection& out) {
                      out.attestation = *std::ranges::find(
                          attestations, value, [](passport::Attestation each) { return text_of(each); });
                    },
                    [](const Selection& selection) {
                      return selection.attestation ? text_of(*selection.attestation) : std::string();
                    }},
      DimensionInfo{profile, "profile", "how the terminating provider verifies: a profile by its name",
                    refuse_profile, select_text<&Selection::profile>, copy_at<&Selection::profile>},
      DimensionInfo{party, "party", "a party by its path, such as FR/pa or FR/provider/2", refuse_party,
                    select_text<&Selection::party>, copy_at<&Selection::party>},
      DimensionInfo{publisher, "party", "of lists: an STI-PA that publishes its own, such as FR/pa",
                    refuse_publisher, select_text<&Selection::party>, copy_at<&Selection::party>},
      DimensionInfo{event, "event", "an action of the scenario's timeline, such as exclude",
                    [](const std::string& value, const Metric&, const Scenario& scenario) {
                      return refuse_action(value, scenario, false);
                    },
                    select_text<&Selection::event>, copy_at<&Selection::event>},
      DimensionInfo{attack, "event", "of attacks: an action of the timeline that is one, such as steal_key",
                    [](const std::string& value, const Metric&, const Scenario& scenario) {
                      return refuse_action(value, scenario, true);
                    },
                    select_text<&Selection::event>, copy_at<&Selection::event>},
      DimensionInfo{
          interface, "interface",
          "which roles exchange the message: an interface of the control plane, such as provider-pa",
          refuse_interface, select_text<&Selection::interface>, copy_at<&Selection::interface>},
      DimensionInfo{
          stat, "stat",
          "which figure of a distribution; '..._by_calls' weighs each provider by the calls that it "
          "terminated",
          refuse_stat, [](const std::string& value, Selection& out) { out.stat = named<Stat>(value); },
          text_at<&Selection::stat>},
      DimensionInfo{
          against, "against",
          "baseline: the difference from the same figure of the run without attacks (baseline: true)",
          refuse_run, [](const std::string&, Selection& out) { out.against_baseline = true; },
          [](const Selection& selection) {
            return std::string(selection.against_baseline ? "baseline" : "");
          }}};
  return all;
}

const DimensionInfo* find_dimension(const Metric& metric, std::string_view key) {
  const auto found = std::ranges::find_if(dimensions(), [&](const DimensionInfo& each) {
    return each.key == key && metric.by.has(each.dimension);
  });
  return found == dimensions().end() ? nullptr : &*found;
}

std::vector<std::string> keys_of(const Metric& metric) {
  std::vector<std::string> out;
  for (const DimensionInfo& each : dimensions())
    if (metric.by.has(each.dimension)) out.emplace_back(each.key);
  if (metric.windowed) out.insert(out.end(), {"after", "before"});
  return out;
}

}  // namespace ishaken::sim
