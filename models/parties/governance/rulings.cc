#include "models/parties/governance/rulings.h"

#include <iterator>

namespace ishaken::parties {
namespace {

void lift_from(trust::Reservations& reservations, CountryCode country) {
  reservations.excluded.erase(country);
  reservations.scoped.erase(country);
  reservations.downgraded.erase(country);
  const auto of_country = [&](const trust::Part& part) { return part.country == country; };
  std::erase_if(reservations.providers, of_country);
  std::erase_if(reservations.cas, of_country);
}

}  // namespace

void Rulings::add(trust::Reservations all, std::string why, Act& act) {
  const Position ruling = pending_.insert(pending_.end(), {std::move(all), std::move(why)});
  ruling->decided.after(body_.deliberation.on_matter(act), act,
                        [this, ruling](Act& later) { put_in_force(ruling, later); });
}

void Rulings::put_in_force(Position ruling, Act& act) {
  in_force_ = std::move(ruling->all);
  const std::string why = std::move(ruling->why);
  pending_.erase(pending_.begin(), std::next(ruling));
  changed_(why, act);
}

bool Rulings::lift(CountryCode country) {
  for (Pending& ruling : pending_) lift_from(ruling.all, country);
  const bool excluded = in_force_.excluded.contains(country);
  lift_from(in_force_, country);
  return excluded;
}

void Rulings::clear() {
  pending_.clear();
  in_force_ = {};
}

}  // namespace ishaken::parties
