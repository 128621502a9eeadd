// The certificate fetches in progress, one per URL, and the calls that wait for each.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "models/messages/call.h"
#include "models/parties/question.h"
#include "models/parties/service_provider/incoming_call.h"
#include "models/parties/shared.h"
#include "models/parties/timer.h"

namespace ishaken::parties {

// A call that waits for its certificate.
struct WaitingCall {
  messages::Invite invite;
  bool from_abroad = false;
  Instant at{};                       // the time of its arrival
  std::size_t header = 0;             // the Identity header that needs the certificate
  std::vector<HeaderFault> faults{};  // of the headers before it
};

class CertificateFetches {
 public:
  // Called when calls stop waiting, and when a late chain arrives for which no call waits any more. `reply`
  // is null if it was lost or is not there in time.
  using Done = std::function<void(const std::string& url, const messages::CertificateReply* reply,
                                  const std::vector<WaitingCall>& calls, Act& act)>;
  CertificateFetches(const Shared& shared, Done done) : shared_(shared), done_(std::move(done)) {}

  // Lets a call wait for the chain at that URL, no longer than `patience`. Returns false if no party has the
  // URL's host.
  bool wait(const std::string& url, WaitingCall call, Duration patience, Act& act);

 private:
  struct Fetch {
    Instant begun{};
    std::vector<WaitingCall> calls;
    Question question{};
    Timer patience{};
  };
  using Fetches = std::map<std::string, Fetch>;
  void begin(Fetches::iterator place, PartyId repository, CallId call, Act& act);
  void answered(Fetches::iterator place, const messages::CertificateReply* reply, Act& act);
  void patience_ends(Fetches::iterator place, Act& act);

  const Shared& shared_;
  Done done_;
  Fetches fetches_;
};

}  // namespace ishaken::parties
