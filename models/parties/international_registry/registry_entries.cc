#include "models/parties/international_registry/registry_entries.h"

#include <algorithm>

namespace ishaken::parties {

const HeldEntry* RegistryEntries::find(CountryCode country) const {
  const auto found = shown_.find(country);
  return found == shown_.end() ? nullptr : &found->second;
}

const HeldEntry* RegistryEntries::registered(CountryCode country) const {
  const auto before = before_orders_.find(country);
  return before != before_orders_.end() && before->second ? &*before->second : find(country);
}

bool RegistryEntries::brings_news(const RegistryChange& change) const {
  if (!change.entry) return false;
  std::set<Sha256> known;
  if (const HeldEntry* now = find(change.country)) known = named_in(*now, reader_);
  if (const auto before = before_orders_.find(change.country);
      before != before_orders_.end() && before->second)
    known.merge(named_in(*before->second, reader_));
  return !std::ranges::includes(known, named_in(*change.entry, reader_));
}

void RegistryEntries::apply(const RegistryChange& change) {
  const HeldEntry* const now = find(change.country);
  const std::optional<HeldEntry> before = now == nullptr ? std::nullopt : std::optional(*now);
  if (change.ordered) {
    before_orders_.try_emplace(change.country, before);
  } else {
    if (brings_news(change)) before_news_.insert_or_assign(change.country, before);
    // A restoration would bring back the STI-PA's newest entry.
    if (const auto kept = before_orders_.find(change.country); kept != before_orders_.end())
      kept->second = change.entry;
  }
  show(change.country, change.entry);
}

void RegistryEntries::restore(CountryCode country, const std::string& culprit) {
  const auto concerns = [&](const auto& each) { return !country.known() || each.first == country; };
  for (const auto& each : before_orders_)
    if (concerns(each)) show(each.first, each.second);
  std::erase_if(before_orders_, concerns);
  if (const HeldEntry* now = find(country);
      now != nullptr && !culprit.empty() && names(*now, culprit, reader_))
    show(country, before_news_[country]);
}

void RegistryEntries::show(CountryCode country, const std::optional<HeldEntry>& held) {
  if (held) {
    shown_.insert_or_assign(country, *held);
  } else {
    shown_.erase(country);
  }
}

}  // namespace ishaken::parties
