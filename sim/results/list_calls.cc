#include <array>
#include <tuple>

#include "sim/results/metrics_of_calls.h"
#include "sim/results/summary_list.h"

namespace ishaken::sim {
namespace {

// All calls, summed in one pass for every figure that is listed.
struct CallSums {
  explicit CallSums(const Meters& meters) {
    for (const auto& [call, count] : meters.calls.classes()) {
      const CountryPair pair{call.from, call.to};
      total.add(call, count);
      results[static_cast<std::size_t>(call.result)] += count;
      kinds[call.kind].add(call, count);
      pairs[pair].add(call, count);
      cells[{pair, call.kind}].add(call, count);
      fates[{pair, call.kind, call.result}] += count;
      if (call.profile != 0) profiles[call.profile].add(call, count);
    }
  }

  CallCounts total;
  std::array<std::uint64_t, EnumNames<CallResult>::values.size()> results{};
  std::map<CallKind, CallCounts> kinds;
  std::map<CountryPair, CallCounts> pairs;
  std::map<std::pair<CountryPair, CallKind>, CallCounts> cells;
  std::map<std::tuple<CountryPair, CallKind, CallResult>, std::uint64_t> fates;
  std::map<std::uint8_t, CallCounts> profiles;
};

void list_fates(MetricList& list, const CallSums& sums) {
  list.add(metric::calls, metric::calls.measure(sums.total));
  for (const auto& result : EnumNames<CallResult>::values)
    list.add(metric::calls, static_cast<double>(sums.results[static_cast<std::size_t>(result.value)]),
             {.outcome = result.value});
  for (const auto& [kind, counts] : sums.kinds)
    list.add(metric::calls, metric::calls.measure(counts), {.kind = kind});
  for (const auto& [fate, count] : sums.fates) {
    const auto& [pair, kind, result] = fate;
    Selection of = of_pair(list.meters(), pair);
    of.kind = kind;
    of.outcome = result;
    list.add(metric::calls, static_cast<double>(count), of);
  }
}

// Lists a metric in total, by kind, and by pair and kind. Parts of a count are left out if they are zero.
void list_by_kind(MetricList& list, const CallSums& sums, const Metric& metric, bool of_spoofed_alone) {
  const auto part = [&](CallKind kind, const CallCounts& counts, Selection of) {
    if (of_spoofed_alone && kind != CallKind::spoofed) return;
    const auto value = metric.measure(counts);
    of.kind = kind;
    if (metric.unit == "share" || value != 0) list.add(metric, value, of);
  };
  list.add(metric, metric.measure(sums.total));
  for (const auto& [kind, counts] : sums.kinds) part(kind, counts, {});
  for (const auto& [cell, counts] : sums.cells) part(cell.second, counts, of_pair(list.meters(), cell.first));
}

void list_by_pair(MetricList& list, const CallSums& sums, const Metric& metric) {
  list.add(metric, metric.measure(sums.total));
  for (const auto& [pair, counts] : sums.pairs)
    list.add(metric, metric.measure(counts), of_pair(list.meters(), pair));
}

void list_profile(MetricList& list, const CallCounts& counts, const std::string& name) {
  using namespace metric;
  for (const Metric* each :
       {&calls, &verified_share, &false_accepts, &false_accept_share, &collateral_reject_share}) {
    const bool nothing_to_accept = each == &false_accepts && counts.spoofed_delivered == 0;
    if (!nothing_to_accept) list.add(*each, each->measure(counts), {.profile = name});
  }
}

void list_delays(MetricList& list) {
  CallDelays total;
  const auto pairs = list.meters().calls.delays();
  for (const auto& [pair, some] : pairs) {
    total.setup.add(some.setup);
    total.verification.add(some.verification);
  }
  for (const Metric* metric : {&metric::setup_delay_s, &metric::verification_delay_s}) {
    const auto each_figure = [&](const CallDelays& delays, Selection of) {
      for (const Stat stat : quantiles) {
        of.stat = stat;
        list.add(*metric, metric->measure(delays, stat), of);
      }
    };
    each_figure(total, {});
    for (const auto& [pair, some] : pairs) each_figure(some, of_pair(list.meters(), pair));
  }
}

}  // namespace

void list_calls(MetricList& list) {
  const CallSums sums(list.meters());
  list_fates(list, sums);
  list_by_kind(list, sums, metric::verified_share, false);
  list_by_kind(list, sums, metric::false_accepts, true);
  list_by_kind(list, sums, metric::false_accept_share, true);
  list_by_kind(list, sums, metric::calls_blocked, false);
  list_by_pair(list, sums, metric::collateral_reject_share);
  list_by_pair(list, sums, metric::identity_lost_share);
  for (const auto& [profile, counts] : sums.profiles)
    list_profile(list, counts, list.meters().profiles.name(profile));
  list_delays(list);
}

}  // namespace ishaken::sim
