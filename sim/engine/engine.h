// The simulated clock, implemented with the ns-3 core. Events happen in the order of (time, order of
// scheduling), so the same calls give the same run. ns-3 keeps one simulator per process, so only the newest
// Engine can run; an older one cannot continue, and may be destroyed at any time.
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
  // Calls `what` at `when`, at once if that is past. Events are never cancelled; a caller that no longer
  // wants one must ignore it. If `what` captures at most 16 trivially copyable bytes, it allocates no memory
  // of its own.
  void at(Instant when, std::function<void()> what);
  // Runs until `end`, or for that many events; returns false if `end` was reached. Throws std::logic_error if
  // there is a newer Engine.
  bool run(Instant end, std::uint64_t events);
  std::uint64_t events() const { return events_; }

 private:
  friend class Event;
  void happened();

  bool is_newest() const;

  Instant start_;
  std::uint64_t number_;  // counted from 1 in this process
  std::uint64_t events_ = 0;
  std::uint64_t stop_at_ = 0;
  bool ended_ = false;
};

}  // namespace ishaken::sim
