// The carriers between countries, all of them in one party: they take part in tracing calls that nobody
// vouched for. Each knows from whom it had a call, and takes its time to say so, if it does.
#pragma once

#include <map>

#include "models/parties/party.h"
#include "models/parties/shared.h"

namespace ishaken::parties {

class Carriers final : public Party {
 public:
  struct Config {
    unsigned hops = 1;       // carriers that a call passed between two countries
    Duration answer_time{};  // of each; median, lognormal
    double answer_spread = 0;
    double answers = 1;  // chance that one answers
  };
  Carriers(Config config, const Shared& shared) : config_(config), shared_(shared) {}

  void receive(const messages::Envelope& envelope, Act& act) override;
  void direct(const messages::Directive&, Act&) override {}
  void wake(Tag tag, Act& act) override;

 private:
  Config config_;
  const Shared& shared_;
  std::uint64_t asked_ = 0;
  std::map<std::uint64_t, messages::Envelope> open_;  // by number, until answered
};

}  // namespace ishaken::parties
