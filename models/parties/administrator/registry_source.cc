#include "models/parties/administrator/registry_source.h"

#include <algorithm>

namespace ishaken::parties {

// Reads after half an hour, when other countries have registered, and then from a random phase on.
void RegistrySource::start(Act& act) {
  act.after(std::chrono::minutes(30), [this](Act& first) {
    read(first);
    const Duration phase = first.draw("registry-poll").between(Duration{0}, office_.policy().registry_poll);
    first.after(phase, [this](Act& later) { poll(later); });
  });
}

void RegistrySource::poll(Act& act) {
  read(act);
  act.after(office_.policy().registry_poll, [this](Act& later) { poll(later); });
}

void RegistrySource::read(Act& act) {
  const bool wanted = std::ranges::any_of(office_.countries, [this](const auto& each) {
    return each.second.instruction.use_registry || registration_.wants_to_see(each.second);
  });
  if (!wanted) return;
  act.ask(office_.shared.directory.registry(), messages::RegistryRead{static_cast<std::uint64_t>(sequence_)},
          [this](const messages::Message* answer, Act& later) {
            // A lost read does not matter, since the next one follows.
            if (const auto* reply = answer_as<messages::RegistryContents>(answer)) came(*reply, later);
          });
}

void RegistrySource::came(const messages::RegistryContents& reply, Act& act) {
  // Even if nothing changed (304), an entry may have expired meanwhile.
  if (reply.status != 200 || !reply.contents) return changed(act);
  const auto contents = office_.shared.reader.snapshot(*reply.contents, root_);
  if (contents == nullptr) return;
  if (office_.policy().enforce_sequence &&
      (contents->sequence < sequence_ || !signer_.accept(*contents->signer)))
    return;
  if (office_.policy().check_log) return guard_.check(contents, act);
  use(*contents, false, act);
}

void RegistrySource::use(const trust::RegistrySnapshot& contents, bool confirmed, Act& act) {
  sequence_ = contents.sequence;
  entries_.clear();
  for (const std::string& text : contents.entries)
    if (auto entry = office_.shared.reader.entry(text))
      entries_.insert_or_assign(entry->attributes.country, std::move(entry));
  if (confirmed) confirm();
  changed(act);
}

void RegistrySource::found_false(bool go_back, Act& act) {
  if (go_back) entries_ = confirmed_entries_;
  registration_.dispute_all(act);
  changed(act);
}

void RegistrySource::changed(Act& act) {
  for (const auto& [code, country] : office_.countries) {
    if (country.policy.watchdog) {
      const auto shown = entries_.find(code);
      registration_.watch(code, shown == entries_.end() ? nullptr : shown->second.get(), act);
    }
    if (!country.instruction.use_registry) continue;
    report(country, act);
    events_.changed(code, act);
  }
}

void RegistrySource::report(const ServedCountry& country, Act& act) {
  std::vector<trust::Candidate> candidates;
  for (const auto& [code, entry] : entries_)
    if (code != country.code() && entry->exp >= numeric_date(act.now()))
      candidates.push_back(entry->attributes);
  Reader& reader = readers_[country.code()];
  if (reader.was_reported && candidates == reader.reported) return;
  reader.reported = candidates;
  reader.was_reported = true;
  office_.courier.send(office_.governance(country.code()),
                       messages::RegistryNews{country.code(), std::move(candidates)}, act, "news");
}

void RegistrySource::root_confirmed(const messages::ConfirmedRoot& confirmed, Act& act) {
  const auto root = office_.shared.certificates.from_pem(confirmed.pa_certificate);
  if (!root) return;
  readers_[confirmed.country].confirmed.insert_or_assign(confirmed.of, (*root)->fingerprint);
  events_.changed(confirmed.country, act);
}

// Returns whether the root of an entry is the one that the other country's STI-GA confirmed, if
// `pin_pa_roots` demands it.
bool RegistrySource::is_confirmed(const trust::RegistryEntry& entry, const ServedCountry& reader) const {
  if (!reader.policy.pin_pa_roots) return true;
  const auto known = readers_.find(reader.code());
  if (known == readers_.end()) return false;
  const auto root = known->second.confirmed.find(entry.attributes.country);
  return root != known->second.confirmed.end() && root->second == entry.pa_root->fingerprint;
}

trust::TrustedListPtr RegistrySource::list_of(CountryCode country, const ServedCountry& reader,
                                              Instant now) const {
  const auto found = entries_.find(country);
  if (found == entries_.end()) return nullptr;
  const trust::RegistryEntry& entry = *found->second;
  if (entry.exp < numeric_date(now) || !is_confirmed(entry, reader)) return nullptr;
  return office_.shared.reader.list(entry.list, entry.pa_root->public_key);
}

}  // namespace ishaken::parties
