// The decisions of reviews against other countries. A body takes time from the finding to the order; until
// then a ruling is not in force.
#pragma once

#include <functional>
#include <list>
#include <string>

#include "models/parties/governance/governance_body.h"
#include "models/parties/timer.h"

namespace ishaken::parties {

class Rulings {
 public:
  // Called when the rulings in force have changed, with the reason.
  using Changed = std::function<void(const std::string& why, Act& act)>;

  Rulings(GovernanceBody& body, Changed changed) : body_(body), changed_(std::move(changed)) {}

  // Puts all reservations against other countries in force once the body has decided. An older ruling that
  // would take longer is dropped.
  void add(trust::Reservations all, std::string why, Act& act);
  // Removes a country from the rulings in force and from those to come. Returns whether it was excluded.
  bool lift(CountryCode country);
  void clear();

  const trust::Reservations& in_force() const { return in_force_; }

 private:
  struct Pending {
    trust::Reservations all;
    std::string why;
    Timer decided{};
  };
  using Position = std::list<Pending>::iterator;
  void put_in_force(Position ruling, Act& act);

  GovernanceBody& body_;
  Changed changed_;
  std::list<Pending> pending_;  // the oldest first
  trust::Reservations in_force_;
};

}  // namespace ishaken::parties
