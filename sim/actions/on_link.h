// An adversary on a link: messages that pass it are handed to it, and continue only if it passes them on.
#pragma once

#include <string>

#include "sim/actions/stage.h"

namespace ishaken::sim {

// Puts the adversary on the link between a party and its readers in those countries, with that order.
inline void stand_on_link(Stage& stage, const std::string& adversary, PartyId at,
                          const CountrySelector& toward, messages::StandOnLink order) {
  order.attack = stage.number();
  order.at = at;
  stage.taps().add({stage.number(),
                    stage.adversary(adversary),
                    at,
                    {toward.codes.begin(), toward.codes.end()},
                    order.what == messages::Interference::replay_calls});
  stage.tell(stage.adversary(adversary), std::move(order));
}

inline void leave_link(Stage& stage, const std::string& adversary) {
  stage.taps().remove(stage.number());
  stage.tell(stage.adversary(adversary), messages::LeaveLink{stage.number()});
}

}  // namespace ishaken::sim
