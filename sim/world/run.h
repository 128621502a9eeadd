// A run of one scenario, advanced in slices so that whoever drives it can show progress, write tables and
// stop it. Where the scenario has a baseline, the world without attacks is played first, in the same slices;
// its tables are thrown away and only its metrics stay.
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
  unsigned threads = 1;          // that do cryptography; results do not depend on it
  std::optional<CallId> follow;  // tell the story of this call
  std::string follow_outcome;    // or of the first call with this outcome; empty: of none
  Capture capture;               // what of the packets is to be written down
};

struct Progress {
  Instant now{};            // simulated
  double share = 0;         // of warm-up and duration, of the baseline's too; 0 to 1
  std::uint64_t calls = 0;  // placed, by the world that is being played
  std::uint64_t events = 0;
  bool baseline = false;  // the world that is being played is the one without attacks
};

class Run {
 public:
  Run(Scenario scenario, RunOptions options);
  ~Run();

  // Plays up to `events` further events; false when the end is reached.
  bool advance(std::uint64_t events);
  Progress progress() const;
  // Rows not yet taken; batches of them are taken away by the caller.
  Tables& tables();
  // After the end: {"metrics": [...], "expect": [...]} and whether every expectation held.
  std::string summary_json() const;
  bool expectations_held() const;
  // The followed call's story and artifacts as JSON; empty while it has not ended. Texts are PEM and compact
  // JWS, bytes base64.
  std::string story_json() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ishaken::sim
