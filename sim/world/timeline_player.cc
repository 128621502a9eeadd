#include "sim/world/timeline_player.h"

#include <algorithm>

namespace ishaken::sim {

TimelinePlayer::TimelinePlayer(Surroundings world) : world_(std::move(world)) {
  const std::vector<TimedAction>& timeline = scenario().timeline;
  for (std::size_t i = 0; i < timeline.size(); ++i) {
    const auto& [when, action] = timeline[i];
    if (when > scenario().duration) continue;  // disabled by without_attacks
    at(when, i, &TimelinePlayer::perform);
    if (const auto before = action->prepared_at()) at(*before, i, &TimelinePlayer::prepare);
    if (const auto later = action->found_after(scenario().seed, i))
      at(when + *later, i, &TimelinePlayer::find);
  }
}

void TimelinePlayer::at(Duration after_start, std::size_t index, Step step) {
  world_.engine.at(scenario().start + after_start, [this, index, step] {
    number_ = static_cast<unsigned>(index + 1);
    (this->*step)(*scenario().timeline[index].action);
  });
}

void TimelinePlayer::begin() {
  for (std::uint32_t i = 0; i < directory().size(); ++i) {
    const parties::Directory::Entry& place = directory().at(PartyId{i});
    const auto& cas = directory().authorities(place.country);
    const auto ca = std::ranges::find(cas, PartyId{i});
    const bool added = ca != cas.end() && static_cast<std::size_t>(ca - cas.begin()) >=
                                              scenario().countries.at(place.country).cas;
    if (!added) tell(PartyId{i}, messages::Start{});
  }
  for (const Agreement& each : scenario().agreements)
    for (std::size_t i = 0; i < each.between.size(); ++i)
      for (std::size_t j = i + 1; j < each.between.size(); ++j)
        tell(directory().governance(each.between[i]),
             messages::ProposeAgreement{each.between[j], each.mutual, each.vetting});
}

void TimelinePlayer::perform(const Action& action) {
  note(action);
  const auto lasts = action.lasts();
  if (lasts == Duration{0}) return;  // it would end at once
  action.begin(*this);
  if (lasts) at(now() - scenario().start + *lasts, number_ - 1, &TimelinePlayer::end);
}

void TimelinePlayer::note(const Action& action) {
  About about = action.about();
  world_.note({now(), action.kind().name, std::move(about.subject), action.lasts().value_or(Duration{0}),
               std::move(about.countries), std::move(about.by), std::move(about.object), about.change,
               action.kind().attack ? number_ : 0});
}

std::shared_ptr<const messages::Loot> TimelinePlayer::steal(PartyId from, const parties::Theft& theft) {
  return world_.all[ishaken::number(from)]->steal(theft);
}

}  // namespace ishaken::sim
