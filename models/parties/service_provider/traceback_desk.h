// A provider's answers to tracebacks: it tells its STI-GA which customer made a call, and takes the measure
// against that customer that the country's rules demand.
#pragma once

#include <string>

#include "models/base/human_delay.h"
#include "models/parties/customers.h"
#include "models/parties/party.h"

namespace ishaken::parties {

class TracebackDesk {
 public:
  struct Config {
    CountryCode country;
    std::string path;
    reputation::Enforcement enforcement = reputation::Enforcement::none;  // against its own customers
    double answers = 0;                                                   // the chance of an answer
    HumanDelay time;                                                      // until the answer
  };
  TracebackDesk(Config config, Customers& customers) : config_(std::move(config)), customers_(customers) {}

  void asked(const messages::TracebackRequest& request, const messages::Envelope& envelope, Act& act);

 private:
  messages::TracebackAnswer look_into(const messages::TracedCall& call, Act& act);

  Config config_;
  Customers& customers_;
};

}  // namespace ishaken::parties
