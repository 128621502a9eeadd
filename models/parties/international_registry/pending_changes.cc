#include "models/parties/international_registry/pending_changes.h"

#include <algorithm>

namespace ishaken::parties {

void PendingChanges::propose(RegistryChange change, Act& act) {
  Instant when = due(change, act);
  if (!change.ordered) when = replace(change, when);
  if (when <= act.now()) return apply_(change, act);
  const auto pending = pending_.insert(pending_.end(), {std::move(change), when});
  pending->timer.after(when - act.now(), act, [this, pending](Act& later) {
    const RegistryChange ripe = std::move(pending->change);
    pending_.erase(pending);
    apply_(ripe, later);
  });
}

Instant PendingChanges::due(const RegistryChange& change, Act& act) const {
  Instant out = act.now();
  if (act.now() < config_.settled_at) return out;
  if (!change.ordered)
    out += operators_.time_to_approve(change.country, change.entry ? change.entry->entry->sequence : 0, act);
  if (entries_.brings_news(change)) out += config_.hold;
  return out;
}

Instant PendingChanges::replace(const RegistryChange& change, Instant due) {
  std::erase_if(pending_, [&](const Pending& older) {
    if (older.change.ordered || older.change.country != change.country) return false;
    if (older.change.entry && change.entry &&
        std::ranges::includes(named_in(*older.change.entry, reader_), named_in(*change.entry, reader_)))
      due = std::min(due, older.due);
    return true;
  });
  return due;
}

bool PendingChanges::is_contested(CountryCode country, const pki::Certificate& pa_root) const {
  return std::ranges::any_of(pending_, [&](const Pending& each) {
    return each.change.country == country && !each.change.ordered && each.change.entry &&
           each.change.entry->entry->pa_root->fingerprint != pa_root.fingerprint;
  });
}

void PendingChanges::drop_orders(CountryCode country) {
  std::erase_if(pending_, [&](const Pending& each) {
    return each.change.ordered && (!country.known() || each.change.country == country);
  });
}

void PendingChanges::drop_naming(const std::string& organization) {
  std::erase_if(pending_, [&](const Pending& each) {
    return each.change.entry && names(*each.change.entry, organization, reader_);
  });
}

}  // namespace ishaken::parties
