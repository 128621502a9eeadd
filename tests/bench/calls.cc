#include "tests/bench/calls.h"

#include <stdexcept>

#include "sim/scenario/load.h"

namespace ishaken::bench {
namespace {

constexpr std::string_view scenario = R"(
schema: 1
name: bench
start: 2026-01-01
duration: 300 d
countries:
  FR: {providers: 3, policy: open}
  DE: {providers: 3, policy: open}
policies:
  open: {registry: allow-all}
traffic:
  - {kind: legitimate, rate: 100 per s}
)";

}  // namespace

Calls::Calls(const std::vector<std::string>& overrides, std::uint64_t warm_up, unsigned threads) {
  auto loaded = sim::load_scenario(scenario, "bench", overrides);
  if (!loaded) throw std::runtime_error(sim::to_text(loaded.error()));
  sim::RunOptions options;
  options.threads = threads;
  run_ = std::make_unique<sim::Run>(std::move(*loaded), options);
  play(warm_up);
}

double Calls::play(std::uint64_t calls) {
  const std::uint64_t start = run_->progress().calls;
  while (run_->progress().calls < start + calls && run_->advance(10'000))
    run_->tables().for_each([](std::string_view, auto& table) { table.clear(); });
  return static_cast<double>(run_->progress().calls - start);
}

}  // namespace ishaken::bench
