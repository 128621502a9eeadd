// The carriers between countries, all of them in one party. They take part in traces of calls without a valid
// PASSporT. Each knows the carrier or country from which it received a call, and names it after some time, or
// never.
#pragma once

#include "models/base/human_delay.h"
#include "models/parties/handlers.h"
#include "models/parties/party.h"
#include "models/parties/shared.h"

namespace ishaken::parties {

class Carriers final : public Party {
 public:
  struct Config {
    unsigned hops = 1;       // carriers that a call passed between two countries
    HumanDelay answer_time;  // of each
    double answers = 1;      // the chance that one answers
  };
  Carriers(Config config, const Shared& shared) : config_(config), shared_(shared) {}

  static const Handlers<Carriers>& handlers();
  void receive(const messages::Envelope& envelope, Act& act) override;
  void direct(const messages::Directive&, Act&) override {}

 private:
  void asked(const messages::TracebackRequest& request, const messages::Envelope& envelope, Act& act);
  // Returns the carrier's answer: another carrier, the country of the originating provider, or nobody.
  messages::TracebackAnswer answer(const messages::TracebackRequest& request) const;

  Config config_;
  const Shared& shared_;
};

}  // namespace ishaken::parties
