#include "sim/world/run.h"

#include <algorithm>

#include "sim/results/summary.h"
#include "sim/scenario/without_attacks.h"
#include "sim/world/world.h"

namespace ishaken::sim {
namespace {

// The number of events after which rows of the baseline are discarded, to limit memory.
constexpr std::uint64_t most_events_of_rows = 10'000;

void discard_rows(Tables& tables) {
  tables.for_each([](std::string_view, auto& table) { table.clear(); });
}

}  // namespace

// The state of a run. Only one World exists at a time, since a process has one clock.
struct Run::State {
  State(Scenario scenario, RunOptions given) : options(std::move(given)) {
    if (scenario.baseline) {
      attacked = scenario;
      world.emplace(without_attacks(std::move(scenario)), options.threads, Story({}, ""));
    } else {
      begin(std::move(scenario), nullptr);
    }
  }

  void begin(Scenario scenario, std::shared_ptr<const Meters> baseline) {
    world.emplace(std::move(scenario), options.threads, Story(options.follow, options.follow_outcome),
                  std::move(baseline), options.capture);
  }

  bool plays_baseline() const { return attacked.has_value(); }

  // Advances the baseline. At its end, the scenario itself begins.
  void advance_baseline(std::uint64_t events) {
    bool more = true;
    while (more && events > 0) {
      const std::uint64_t some = std::min(events, most_events_of_rows);
      more = world->advance(some);
      discard_rows(world->recorder().tables());
      events -= some;
    }
    if (more) return;
    auto measured = world->recorder().meters();
    world.reset();
    begin(*std::exchange(attacked, std::nullopt), std::move(measured));
  }

  RunOptions options;
  std::optional<Scenario> attacked;  // the scenario to run after its baseline
  std::optional<World> world;
};

Run::Run(Scenario scenario, RunOptions options)
    : state_(std::make_unique<State>(std::move(scenario), std::move(options))) {}
Run::~Run() = default;

bool Run::advance(std::uint64_t events) {
  if (!state_->plays_baseline()) return state_->world->advance(events);
  state_->advance_baseline(events);
  return true;
}

Progress Run::progress() const {
  const World& world = *state_->world;
  const Instant now = world.engine().now();
  double share = in_seconds(now - world.begin()) / in_seconds(world.end() - world.begin());
  const bool baseline = state_->plays_baseline();
  if (world.scenario().baseline) share = (share + (baseline ? 0 : 1)) / 2;
  return {now, share, world.recorder().calls_placed(), world.engine().events(), baseline};
}

Tables& Run::tables() { return state_->world->recorder().tables(); }
std::string Run::summary_json() const { return sim::summary_json(state_->world->recorder().summary()); }
bool Run::expectations_held() const { return state_->world->recorder().summary().expectations_held(); }
std::string Run::story_json() const { return state_->world->story().json(); }

}  // namespace ishaken::sim
