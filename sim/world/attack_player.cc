#include "sim/world/attack_player.h"

#include <fmt/format.h>

#include <algorithm>

#include "models/base/overloaded.h"
#include "models/messages/loot.h"
#include "models/parties/adversary/forgery.h"
#include "models/parties/theft.h"
#include "sim/world/claimed_attestation.h"

namespace ishaken::sim {
namespace {

using messages::Interference;
using Remedy = messages::AttackFound::Remedy;

std::set<CountryCode> all_of(const CountrySelector& selector) {
  return {selector.codes.begin(), selector.codes.end()};
}

std::string provider_code(const PartyPath& provider) {
  const std::string& path = provider.text;
  return fmt::format("{}{:0>2}", path.substr(0, 2), path.substr(path.rfind('/') + 1));
}

}  // namespace

void AttackPlayer::perform(unsigned attack, const StealKey& action) {
  const PartyId from = directory_.find(action.party.text);
  const auto what =
      action.key == StolenKey::root ? parties::Theft::What::root_key : parties::Theft::What::signing_key;
  if (auto loot = grip_.party(from).steal({what}))
    tell_(adversary(action.by), messages::HandOver{attack, std::move(loot)});
}

void AttackPlayer::perform(unsigned attack, const TakeAccounts& action) {
  const parties::Theft theft{parties::Theft::What::operator_accounts, action.accounts};
  if (auto loot = grip_.party(directory_.registry()).steal(theft))
    tell_(adversary(action.by), messages::HandOver{attack, std::move(loot)});
}

void AttackPlayer::perform(unsigned attack, const InsertRogueCa& action) {
  tell_(adversary(action.by), messages::InsertRogueCa{attack, action.country});
}

void AttackPlayer::perform(unsigned attack, const RemoveEntry& action) {
  tell_(adversary(action.by), messages::RemoveEntry{attack, action.country});
}

void AttackPlayer::stand(unsigned attack, const std::string& by, const PartyPath& at,
                         const CountrySelector& toward, bool calls, messages::StandOnLink order) {
  order.attack = attack;
  order.at = directory_.find(at.text);
  grip_.taps.add({attack, adversary(by), order.at, all_of(toward), calls});
  tell_(adversary(by), std::move(order));
}

void AttackPlayer::perform(unsigned attack, const ReplayList& action) {
  messages::StandOnLink order;
  order.what = Interference::replay_list;
  order.country = directory_.at(directory_.find(action.party.text)).country;
  stand(attack, action.by, action.party, action.to, false, order);
}

void AttackPlayer::capture(const ReplayList& action) {
  const PartyId at = directory_.find(action.party.text);
  tell_(adversary(action.by), messages::Capture{at, directory_.at(at).country});
}

void AttackPlayer::perform(unsigned attack, const Equivocate& action) {
  messages::StandOnLink order;
  order.what = Interference::equivocate;
  order.country = action.country;
  stand(attack, action.by, {"registry"}, action.to, false, order);
}

void AttackPlayer::perform(unsigned attack, const MisissueToken& action) {
  const std::string spc = provider_code(action.provider);
  tell_(directory_.administrator(CountryCode(action.provider.text)),
        messages::MistakeHolder{spc, "adversary/" + action.by});
  tell_(adversary(action.by),
        messages::HandOver{attack, std::make_shared<const messages::Loot>(messages::MistakenApproval{spc})});
}

void AttackPlayer::perform(unsigned, const Flood& action) {
  faults_.flood(directory_.find(action.party.text), action.loss);
}

void AttackPlayer::perform(unsigned attack, const ReplayCalls& action) {
  messages::StandOnLink order;
  order.what = Interference::replay_calls;
  order.copies = action.copies;
  order.after = action.after;
  stand(attack, action.by, action.provider, {}, true, order);
}

void AttackPlayer::perform(unsigned, const Inflate& action) {
  tell_(directory_.find(action.provider.text), messages::AssertAlways{asserted(action.attestation)});
}

void AttackPlayer::perform(unsigned attack, const PoisonReplies& action) {
  messages::StandOnLink order;
  order.what = Interference::poison;
  order.poison = action.with;
  stand(attack, action.by, action.party, action.to, false, order);
}

void AttackPlayer::perform(unsigned, const SkewClock& action) { skew(action, false); }

void AttackPlayer::skew(const SkewClock& action, bool back) {
  const Duration offset = action.behind == back ? action.offset : -action.offset;
  for (std::uint32_t i = 0; i < directory_.size(); ++i) {
    const parties::Directory::Place& place = directory_.at(PartyId{i});
    if (place.path == action.party.text || place.country.text() == action.party.text)
      grip_.skews[i] += offset;
  }
}

void AttackPlayer::perform(unsigned attack, const Spoof& action) {
  messages::Campaign campaign;
  campaign.attack = attack;
  campaign.to = action.to;
  campaign.numbers = action.numbers;
  campaign.country = action.country;
  if (const auto shown = TelephoneNumber::parse(action.number)) campaign.number = std::string(shown->text());
  campaign.attestation = asserted(action.attestation).value_or(passport::Attestation::A);
  campaign.dress = action.identity;
  campaign.per_second = action.rate.per_second;
  campaign.lasts = action.lasts;
  campaign.endurance = action.endurance;
  campaign.too_few = action.too_few;
  tell_(adversary(action.adversary), std::move(campaign));
}

void AttackPlayer::end(unsigned attack, const Action& action) {
  const auto leave = [&](const std::string& by) {
    grip_.taps.remove(attack);
    tell_(adversary(by), messages::LeaveLink{attack});
  };
  std::visit(
      Overloaded{[&](const ReplayList& a) { leave(a.by); }, [&](const Equivocate& a) { leave(a.by); },
                 [&](const ReplayCalls& a) { leave(a.by); }, [&](const PoisonReplies& a) { leave(a.by); },
                 [&](const Flood& a) { faults_.dry(directory_.find(a.party.text), a.loss); },
                 [&](const SkewClock& a) { skew(a, true); }, [](const auto&) {}},
      action);
}

void AttackPlayer::report(Remedy remedy, CountryCode country, const std::string& object,
                          std::string culprit) {
  const PartyId whom =
      remedy == Remedy::restore_registry ? directory_.registry() : directory_.governance(country);
  if (whom != no_party) tell_(whom, messages::AttackFound{remedy, country, object, std::move(culprit)});
}

bool AttackPlayer::has_key_of(PartyId party, const std::string& by, unsigned attack) const {
  const Duration when = scenario_.timeline[attack - 1].at;
  return std::ranges::any_of(scenario_.timeline, [&](const TimedAction& entry) {
    const auto* theft = std::get_if<StealKey>(&entry.action);
    return theft != nullptr && theft->by == by && entry.at <= when &&
           directory_.find(theft->party.text) == party;
  });
}

void AttackPlayer::found(unsigned attack, const Action& action) {
  const auto country = [](const PartyPath& path) { return CountryCode(path.text); };
  std::visit(
      Overloaded{
          [&](const StealKey& a) {
            switch (parse_party(a.party.text)->role) {
              case PartyRole::registry:
                return report(Remedy::restore_registry, {}, "registry");
              case PartyRole::pa:
                return report(Remedy::rotate_pa, country(a.party), a.party.text);
              case PartyRole::ca:
                return report(a.key == StolenKey::root ? Remedy::retire_ca : Remedy::revoke, country(a.party),
                              a.party.text);
              default:
                return report(Remedy::revoke, country(a.party), a.party.text);
            }
          },
          [&](const InsertRogueCa& a) {
            report(Remedy::restore_registry, a.country, "registry",
                   parties::rogue_organization("adversary/" + a.by, attack));
            const PartyId administrator = directory_.administrator(a.country);
            if (administrator == no_party || !has_key_of(administrator, a.by, attack)) return;
            report(Remedy::rotate_pa, a.country, directory_.at(administrator).path);
          },
          [&](const RemoveEntry& a) { report(Remedy::restore_registry, a.country, "registry"); },
          [&](const Equivocate&) {
            report(Remedy::restore_registry, {}, "registry");
            end(attack, action);
          },
          [&](const MisissueToken& a) { report(Remedy::revoke, country(a.provider), a.provider.text); },
          [&](const Inflate& a) { report(Remedy::enforce, country(a.provider), a.provider.text); },
          [](const auto&) {},
      },
      action);
}

std::optional<Duration> AttackPlayer::found_after(const Action& action, std::uint64_t seed,
                                                  std::size_t number) {
  return std::visit(
      [&]<class A>(const A& a) -> std::optional<Duration> {
        if constexpr (requires { a.found; }) {
          if (!a.found) return std::nullopt;
          if (a.found->spread == 0 || a.found->after.count() == 0) return a.found->after;
          Stream stream(seed, fmt::format("timeline/{}/found", number));
          return seconds(stream.lognormal(in_seconds(a.found->after), a.found->spread));
        }
        return std::nullopt;
      },
      action);
}

}  // namespace ishaken::sim
