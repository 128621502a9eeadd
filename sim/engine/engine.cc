#include "sim/engine/engine.h"

#include <ns3/event-impl.h>
#include <ns3/nstime.h>
#include <ns3/object-factory.h>
#include <ns3/ptr.h>
#include <ns3/simulator.h>

#include <atomic>
#include <stdexcept>

namespace ishaken::sim {

// An event of ns-3, which counts its references and deletes it.
class Event final : public ns3::EventImpl {
 public:
  Event(Engine& engine, std::function<void()> what) : engine_(engine), what_(std::move(what)) {}

 private:
  void Notify() override {
    engine_.happened();
    what_();
  }
  Engine& engine_;
  std::function<void()> what_;
};

namespace {

// The number of Engines so far. ns-3's simulator belongs to the process, and so to the newest Engine.
std::atomic<std::uint64_t> engines = 0;

ns3::Time since(Instant start, Instant when) { return ns3::NanoSeconds((when - start).count()); }

class EndOfRun final : public ns3::EventImpl {
 public:
  explicit EndOfRun(bool& ended) : ended_(ended) {}

 private:
  void Notify() override {
    ended_ = true;
    ns3::Simulator::Stop();
  }
  bool& ended_;
};

}  // namespace

Engine::Engine(Instant start) : start_(start), number_(++engines) {
  ns3::Simulator::Destroy();
  // The fastest of ns-3's queues at our depths. It is slow to remove events, which never happens here.
  ns3::ObjectFactory scheduler;
  scheduler.SetTypeId("ns3::PriorityQueueScheduler");
  ns3::Simulator::SetScheduler(scheduler);
}

Engine::~Engine() {
  if (is_newest()) ns3::Simulator::Destroy();
}

bool Engine::is_newest() const { return number_ == engines; }

Instant Engine::now() const { return start_ + Duration(ns3::Simulator::Now().GetNanoSeconds()); }

void Engine::at(Instant when, std::function<void()> what) {
  const ns3::Time delay = since(start_, std::max(when, now())) - ns3::Simulator::Now();
  ns3::Simulator::Schedule(delay, ns3::Ptr<ns3::EventImpl>(new Event(*this, std::move(what)), false));
}

void Engine::happened() {
  if (++events_ >= stop_at_) ns3::Simulator::Stop();
}

bool Engine::run(Instant end, std::uint64_t events) {
  if (ended_) return false;
  if (!is_newest())
    throw std::logic_error("another run has begun in this process, and this one cannot go on");
  stop_at_ = events_ + events;
  const ns3::EventId stop =
      ns3::Simulator::Schedule(since(start_, std::max(end, now())) - ns3::Simulator::Now(),
                               ns3::Ptr<ns3::EventImpl>(new EndOfRun(ended_), false));
  ns3::Simulator::Run();
  if (!ended_) ns3::Simulator::Cancel(stop);
  return !ended_;
}

}  // namespace ishaken::sim
