#include "models/parties/adversary/campaigns.h"

#include <fmt/format.h>

#include "models/parties/adversary/hostile_bytes.h"
#include "models/parties/authentication_service.h"

namespace ishaken::parties {

void Campaigns::begin(const messages::Campaign& order, Act& act) {
  if (order.to.empty() || order.per_second <= 0) return;
  Running& running =
      running_.insert_or_assign(order.attack, Running{order, act.now() + order.lasts}).first->second;
  Stream draws = act.draw(fmt::format("campaign/{}", order.attack)).at(0);
  if (const ForgingKey* key = keys_.current();
      key != nullptr && order.identity == messages::IdentityHeader::signed_by_loot)
    act.record(ForgeryReady{order.attack, key->credentials.x5u, key->credentials.chain,
                            spoofed_number(order, order.to.front(), shared_.directory, draws)});
  wait(running, draws, act);
}

void Campaigns::wait(Running& running, Stream& draws, Act& act) {
  running.next_call.after(seconds(draws.exponential(1 / running.order.per_second)), act,
                          [this, attack = running.order.attack](Act& later) { call(attack, later); });
}

void Campaigns::call(unsigned attack, Act& act) {
  Running& running = running_.at(attack);
  const messages::Campaign& order = running.order;
  if (act.now() >= running.ends) {
    running_.erase(attack);
    return;
  }
  Stream draws = act.draw(fmt::format("campaign/{}", attack)).at(++running.calls);
  const CountryCode to = order.to[draws.below(order.to.size())];
  messages::Invite invite;
  invite.called = called_number(to, shared_.directory, draws);
  invite.calling = spoofed_number(order, to, shared_.directory, draws);
  invite.date = std::chrono::floor<std::chrono::seconds>(act.now());
  if (!invite.called.text().empty() && !invite.calling.text().empty()) {
    invite.identity = identity(running, invite);
    open_calls_.emplace(calls_.place(std::move(invite), to, act), attack);
  }
  wait(running, draws, act);
}

std::vector<std::string> Campaigns::identity(const Running& running, const messages::Invite& invite) const {
  const messages::IdentityHeader header = running.order.identity;
  if (header == messages::IdentityHeader::unsigned_calls) return {};
  std::string genuine;
  if (const ForgingKey* key = keys_.current()) {
    const std::string input =
        passport_to_sign(invite.calling, invite.called, running.order.attestation, invite.date,
                         key->credentials.x5u, origid(invite.calling, 0, origid_seed_));
    genuine = sign_call(input, key->credentials, shared_.crypto);
  }
  if (header == messages::IdentityHeader::hostile) return {hostile_identity(running.calls, genuine)};
  if (genuine.empty()) return {};
  return {std::move(genuine)};
}

void Campaigns::answered(const messages::FinalResponse& response, Act& act) {
  ended(response.call, response.code, response.code == 200 && response.reason.empty(), act);
}

void Campaigns::lost(const messages::CallLost& lost, Act& act) { ended(lost.call, 0, false, act); }

void Campaigns::ended(CallId call, int code, bool passed, Act& act) {
  act.record(CallEnded{call, code});
  const auto open = open_calls_.extract(call);
  if (open.empty()) return;
  const auto running = running_.find(open.mapped());
  if (running == running_.end()) return;
  running->second.successes.add(passed);
  switch (next_step(running->second.order, running->second.successes)) {
    case NextStep::go_on:
      return;
    case NextStep::move_on:
      running->second.successes.clear();
      if (keys_.move_on()) return;
      [[fallthrough]];
    case NextStep::stop:
      running_.erase(running);
  }
}

}  // namespace ishaken::parties
