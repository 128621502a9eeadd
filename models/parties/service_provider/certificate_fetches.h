// The certificates that are being fetched, one fetch per address, and the calls that wait for each.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "models/messages/call.h"
#include "models/parties/question.h"
#include "models/parties/shared.h"
#include "models/parties/timer.h"

namespace ishaken::parties {

// A call that waits for its certificate.
struct WaitingCall {
  messages::Invite invite;
  bool from_abroad = false;
  Instant at{};  // when it arrived
};

class CertificateFetches {
 public:
  // Is called when calls wait no longer, and when a certificate came that nobody waits for. `reply` is null
  // if there is none: lost, or not in time.
  using Done = std::function<void(const std::string& url, const messages::CertificateReply* reply,
                                  const std::vector<WaitingCall>& calls, Act& act)>;
  CertificateFetches(const Shared& shared, Done done) : shared_(shared), done_(std::move(done)) {}

  // Lets a call wait for what is at that address, no longer than `patience`. Returns false if nobody is
  // there.
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
