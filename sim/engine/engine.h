// The clock: simulated time by the ns-3 core. Events happen in the order of (time, sequence in which they
// were asked for), so the same requests give the same run. ns-3 keeps one simulator per process, so the
// newest Engine is the one that runs: an older one can no longer go on, and may be destroyed at any time.
#pragma once

#include <cstdint>
#include <functional>

#include "models/base/time.h"

namespace ishaken::sim {

class Engine {
 public:
  explicit Engine(Instant start);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  Instant now() const;
  // Calls `what` at that time; a time that is past means at once. Events are not taken back: who no longer
  // wants one ignores it. A call that captures 16 plain bytes at most allocates nothing of its own.
  void at(Instant when, std::function<void()> what);
  // Plays until `end`, or for that many events; false where `end` was reached. Throws std::logic_error where
  // there is a newer Engine.
  bool run(Instant end, std::uint64_t events);
  std::uint64_t events() const { return events_; }

 private:
  friend class Event;
  void happened();

  bool is_newest() const;

  Instant start_;
  std::uint64_t number_;  // of the Engines of this process
  std::uint64_t events_ = 0;
  std::uint64_t stop_at_ = 0;
  bool ended_ = false;
};

}  // namespace ishaken::sim
