// The calls of an adversary: campaigns, and calls that are played again.
#include <fmt/format.h>

#include <algorithm>

#include "models/parties/adversary/adversary.h"
#include "models/parties/adversary/wakes.h"
#include "models/parties/authentication_service.h"

namespace ishaken::parties {

void Adversary::begin(const messages::Campaign& campaign, Act& act) {
  if (campaign.to.empty() || campaign.per_second <= 0) return;
  campaigns_.insert_or_assign(campaign.attack, Running{campaign, act.now() + campaign.lasts, 0, {}});
  Stream draws = act.draw(fmt::format("campaign/{}", campaign.attack)).at(0);
  if (const Weapon* weapon = arsenal_.weapon();
      weapon != nullptr && campaign.dress == messages::Dress::signed_by_loot)
    act.record(ForgeryReady{campaign.attack, weapon->credentials.x5u, weapon->credentials.chain,
                            spoofed_number(campaign, campaign.to.front(), shared_.directory, draws)});
  act.wake_after(seconds(draws.exponential(1 / campaign.per_second)), {next_call, campaign.attack});
}

void Adversary::call(Running& running, Act& act) {
  const messages::Campaign& order = running.order;
  if (act.now() >= running.ends) {
    campaigns_.erase(order.attack);
    return;
  }
  Stream draws = act.draw(fmt::format("campaign/{}", order.attack)).at(++running.calls);
  const CountryCode to = order.to[draws.below(order.to.size())];
  messages::Invite invite;
  invite.called = called_number(to, shared_.directory, draws);
  invite.calling = spoofed_number(order, to, shared_.directory, draws);
  invite.date = std::chrono::floor<std::chrono::seconds>(act.now());
  if (!invite.called.text().empty() && !invite.calling.text().empty()) {
    invite.identity = identity(running, invite, running.calls);
    open_calls_.emplace(place(invite, to, act), order.attack);
  }
  act.wake_after(seconds(draws.exponential(1 / order.per_second)), {next_call, order.attack});
}

std::vector<std::string> Adversary::identity(const Running& running, const messages::Invite& invite,
                                             std::uint64_t which) const {
  const Weapon* weapon = arsenal_.weapon();
  const messages::Dress dress = running.order.dress;
  if (dress == messages::Dress::unsigned_calls) return {};
  std::string genuine;
  if (weapon != nullptr) {
    const std::string input =
        passport_to_sign(invite.calling, invite.called, running.order.attestation, invite.date,
                         weapon->credentials.x5u, origid(invite.calling, 0, config_.origid_seed));
    genuine = sign_call(input, weapon->credentials, shared_.crypto);
  }
  if (dress == messages::Dress::hostile) return {hostile_identity(which, genuine)};
  if (genuine.empty()) return {};
  return {std::move(genuine)};
}

CallId Adversary::place(messages::Invite& invite, CountryCode to, Act& act) {
  const PartyId terminating = shared_.directory.provider_of(invite.called);
  invite.call = CallId{config_.first_call + calls_++};
  invite.origin = config_.self;
  act.record(CallSpoofed{invite.call, config_.through, to, terminating, invite.calling, invite.called});
  if (act.follows(invite.call) && !invite.identity.empty())
    act.record(CallStep{invite.call, "forge", {{"identity", invite.identity.front().substr(0, 1024)}}});
  const CallId call = invite.call;
  act.send(entrance(terminating), std::move(invite));
  return call;
}

// Calls from abroad enter through the gateway of the country that terminates them, where it has one.
PartyId Adversary::entrance(PartyId terminating) const {
  const CountryCode there = shared_.directory.at(terminating).country;
  const PartyId gateway = there == config_.through ? no_party : shared_.directory.gateway(there);
  return gateway == no_party ? terminating : gateway;
}

void Adversary::result(CallId call, bool passed) {
  const auto open = open_calls_.extract(call);
  if (open.empty()) return;
  const auto running = campaigns_.find(open.mapped());
  if (running == campaigns_.end()) return;
  running->second.successes.add(passed);
  switch (next_step(running->second.order, running->second.successes)) {
    case NextStep::go_on:
      return;
    case NextStep::move_on:
      running->second.successes.clear();
      if (arsenal_.move_on()) return;
      [[fallthrough]];
    case NextStep::stop:
      campaigns_.erase(running);
  }
}

// The same Identity to the same called number, as a call of its own.
void Adversary::replay(messages::Invite invite, Act& act) {
  const auto to = shared_.directory.numbers.country_of(invite.called);
  if (to && shared_.directory.provider_of(invite.called) != no_party) place(invite, *to, act);
}

}  // namespace ishaken::parties
