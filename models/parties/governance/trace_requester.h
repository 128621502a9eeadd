// Tracebacks of calls that the own providers' customers complained of. Carriers and STI-GAs are asked one
// after the other until one knows the caller or the time is over, and each country's conduct is recorded.
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
  // Ends all traces, and forgets how countries answered.
  void stop(Act& act);

  // Traces a call, unless the limit for its country is reached or a trace for its caller is under way.
  void trace(const messages::TracedCall& call, Act& act);
  // Ends a period. The limit of traces per country starts again.
  void close_period();
  std::map<CountryCode, reputation::Conduct> conduct() const { return record_.conduct(); }

 private:
  struct Trace {
    messages::TracedCall call;
    CountryCode country;  // of the STI-GA that is asked; none while carriers are asked
    Instant begun{};
    std::uint64_t carriers = 0;  // the number of carriers traced back so far
    RequestId question{};
    Timer due{};
  };
  using Position = std::list<Trace>::iterator;
  bool looked_for(const messages::TracedCall& call) const;
  void ask_next(Position trace, Act& act);
  void answered(Position trace, const messages::TracebackAnswer& answer, Act& act);
  void conclude(Position trace, bool answered, reputation::Measure measure, Act& act);

  GovernanceBody& body_;
  reputation::Tracing settings_;
  std::list<Trace> open_;
  std::map<CountryCode, unsigned> begun_;  // in this period
  ConductRecord record_;
};

}  // namespace ishaken::parties
