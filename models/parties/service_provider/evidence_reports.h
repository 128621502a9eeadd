// The reports of a provider to its STI-GA on the calls that rang at its customers, once a period, if its
// country reviews others.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "models/parties/call_records.h"
#include "models/parties/question.h"
#include "models/parties/service_provider/incoming_call.h"
#include "models/parties/timer.h"

namespace ishaken::parties {

class EvidenceReports {
 public:
  EvidenceReports(CountryCode country, std::shared_ptr<const reputation::Review> review, const Shared& shared)
      : country_(country), review_(std::move(review)), shared_(shared) {}

  void start(Act& act) { adopt(review_, act); }
  // Sends reports as this review asks from now on. Null ends them after one last report.
  void adopt(std::shared_ptr<const reputation::Review> review, Act& act);
  // Returns whether the CVT suspects a call, judged by the earlier calls of its number. Only calls from
  // abroad are counted.
  bool is_suspicious(const IncomingCall& call, passport::Attestation attestation) const;
  // Keeps a call that rings.
  void rings(const IncomingCall& call, bool suspicious, Instant now);
  void over(CallId call, messages::Feedback feedback, Instant now) { records_.over(call, feedback, now); }

 private:
  bool counts(const IncomingCall& call) const { return next_report_.is_set() && call.from_abroad; }
  void report_next(Act& act);
  void report(Act& act);

  CountryCode country_;
  std::shared_ptr<const reputation::Review> review_;
  const Shared& shared_;
  CallRecords records_;
  Timer next_report_;
  Question last_report_;
  std::vector<reputation::Row> reported_;    // by the last report
  std::vector<reputation::Row> unreported_;  // of a lost report: the next report repeats them
};

}  // namespace ishaken::parties
