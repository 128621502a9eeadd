// Tracebacks of calls that the own providers' customers complained of: who is asked, one after the other,
// until somebody knows the caller or time is up; and how each country answered.
#pragma once

#include <list>
#include <map>

#include "models/parties/governance/conduct_record.h"
#include "models/parties/governance/governance_body.h"
#include "models/parties/timer.h"

namespace ishaken::parties {

class TraceRequester {
 public:
  explicit TraceRequester(GovernanceBody& body) : body_(body) {}

  // Traces calls by these settings from now on, and remembers conduct over that many periods.
  void adopt(const reputation::Tracing& settings, std::size_t window);
  // Gives up what is under way, and forgets how countries answered.
  void stop(Act& act);

  // Traces a call, unless enough are traced or its caller is being looked for already.
  void trace(const messages::TracedCall& call, Act& act);
  // Ends a period: as many calls of each country as the settings say may be traced in the next one, too.
  void close_period();
  std::map<CountryCode, reputation::Conduct> conduct() const { return record_.conduct(); }

 private:
  struct Trace {
    messages::TracedCall call;
    CountryCode country;  // whose STI-GA is asked; none while carriers are
    Instant begun{};
    std::uint64_t carriers = 0;  // that were asked
    RequestId question{};
    Timer due{};
  };
  using Place = std::list<Trace>::iterator;
  bool looked_for(const messages::TracedCall& call) const;
  void ask_next(Place trace, Act& act);
  void answered(Place trace, const messages::TracebackAnswer& answer, Act& act);
  void conclude(Place trace, bool answered, reputation::Measure measure, Act& act);

  GovernanceBody& body_;
  reputation::Tracing settings_;
  std::list<Trace> open_;
  std::map<CountryCode, unsigned> begun_;  // in this period
  ConductRecord record_;
};

}  // namespace ishaken::parties
