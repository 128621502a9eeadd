// A run of one scenario, advanced in slices so that the caller can show progress, write tables and stop it.
// If the scenario has a baseline, the world without attacks is run first, in the same slices; only its
// metrics are kept, not its tables.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "models/base/names.h"
#include "models/base/time.h"
#include "sim/network/capture.h"
#include "sim/results/tables.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

struct RunOptions {
  unsigned threads = 1;          // for cryptography; results do not depend on their number
  std::optional<CallId> follow;  // the call to tell the story of
  std::string follow_outcome;    // or the first call with this outcome; empty: no call
  Capture capture;               // the packets to capture
};

struct Progress {
  Instant now{};            // simulated time
  double share = 0;         // of warm-up and duration, including the baseline's; 0 to 1
  std::uint64_t calls = 0;  // placed in the current world
  std::uint64_t events = 0;
  bool baseline = false;  // whether the current world is the baseline
};

class Run {
 public:
  Run(Scenario scenario, RunOptions options);
  ~Run();

  // Runs up to `events` further events; returns false when the end is reached.
  bool advance(std::uint64_t events);
  Progress progress() const;
  // Returns the rows not yet taken; the caller removes them in batches.
  Tables& tables();
  // Returns, after the end, {"metrics": [...], "expect": [...]}. Below, whether every expectation held.
  std::string summary_json() const;
  bool expectations_held() const;
  // Returns the followed call's story and artifacts as JSON; empty until the call has ended. Texts are PEM
  // and compact JWS, bytes base64.
  std::string story_json() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ishaken::sim
