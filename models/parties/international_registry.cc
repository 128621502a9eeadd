#include "models/parties/international_registry.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "models/base/overloaded.h"
#include "models/messages/loot.h"
#include "models/parties/packed_country.h"
#include "models/parties/theft.h"
#include "models/pki/jws_object.h"
#include "models/trust/signed_claims.h"

namespace ishaken::parties {
namespace {

enum Wake : std::uint32_t { publish_now, apply_change, settle_dispute };

constexpr double spread = 0.5;  // sigma of the logarithm of what people take

}  // namespace

InternationalRegistry::InternationalRegistry(Config config, const Shared& shared)
    : config_(std::move(config)),
      shared_(shared),
      keys_(shared,
            {"registry",
             {.organization = "International SHAKEN registry"},
             "International SHAKEN registry",
             config_.host},
            config_.born) {
  for (unsigned i = 1; i <= config_.operators; ++i)
    operators_.push_back(pki::PrivateKey::derive(shared.seed, fmt::format("registry/operator/{}", i)));
}

void InternationalRegistry::receive(const messages::Envelope& envelope, Act& act) {
  std::visit(Overloaded{
                 [&](const messages::RegistryRegister& m) { act.reply(envelope, admit(m, act)); },
                 [&](const messages::RegistryWithdraw& m) { act.reply(envelope, withdraw(m, act)); },
                 [&](const messages::RegistryOrder& m) { act.reply(envelope, order(m, act)); },
                 [&](const messages::RegistryDispute& m) { act.reply(envelope, dispute(m, act)); },
                 [&](const messages::LogProofRequest& m) {
                   act.reply(envelope, messages::log_proof(m, log_.consistency(m.from, m.to)));
                 },
                 [&](const messages::RegistryRead& m) {
                   const auto sequence = static_cast<std::uint64_t>(sequence_);
                   const bool current = m.known_sequence == sequence;
                   act.reply(envelope, messages::RegistryContents{current ? 304 : 200,
                                                                  current ? nullptr : contents_, sequence});
                 },
                 [](const auto&) {},  // not for the registry
             },
             envelope.message);
}

void InternationalRegistry::direct(const messages::Directive& directive, Act& act) {
  std::visit(
      Overloaded{
          [&](const messages::Start&) { publish(act); },
          [&](const messages::ReplaceKey&) {
            keys_.rotate(act.now());
            act.record(TrustDecision{"rotate-key", {}, "registry", "new signing key under the same root"});
            publish(act);
          },
          [&](const messages::AttackFound& m) {
            suspect(m.country, "found", act);
            if (!m.culprit.empty()) suspected_[m.country] = m.culprit;
          },
          [](const auto&) {},  // not for it
      },
      directive);
}

void InternationalRegistry::wake(Tag tag, Act& act) {
  switch (tag.what) {
    case publish_now:
      return publish(act);
    case apply_change: {
      auto change = pending_.extract(tag.which);
      if (!change.empty()) apply(std::move(change.mapped()), act);
      return;
    }
    case settle_dispute:
      return restore(unpacked(tag.which), act);
    default:
      return;
  }
}

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
  for (const auto& [number, change] : pending_)
    if (change.country == request.country && !change.ordered && change.entry &&
        change.entry->entry->pa_root->fingerprint != entry->pa_root->fingerprint)
      return {409, "the country is being registered under another STI-PA root"};
  if (entry->exp < numeric_date(act.now())) return {403, "the entry has expired"};
  if (!signers_[entry->pa_root->fingerprint].accept(*entry->signer))
    return {403, "signed with a key that was replaced"};
  if (!is_news(request.country, *entry->pa_root, entry->sequence))
    return {412, "an entry as new was seen already"};
  propose({request.country, Held{entry, *request.entry}}, act);
  return {200, ""};
}

bool InternationalRegistry::is_news(CountryCode country, const pki::Certificate& root,
                                    std::int64_t sequence) {
  const auto [newest, first] = newest_.try_emplace({country, root.fingerprint}, sequence);
  if (!first && sequence <= newest->second) return false;
  newest->second = sequence;
  return true;
}

messages::RegistryResult InternationalRegistry::check(const std::string& request, std::string_view typ,
                                                      CountryCode country, const pki::Certificate& root) {
  const auto opened = trust::open_signed(request, root.public_key, shared_.crypto);
  if (!opened) return {403, "not signed under the STI-PA root of the entry"};
  const pki::Json& claims = opened->claims;
  const auto about = claims.find("country"), sequence = claims.find("sequence");
  if (opened->typ != typ || about == claims.end() || *about != country.text())
    return {403, fmt::format("no {} of this country", typ)};
  if (!signers_[root.fingerprint].accept(*opened->signer))
    return {403, "signed with a key that was replaced"};
  if (sequence == claims.end() || !sequence->is_number_integer() ||
      !is_news(country, root, sequence->get<std::int64_t>()))
    return {412, "a request as new was seen already"};
  return {200, ""};
}

messages::RegistryResult InternationalRegistry::withdraw(const messages::RegistryWithdraw& request,
                                                         Act& act) {
  const auto held = entries_.find(request.country);
  if (held == entries_.end()) return {404, "not registered"};
  auto result = check(request.request, "withdrawal", request.country, *held->second.entry->pa_root);
  if (result.status == 200) propose({request.country, std::nullopt}, act);
  return result;
}

std::set<Sha256> InternationalRegistry::named_in(const Held& held) const {
  std::set<Sha256> out{held.entry->pa_root->fingerprint};
  if (const auto list = shared_.reader.list(held.entry->list, held.entry->pa_root->public_key))
    for (const trust::TrustedAnchor& anchor : list->anchors) out.insert(anchor.certificate->fingerprint);
  return out;
}

bool InternationalRegistry::names(const Held& held, const std::string& culprit) const {
  const auto list = shared_.reader.list(held.entry->list, held.entry->pa_root->public_key);
  return list != nullptr && std::any_of(list->anchors.begin(), list->anchors.end(), [&](const auto& anchor) {
           return anchor.certificate->subject.organization == culprit;
         });
}

bool InternationalRegistry::brings_news(const Change& change) const {
  if (!change.entry) return false;
  std::set<Sha256> before;
  if (const auto held = entries_.find(change.country); held != entries_.end())
    before = named_in(held->second);
  if (const auto kept = genuine_.find(change.country); kept != genuine_.end() && kept->second)
    before.merge(named_in(*kept->second));
  const std::set<Sha256> after = named_in(*change.entry);
  return !std::includes(before.begin(), before.end(), after.begin(), after.end());
}

void InternationalRegistry::forget_pending(CountryCode country, bool ordered) {
  std::erase_if(pending_, [&](const auto& each) {
    return each.second.ordered == ordered && (!country.known() || each.second.country == country);
  });
}

void InternationalRegistry::propose(Change change, Act& act) {
  change.due = act.now();
  if (act.now() >= config_.settled_at) {
    if (!change.ordered) change.due += time_to_approve(change, act);
    if (brings_news(change)) change.due += config_.hold;
  }
  if (!change.ordered) {
    // It takes the place of what is on its way, and what was held already is not held anew.
    for (const auto& [number, older] : pending_) {
      if (older.country != change.country || older.ordered || !older.entry || !change.entry) continue;
      const std::set<Sha256> held = named_in(*older.entry), now = named_in(*change.entry);
      if (std::includes(held.begin(), held.end(), now.begin(), now.end()))
        change.due = std::min(change.due, older.due);
    }
    forget_pending(change.country, false);
  }
  if (change.due <= act.now()) return apply(std::move(change), act);
  const Duration wait = change.due - act.now();
  pending_.emplace(++count_, std::move(change));
  act.wake_after(wait, {apply_change, count_});
}

void InternationalRegistry::apply(Change change, Act& act) {
  const auto held = entries_.find(change.country);
  const std::optional<Held> before = held == entries_.end() ? std::nullopt : std::optional(held->second);
  if (change.ordered) {
    genuine_.try_emplace(change.country, before);
    act.record(TrustDecision{change.entry ? "order-entry" : "order-removal", change.country, "registry",
                             "ordered by operators"});
  } else {
    if (brings_news(change)) before_news_.insert_or_assign(change.country, before);
    // The STI-PA's newest word is what would be put back.
    if (const auto kept = genuine_.find(change.country); kept != genuine_.end()) kept->second = change.entry;
  }
  put_back(change.country, change.entry);
  act.wake_after(config_.publication_delay, {publish_now, 0});
}

void InternationalRegistry::put_back(CountryCode country, const std::optional<Held>& held) {
  if (held) {
    entries_.insert_or_assign(country, *held);
  } else {
    entries_.erase(country);
  }
}

Duration InternationalRegistry::time_to_approve(const Change& change, Act& act) const {
  if (config_.approvals <= 1 || config_.approval_time.count() == 0) return Duration{0};
  // By country and sequence: what others register changes nothing.
  Stream stream = act.draw("approval/" + change.country.text())
                      .at(change.entry ? static_cast<std::uint64_t>(change.entry->entry->sequence) : 0);
  std::vector<Duration> times;
  for (std::size_t i = 0; i < operators_.size(); ++i)
    times.push_back(seconds(stream.lognormal(in_seconds(config_.approval_time), spread)));
  std::sort(times.begin(), times.end());
  return times[std::min<std::size_t>(config_.approvals, times.size()) - 1];
}

// --- by hand ---

messages::RegistryResult InternationalRegistry::order(const messages::RegistryOrder& request, Act& act) {
  std::set<std::size_t> who;
  std::optional<pki::Json> wanted;
  for (const std::string& text : request.orders)
    for (std::size_t i = 0; i < operators_.size(); ++i) {
      if (expelled_.contains(i)) continue;
      const auto order = pki::verify_jws(text, operators_[i].public_key(), shared_.crypto);
      if (!order || (wanted && *wanted != order->payload)) continue;
      wanted = order->payload;
      who.insert(i);
    }
  if (who.empty()) return {403, "not by an operator"};
  ordered_by_[request.country].insert(who.begin(), who.end());
  if (who.size() < config_.approvals) {
    act.record(TrustDecision{"refuse-order", request.country, "registry", "too few operators agree"});
    suspect(request.country, "approval refused", act);
    return {403, "too few operators agree"};
  }
  const auto country = wanted->find("country"), entry = wanted->find("entry");
  if (country == wanted->end() || *country != request.country.text()) return {400, "of another country"};
  Change change{request.country, std::nullopt, true};
  if (entry != wanted->end()) {
    if (!entry->is_string()) return {400, "no entry"};
    Held held{shared_.reader.entry(entry->get<std::string>()), entry->get<std::string>()};
    if (held.entry == nullptr || held.entry->attributes.country != request.country)
      return {400, "no entry of this country"};
    change.entry = std::move(held);
  }
  propose(std::move(change), act);
  return {200, ""};
}

// Whoever can sign under the root of the entry that its STI-PA registered may ask that it be looked at.
messages::RegistryResult InternationalRegistry::dispute(const messages::RegistryDispute& request, Act& act) {
  const auto kept = genuine_.find(request.country);
  const auto held = entries_.find(request.country);
  const Held* registered = kept != genuine_.end() && kept->second ? &*kept->second
                           : held != entries_.end()               ? &held->second
                                                                  : nullptr;
  if (registered == nullptr) return {404, "never registered"};
  auto result = check(request.request, "dispute", request.country, *registered->entry->pa_root);
  if (result.status == 200) suspect(request.country, "dispute", act);
  return result;
}

void InternationalRegistry::suspect(CountryCode country, std::string how, Act& act) {
  if (!suspected_.try_emplace(country).second) return;
  act.record(AttackAnswered{AttackAnswered::Stage::detected, country, "registry", std::move(how)});
  Duration wait{0};
  if (config_.decision_delay.count() > 0) {
    Stream stream = act.draw("decision/" + country.text()).at(++disputes_[country]);
    wait = seconds(stream.lognormal(in_seconds(config_.decision_delay), spread));
  }
  act.wake_after(wait, {settle_dispute, packed(country)});
}

void InternationalRegistry::restore(CountryCode country, Act& act) {
  const std::string culprit = suspected_.extract(country).mapped();
  act.record(AttackAnswered{AttackAnswered::Stage::decided, country, "registry", "restore"});
  act.record(TrustDecision{"restore-entry", country, "registry", "as the STI-PA registered it"});
  const auto concerns = [&](const auto& each) { return !country.known() || each.first == country; };
  forget_pending(country, true);
  for (const auto& each : genuine_)
    if (concerns(each)) put_back(each.first, each.second);
  std::erase_if(genuine_, concerns);
  // Nobody ordered it: it came in the STI-PA's name, or before the STI-PA itself.
  if (const auto held = entries_.find(country);
      held != entries_.end() && !culprit.empty() && names(held->second, culprit))
    put_back(country, before_news_[country]);
  std::erase_if(pending_, [&](const auto& each) {
    return !culprit.empty() && each.second.entry && names(*each.second.entry, culprit);
  });
  for (const auto& each : ordered_by_)
    if (concerns(each)) expelled_.insert(each.second.begin(), each.second.end());
  keys_.rotate(act.now());  // whoever could give orders may have had the key
  publish(act);
  act.record(AttackAnswered{AttackAnswered::Stage::published, country, "registry", "restore"});
}

void InternationalRegistry::publish(Act& act) {
  trust::RegistrySnapshot snapshot{++sequence_, numeric_date(act.now()), {}};
  for (const auto& [country, held] : entries_) snapshot.entries.push_back(held.text);
  if (config_.log) {
    log_.cover(snapshot);
    snapshot.head = keys_.sign("tree-head", to_claims(log_.head()));
  }
  contents_ = messages::share(keys_.sign("registry", to_claims(snapshot)));
}

std::shared_ptr<const messages::Loot> InternationalRegistry::steal(const Theft& theft) const {
  switch (theft.what) {
    case Theft::What::signing_key:
      return std::make_shared<const messages::Loot>(
          messages::StolenRegistryKey{keys_.signer(), log_.leaves()});
    case Theft::What::operator_accounts: {
      const std::size_t taken = std::min<std::size_t>(theft.count, operators_.size());
      return std::make_shared<const messages::Loot>(messages::RegistryAccounts{
          {operators_.begin(), operators_.begin() + static_cast<std::ptrdiff_t>(taken)}});
    }
    case Theft::What::root_key:
      break;
  }
  return nullptr;
}

}  // namespace ishaken::parties
