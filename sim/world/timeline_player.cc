#include "sim/world/timeline_player.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "models/base/overloaded.h"
#include "sim/scenario/actions.h"
#include "sim/scenario/load.h"

namespace ishaken::sim {
namespace {

using parties::Role;

bool selects(const CountrySelector& selector, CountryCode country) {
  return selector.any() ||
         std::find(selector.codes.begin(), selector.codes.end(), country) != selector.codes.end();
}

// Nothing where an action has no end.
std::optional<Duration> lasts(const Action& action) {
  return std::visit(
      []<class A>(const A& a) -> std::optional<Duration> {
        if constexpr (requires { a.lasts; }) return a.lasts;
        return std::nullopt;
      },
      action);
}

std::string joined(const std::vector<CountryCode>& codes) {
  std::string out;
  for (const CountryCode code : codes) out += (out.empty() ? "" : " ") + code.text();
  return out;
}

Faults::Between between(const auto& action) {
  return {{action.countries.begin(), action.countries.end()},
          {action.from.codes.begin(), action.from.codes.end()}};
}

// What the faults table says of an action, and whom it acts upon.
struct About {
  std::string subject;
  std::vector<CountryCode> countries;
  CountrySelector by;
  std::string object{};
};

CountryCode country_of(const PartyPath& path) {
  return CountryCode::is_valid(std::string_view(path.text).substr(0, 2)) ? CountryCode(path.text)
                                                                         : CountryCode();
}

About about(const Action& action) {
  return std::visit(
      Overloaded{[](const Agree& a) { return About{joined(a.countries), a.countries, {}}; },
                 [](const EndAgreement& a) { return About{joined(a.countries), a.countries, {}}; },
                 [](const Exclude& a) { return About{a.country.text(), {a.country}, a.by}; },
                 [](const Readmit& a) { return About{a.country.text(), {a.country}, a.by}; },
                 [](const RetireCa& a) { return About{a.ca.text, {country_of(a.ca)}, {}}; },
                 [](const Revoke& a) { return About{a.holder.text, {country_of(a.holder)}, {}}; },
                 [](const Partition& a) { return About{joined(a.countries), a.countries, a.from}; },
                 [](const Degrade& a) { return About{joined(a.countries), a.countries, a.from}; },
                 [](const Change& a) {
                   std::string text;
                   for (const Setting& each : a.settings)
                     text += (text.empty() ? "" : ", ") + each.path + ": " + each.value;
                   return About{text, {}, {}};
                 },
                 []<class A>(const A& a) {
                   if constexpr (requires { a.party; })
                     return About{a.party.text, {country_of(a.party)}, {}};
                   else if constexpr (requires { a.provider; })
                     return About{a.provider.text, {country_of(a.provider)}, {}};
                   else if constexpr (requires { a.accounts; })
                     return About{"registry", {}, {}};
                   else if constexpr (requires { a.adversary; })
                     return About{"adversary/" + a.adversary, {}, {}};
                   else
                     return About{a.country.text(), {a.country}, {}, is_attack<A>() ? "registry" : ""};
                 }},
      action);
}

}  // namespace

TimelinePlayer::TimelinePlayer(const Scenario& scenario, const parties::Directory& directory, Engine& engine,
                               Faults& faults, Tell tell, Note note, AttackPlayer::Grip grip)
    : scenario_(scenario),
      directory_(directory),
      engine_(engine),
      faults_(faults),
      tell_(std::move(tell)),
      note_(std::move(note)),
      attacks_(scenario, directory, faults, tell_, std::move(grip)),
      policies_(scenario.policies) {
  for (const auto& [code, country] : scenario.countries) awake_cas_[code] = country.cas;
  for (std::size_t i = 0; i < scenario.timeline.size(); ++i) {
    const TimedAction& entry = scenario.timeline[i];
    engine.at(scenario.start + entry.at, [this, i] { perform(i); });
    if (const auto* replay = std::get_if<ReplayList>(&entry.action); replay != nullptr && replay->captured)
      engine.at(scenario.start + *replay->captured, [this, replay] { attacks_.capture(*replay); });
    if (const auto found = AttackPlayer::found_after(entry.action, scenario.seed, i))
      engine.at(scenario.start + entry.at + *found,
                [this, i, &entry] { attacks_.found(static_cast<unsigned>(i + 1), entry.action); });
  }
}

void TimelinePlayer::begin() {
  for (std::uint32_t i = 0; i < directory_.size(); ++i) {
    const parties::Directory::Place& place = directory_.at(PartyId{i});
    const auto& cas = directory_.authorities(place.country);
    const bool asleep = place.role == Role::certification_authority &&
                        static_cast<unsigned>(std::find(cas.begin(), cas.end(), PartyId{i}) - cas.begin()) >=
                            awake_cas_[place.country];
    if (!asleep) tell_(PartyId{i}, messages::Start{});
  }
  for (const Agreement& agreement : scenario_.agreements)
    for (std::size_t i = 0; i < agreement.between.size(); ++i)
      for (std::size_t j = i + 1; j < agreement.between.size(); ++j)
        perform(Agree{{agreement.between[i], agreement.between[j]}, agreement.vetting, agreement.mutual});
}

void TimelinePlayer::perform(std::size_t number) {
  current_ = number;
  const Action& action = scenario_.timeline[number].action;
  note(action);
  if (lasts(action) == Duration{0}) return;  // over before it began
  std::visit([this](const auto& a) { perform(a); }, action);
  if (const auto time = lasts(action)) engine_.at(engine_.now() + *time, [this, number] { undo(number); });
}

void TimelinePlayer::undo(std::size_t number) {
  const Action& action = scenario_.timeline[number].action;
  if (const auto* outage = std::get_if<Outage>(&action)) {
    for (const PartyId party : falling(outage->party)) faults_.bring_up(party);
  } else if (const auto trouble = troubles_.find(number); trouble != troubles_.end()) {
    faults_.mend(trouble->second);
  } else {
    attacks_.end(static_cast<unsigned>(number + 1), action);
  }
}

void TimelinePlayer::note(const Action& action) {
  About what = about(action);
  std::erase_if(what.countries, [](CountryCode country) { return !country.known(); });
  note_({engine_.now(), action_name(action), std::move(what.subject), lasts(action).value_or(Duration{0}),
         std::move(what.countries), what.by, std::move(what.object),
         is_attack(action) ? static_cast<unsigned>(current_ + 1) : 0});
}

void TimelinePlayer::perform(const Agree& action) {
  tell_(directory_.governance(action.countries[0]),
        messages::ProposeAgreement{action.countries[1], action.mutual, action.vetting});
}

void TimelinePlayer::perform(const EndAgreement& action) {
  tell_(directory_.governance(action.countries[0]), messages::EndAgreementWith{action.countries[1]});
}

void TimelinePlayer::perform(const Register& action) {
  tell_(directory_.governance(action.country), messages::DecideRegistration{true});
}

void TimelinePlayer::perform(const Withdraw& action) {
  tell_(directory_.governance(action.country), messages::DecideRegistration{false});
}

void TimelinePlayer::exclusion(CountryCode subject, const CountrySelector& by, bool excluded) {
  for (const auto& [code, country] : scenario_.countries)
    if (country.shaken && code != subject && selects(by, code))
      tell_(directory_.governance(code), messages::DecideExclusion{subject, excluded});
}

void TimelinePlayer::perform(const Exclude& action) { exclusion(action.country, action.by, true); }
void TimelinePlayer::perform(const Readmit& action) { exclusion(action.country, action.by, false); }

void TimelinePlayer::perform(const AddCa& action) {
  const auto& cas = directory_.authorities(action.country);
  unsigned& awake = awake_cas_[action.country];
  if (awake < cas.size()) tell_(cas[awake++], messages::Start{});
}

void TimelinePlayer::perform(const RetireCa& action) {
  tell_(directory_.governance(country_of(action.ca)), messages::WithdrawApproval{action.ca.text});
}

void TimelinePlayer::perform(const Revoke& action) {
  tell_(directory_.governance(country_of(action.holder)), messages::DecideRevocation{action.holder.text});
}

void TimelinePlayer::perform(const RotateKey& action) {
  for (const PartyId party : members(action.party)) tell_(party, messages::ReplaceKey{});
}

void TimelinePlayer::perform(const Outage& action) {
  for (const PartyId party : falling(action.party)) faults_.take_down(party);
}

void TimelinePlayer::perform(const Partition& action) {
  troubles_[current_] = faults_.trouble({.between = between(action)});
}

void TimelinePlayer::perform(const Degrade& action) {
  troubles_[current_] = faults_.trouble(
      {.between = between(action), .cut = false, .longer = action.longer, .loss = action.loss});
}

void TimelinePlayer::perform(const Change& action) {
  for (const Setting& setting : action.settings)
    (void)apply_setting(setting, policies_);  // checked when loaded
  for (const auto& [code, country] : scenario_.countries) {
    const bool named = std::any_of(
        action.settings.begin(), action.settings.end(),
        [&](const Setting& setting) { return setting.path.starts_with("policies." + country.policy + "."); });
    if (!named) continue;
    const trust::Policy& policy = policies_.at(country.policy);
    const messages::AdoptPolicy adopt{policy, code, review_of(scenario_, policy)};
    if (country.shaken) {
      tell_(directory_.governance(code), adopt);
      tell_(directory_.administrator(code), adopt);
    }
    for (const PartyId provider : directory_.providers(code)) tell_(provider, adopt);
  }
}

std::vector<PartyId> TimelinePlayer::members(const PartyPath& path) const {
  if (const PartyId party = directory_.find(path.text); party != no_party) return {party};
  std::vector<PartyId> all;
  for (std::uint32_t i = 0; i < directory_.size(); ++i)
    if (directory_.at(PartyId{i}).country.text() == path.text) all.push_back(PartyId{i});
  return all;
}

std::vector<PartyId> TimelinePlayer::falling(const PartyPath& path) const {
  std::set<PartyId> all;
  for (const PartyId party : members(path))
    for (std::uint32_t i = 0; i < directory_.size(); ++i)
      if (directory_.at(PartyId{i}).body == directory_.at(party).body) all.insert(PartyId{i});
  return {all.begin(), all.end()};
}

}  // namespace ishaken::sim
