#include "models/parties/international_registry.h"

#include "models/base/overloaded.h"

namespace ishaken::parties {

InternationalRegistry::InternationalRegistry(Duration publication_delay, std::string host, Instant born,
                                             const Shared& shared)
    : publication_delay_(publication_delay),
      shared_(shared),
      keys_(shared,
            {"registry",
             {.organization = "International SHAKEN registry"},
             "International SHAKEN registry",
             std::move(host)},
            born) {}

void InternationalRegistry::receive(const messages::Envelope& envelope, Act& act) {
  std::visit(
      Overloaded{
          [&](const messages::Start&) { publish(act); },
          [&](const messages::RegistryRegister& m) { act.reply(envelope, admit(m, act)); },
          [&](const messages::RegistryWithdraw& m) { act.reply(envelope, withdraw(m, act)); },
          [&](const messages::RegistryRead& m) {
            const bool current = m.known_sequence == static_cast<std::uint64_t>(sequence_);
            act.reply(envelope,
                      messages::RegistryContents{current ? 304 : 200, current ? nullptr : contents_});
          },
          [&](const messages::ReplaceKey&) {
            keys_.rotate(act.now());
            act.record(TrustDecision{"rotate-key", {}, "registry", "new signing key under the same root"});
            publish(act);
          },
          [](const auto&) {},  // not for the registry
      },
      envelope.message);
}

void InternationalRegistry::wake(Tag, Act& act) { publish(act); }

messages::RegistryResult InternationalRegistry::admit(const messages::RegistryRegister& request, Act& act) {
  if (!request.entry) return {400, "no entry"};
  const auto entry = shared_.reader.entry(*request.entry);
  if (entry == nullptr) return {403, "the entry is not signed under the STI-PA root that it names"};
  if (entry->attributes.country != request.country) return {403, "the entry is of another country"};
  const auto held = entries_.find(request.country);
  // Whoever came first keeps the place while the entry is good: a second STI-PA for a country is a matter for
  // people.
  if (held != entries_.end() && held->second.entry->exp >= numeric_date(act.now()) &&
      held->second.entry->pa_root->fingerprint != entry->pa_root->fingerprint)
    return {409, "the country is registered under another STI-PA root"};
  if (entry->exp < numeric_date(act.now())) return {403, "the entry has expired"};
  if (!is_news(request.country, *entry->pa_root, entry->sequence))
    return {409, "an entry as new was seen already"};
  entries_.insert_or_assign(request.country, Held{entry, *request.entry});
  act.wake_after(publication_delay_, {});
  return {200, ""};
}

bool InternationalRegistry::is_news(CountryCode country, const pki::Certificate& root,
                                    std::int64_t sequence) {
  const auto [newest, first] = newest_.try_emplace({country, root.fingerprint}, sequence);
  if (!first && sequence <= newest->second) return false;
  newest->second = sequence;
  return true;
}

messages::RegistryResult InternationalRegistry::withdraw(const messages::RegistryWithdraw& request,
                                                         Act& act) {
  const auto held = entries_.find(request.country);
  if (held == entries_.end()) return {404, "not registered"};
  const auto opened =
      trust::open_signed(request.request, held->second.entry->pa_root->public_key, shared_.crypto);
  if (!opened) return {403, "not signed under the STI-PA root of the entry"};
  const auto country = opened->claims.find("country"), sequence = opened->claims.find("sequence");
  if (country == opened->claims.end() || *country != request.country.text())
    return {403, "not the withdrawal of this country"};
  if (sequence == opened->claims.end() || !sequence->is_number_integer() ||
      !is_news(request.country, *held->second.entry->pa_root, sequence->get<std::int64_t>()))
    return {409, "a request as new was seen already"};
  entries_.erase(held);
  act.wake_after(publication_delay_, {});
  return {200, ""};
}

void InternationalRegistry::publish(Act& act) {
  trust::RegistrySnapshot snapshot{++sequence_, numeric_date(act.now()), {}};
  for (const auto& [country, held] : entries_) snapshot.entries.push_back(held.text);
  contents_ = messages::share(keys_.sign("registry", to_claims(snapshot)));
}

}  // namespace ishaken::parties
