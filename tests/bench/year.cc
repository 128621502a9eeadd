#include "tests/bench/year.h"

#include <stdexcept>
#include <string>
#include <vector>

#include "sim/scenario/load.h"
#include "sim/world/run.h"
#include "tests/bench/measure.h"

namespace ishaken::bench {
namespace {

constexpr std::string_view scenario = R"(
schema: 1
name: year
start: 2026-01-01
duration: 365 d
fidelity: {crypto: modelled}
templates:
  member: {providers: 2, cas: 1, policy: open}
countries:
  AU: {like: member}
  BR: {like: member}
  CA: {like: member}
  DE: {like: member}
  ES: {like: member}
  FR: {like: member}
  GB: {like: member}
  IN: {like: member}
  IT: {like: member}
  JP: {like: member}
  NG: {like: member}
  US: {like: member}
policies:
  open: {registry: allow-all, review: careful}
reviews:
  careful: {rule: probation}
traffic:
  - {kind: legitimate, reach: international, rate: 19 per min}
  - {kind: robocall, from: NG, rate: 0.1 per min}
)";

}  // namespace

Year play_year(unsigned days) {
  const std::vector<std::string> overrides{"duration=" + std::to_string(days) + " d"};
  auto loaded = sim::load_scenario(scenario, "year", overrides);
  if (!loaded) throw std::runtime_error(sim::to_text(loaded.error()));
  const double wall = wall_seconds(), cpu = cpu_seconds();
  Year out;
  sim::Run run(std::move(*loaded), {});
  while (run.advance(10'000)) {
    run.tables().for_each([](std::string_view, auto& table) { table.clear(); });
    if (out.peak_half_mb == 0 && run.progress().share >= 0.5) out.peak_half_mb = peak_rss_bytes() / 1e6;
  }
  out.calls = static_cast<double>(run.progress().calls);
  out.wall_s = wall_seconds() - wall;
  out.cpu_s = cpu_seconds() - cpu;
  out.peak_mb = peak_rss_bytes() / 1e6;
  return out;
}

}  // namespace ishaken::bench
