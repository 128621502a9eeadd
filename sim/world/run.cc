#include "sim/world/run.h"

#include "sim/results/summary.h"
#include "sim/world/world.h"

namespace ishaken::sim {

struct Run::State {
  World world;
};

Run::Run(Scenario scenario, RunOptions options)
    : state_(new State{
          World(std::move(scenario), options.threads, Story(options.follow, options.follow_outcome))}) {}
Run::~Run() = default;

bool Run::advance(std::uint64_t events) { return state_->world.advance(events); }

Progress Run::progress() const {
  const World& world = state_->world;
  const Instant now = world.engine().now();
  const double share = in_seconds(now - world.begin()) / in_seconds(world.end() - world.begin());
  return {now, share, world.recorder().calls_placed(), world.engine().events()};
}

Tables& Run::tables() { return state_->world.recorder().tables(); }
std::string Run::summary_json() const { return sim::summary_json(state_->world.recorder().summary()); }
bool Run::expectations_held() const { return state_->world.recorder().summary().expectations_held(); }
std::string Run::story_json() const { return state_->world.story().json(); }

}  // namespace ishaken::sim
