// The campaigns of calls with spoofed numbers, several at once. Each makes calls at its rate until its end,
// or until too few pass.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/parties/adversary/forging_keys.h"
#include "models/parties/adversary/spoofed_calls.h"
#include "models/parties/adversary/strategies.h"
#include "models/parties/timer.h"

namespace ishaken::parties {

class Campaigns {
 public:
  Campaigns(std::uint64_t origid_seed, ForgingKeys& keys, SpoofedCalls& calls, const Shared& shared)
      : origid_seed_(origid_seed), keys_(keys), calls_(calls), shared_(shared) {}

  void begin(const messages::Campaign& order, Act& act);
  void answered(const messages::FinalResponse& response, Act& act);
  void lost(const messages::CallLost& lost, Act& act);

 private:
  struct Running {
    messages::Campaign order;
    Instant ends{};
    std::uint64_t calls = 0;
    Successes successes{};
    Timer next_call{};
  };

  void wait(Running& running, Stream& draws, Act& act);
  void call(unsigned attack, Act& act);
  std::vector<std::string> identity(const Running& running, const messages::Invite& invite) const;
  void ended(CallId call, int code, bool passed, Act& act);

  std::uint64_t origid_seed_;
  ForgingKeys& keys_;
  SpoofedCalls& calls_;
  const Shared& shared_;
  std::map<unsigned, Running> running_;    // by attack
  std::map<CallId, unsigned> open_calls_;  // without a final response yet
};

}  // namespace ishaken::parties
