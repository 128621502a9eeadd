#include "sim/results/metric_list.h"

#include <array>

#include "sim/scenario/metric_names.h"

namespace ishaken::sim {

void MetricList::add(std::string_view metric, std::optional<double> value, Dimensions where) {
  const Metric* described = find_metric(metric);
  if (value && described != nullptr)
    out_.push_back({described->name, *value, described->unit, std::move(where)});
}

void MetricList::ask(std::string_view metric, Dimensions where) {
  Where asked;
  for (const auto& [dimension, value] : where) asked.emplace(dimension, value);
  add(metric, metrics_.value(metric, asked), std::move(where));
}

namespace {

class Lister : private MetricList {
 public:
  explicit Lister(const Metrics& metrics) : MetricList(metrics), metrics_(metrics) {}

  std::vector<MetricValue> list() {
    list_calls();
    list_delays();
    for (const std::string_view event : {"exclude", "withdraw", "end_agreement", "retire_ca", "revoke"}) {
      const auto exposures = metrics_.exposure.exposures(event, {});
      if (exposures.empty()) continue;
      for (const std::string_view stat : stats)
        add("exposure_window_s", stat_of(exposures, stat),
            {{"event", std::string{event}}, {"stat", std::string{stat}}});
      add("exposure_open", static_cast<double>(std::ranges::count(exposures, true, &Exposure::open)),
          {{"event", std::string{event}}});
    }
    for (const std::string_view metric : {"control_messages", "control_bytes"}) {
      add(metric, metrics_.value(metric, {}), {});
      for (const std::string_view each : metrics_.control.interfaces())
        ask(metric, {{"interface", std::string{each}}});
    }
    for (const std::string_view metric :
         {"packets", "packet_bytes", "packets_retransmitted", "packets_dropped", "packets_lost"})
      ask(metric, {});
    ask("agreements", {});
    ask("registrations", {});
    for (const std::string_view stat : {"last", "max"}) ask("trusted_cas", {{"stat", std::string{stat}}});
    for (const std::string& party : metrics_.trust.publishers())
      for (const std::string_view stat : {"last", "max"})
        ask("trusted_cas", {{"party", party}, {"stat", std::string{stat}}});
    list_reputation(*this);
    list_attacks(*this);
    list_differences(*this);
    return take();
  }

 private:
  static constexpr std::array<std::string_view, 4> stats{"mean", "p50", "p95", "max"};
  using Pair = std::pair<std::uint16_t, std::uint16_t>;

  Dimensions named(Pair pair) const {
    return {{"from", metrics_.countries.code(pair.first).text()},
            {"to", metrics_.countries.code(pair.second).text()}};
  }
  static Dimensions with(Dimensions some, std::string_view dimension, std::string_view value) {
    some.emplace_back(dimension, value);
    return some;
  }

  void list_calls() {
    CallCounts total;
    std::array<std::uint64_t, 4> results{};
    std::map<CallKind, CallCounts> kinds;
    std::map<Pair, CallCounts> pairs;
    std::map<std::pair<Pair, CallKind>, CallCounts> cells;
    std::map<std::tuple<Pair, CallKind, CallResult>, std::uint64_t> fates;
    std::map<std::uint8_t, CallCounts> profiles;
    for (const auto& [call, count] : metrics_.calls.classes()) {
      const Pair pair{call.from, call.to};
      total.add(call, count);
      results[static_cast<std::size_t>(call.result)] += count;
      kinds[call.kind].add(call, count);
      pairs[pair].add(call, count);
      cells[{pair, call.kind}].add(call, count);
      fates[{pair, call.kind, call.result}] += count;
      if (call.profile != 0) profiles[call.profile].add(call, count);
    }

    add("calls", total.measure("calls"), {});
    for (const auto& result : EnumNames<CallResult>::values)
      add("calls", static_cast<double>(results[static_cast<std::size_t>(result.value)]),
          {{"outcome", std::string{result.name}}});
    for (const auto& [kind, counts] : kinds)
      add("calls", counts.measure("calls"), with({}, "kind", name_of(kind)));
    for (const auto& [fate, count] : fates) {
      const auto& [pair, kind, result] = fate;
      add("calls", static_cast<double>(count),
          with(with(named(pair), "kind", name_of(kind)), "outcome", name_of(result)));
    }
    for (const std::string_view metric :
         {"verified_share", "false_accepts", "false_accept_share", "calls_blocked"}) {
      // False acceptance is a matter of spoofed calls alone.
      const bool of_spoofed = metric.starts_with("false_");
      const bool is_count = metric == "false_accepts" || metric == "calls_blocked";
      const auto list = [&](CallKind kind, const CallCounts& counts, const Dimensions& where) {
        if (of_spoofed && kind != CallKind::spoofed) return;
        const auto value = counts.measure(metric);
        if (!is_count || value != 0) add(metric, value, with(where, "kind", name_of(kind)));
      };
      add(metric, total.measure(metric), {});
      for (const auto& [kind, counts] : kinds) list(kind, counts, {});
      for (const auto& [cell, counts] : cells) list(cell.second, counts, named(cell.first));
    }
    for (const std::string_view metric : {"collateral_reject_share", "identity_lost_share"}) {
      add(metric, total.measure(metric), {});
      for (const auto& [pair, counts] : pairs) add(metric, counts.measure(metric), named(pair));
    }
    for (const auto& [profile, counts] : profiles) list_profile(metrics_.profiles.name(profile), counts);
  }

  void list_profile(const std::string& name, const CallCounts& counts) {
    for (const std::string_view metric :
         {"calls", "verified_share", "false_accepts", "false_accept_share", "collateral_reject_share"}) {
      const bool nothing_to_accept = metric == "false_accepts" && counts.spoofed_delivered == 0;
      if (!nothing_to_accept) add(metric, counts.measure(metric), with({}, "profile", name));
    }
  }

  void list_delays() {
    CallDelays total;
    const auto pairs = metrics_.calls.delays();
    for (const auto& [pair, some] : pairs) {
      total.setup.add(some.setup);
      total.verification.add(some.verification);
    }
    for (const auto& [metric, histogram] : {std::pair{"setup_delay_s", &CallDelays::setup},
                                            std::pair{"verification_delay_s", &CallDelays::verification}}) {
      for (const std::string_view stat : stats)
        add(metric, (total.*histogram).stat(stat), with({}, "stat", stat));
      for (const auto& [pair, some] : pairs)
        for (const std::string_view stat : stats)
          add(metric, (some.*histogram).stat(stat), with(named(pair), "stat", stat));
    }
  }

  const Metrics& metrics_;
};

}  // namespace

std::vector<MetricValue> list_metrics(const Metrics& metrics) { return Lister(metrics).list(); }

}  // namespace ishaken::sim
