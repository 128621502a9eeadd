#include "models/parties/international_registry.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "models/base/overloaded.h"

namespace ishaken::parties {
namespace {

enum Wake : std::uint32_t { publish_now, apply_change, settle_dispute };

constexpr double spread = 0.5;  // sigma of the logarithm of what people take

std::uint64_t packed(CountryCode country) {
  return static_cast<std::uint64_t>(static_cast<unsigned char>(country.letters[0])) << 8 |
         static_cast<unsigned char>(country.letters[1]);
}
CountryCode unpacked(std::uint64_t which) {
  const char letters[2] = {static_cast<char>(which >> 8), static_cast<char>(which & 255)};
  return CountryCode(std::string_view(letters, 2));
}

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
  std::visit(
      Overloaded{
          [&](const messages::Start&) { publish(act); },
          [&](const messages::RegistryRegister& m) { act.reply(envelope, admit(m, act)); },
          [&](const messages::RegistryWithdraw& m) { act.reply(envelope, withdraw(m, act)); },
          [&](const messages::RegistryOrder& m) { act.reply(envelope, order(m, act)); },
          [&](const messages::RegistryDispute& m) { act.reply(envelope, dispute(m, act)); },
          [&](const messages::LogProofRequest& m) {
            act.reply(envelope, messages::log_proof(m, log_.consistency(m.from, m.to)));
          },
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
          [&](const messages::AttackFound& m) { suspect(m.country, "found", act); },
          [](const auto&) {},  // not for the registry
      },
      envelope.message);
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
    return {412, "a request as new was seen already"};
  propose({request.country, std::nullopt}, act);
  return {200, ""};
}

bool InternationalRegistry::brings_news(const Change& change) const {
  if (!change.entry) return false;
  const auto anchors = [&](const Held& held) {
    std::set<Sha256> out{held.entry->pa_root->fingerprint};
    if (const auto list = shared_.reader.list(held.entry->list, held.entry->pa_root->public_key))
      for (const trust::TrustedAnchor& anchor : list->anchors) out.insert(anchor.certificate->fingerprint);
    return out;
  };
  const auto held = entries_.find(change.country);
  const std::set<Sha256> before = held == entries_.end() ? std::set<Sha256>() : anchors(held->second);
  const std::set<Sha256> after = anchors(*change.entry);
  return !std::includes(before.begin(), before.end(), after.begin(), after.end());
}

void InternationalRegistry::propose(Change change, Act& act) {
  Duration wait{0};
  if (act.now() >= config_.settled_at) {
    if (!change.ordered) wait += time_to_approve(act);
    if (brings_news(change)) wait += config_.hold;
  }
  if (wait == Duration{0}) return apply(std::move(change), act);
  pending_.emplace(++count_, std::move(change));
  act.wake_after(wait, {apply_change, count_});
}

void InternationalRegistry::apply(Change change, Act& act) {
  const auto held = entries_.find(change.country);
  if (change.ordered) {
    genuine_.try_emplace(change.country, held == entries_.end() ? std::nullopt : std::optional(held->second));
    act.record(TrustDecision{change.entry ? "order-entry" : "order-removal", change.country, "registry",
                             "ordered by operators"});
  }
  if (change.entry) {
    entries_.insert_or_assign(change.country, *std::move(change.entry));
  } else if (held != entries_.end()) {
    entries_.erase(held);
  }
  act.wake_after(config_.publication_delay, {publish_now, 0});
}

Duration InternationalRegistry::time_to_approve(Act& act) {
  if (config_.approvals <= 1 || config_.approval_time.count() == 0) return Duration{0};
  Stream stream = act.draw("approval").at(++count_);
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
    if (held.entry == nullptr) return {400, "no entry"};
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
  if (!trust::open_signed(request.request, registered->entry->pa_root->public_key, shared_.crypto))
    return {403, "not signed under the STI-PA root of the entry"};
  suspect(request.country, "dispute", act);
  return {200, ""};
}

void InternationalRegistry::suspect(CountryCode country, std::string how, Act& act) {
  if (!suspected_.insert(country).second) return;
  act.record(AttackAnswered{AttackAnswered::Stage::detected, country, "registry", std::move(how)});
  Duration wait{0};
  if (config_.decision_delay.count() > 0) {
    Stream stream = act.draw("decision").at(++count_);
    wait = seconds(stream.lognormal(in_seconds(config_.decision_delay), spread));
  }
  act.wake_after(wait, {settle_dispute, packed(country)});
}

void InternationalRegistry::restore(CountryCode country, Act& act) {
  suspected_.erase(country);
  act.record(AttackAnswered{AttackAnswered::Stage::decided, country, "registry", "restore"});
  act.record(TrustDecision{"restore-entry", country, "registry", "as the STI-PA registered it"});
  const auto concerns = [&](CountryCode other) { return !country.known() || other == country; };
  std::erase_if(pending_,
                [&](const auto& each) { return each.second.ordered && concerns(each.second.country); });
  for (const auto& [other, held] : genuine_) {
    if (!concerns(other)) continue;
    if (held) {
      entries_.insert_or_assign(other, *held);
    } else {
      entries_.erase(other);
    }
  }
  std::erase_if(genuine_, [&](const auto& each) { return concerns(each.first); });
  for (const auto& [other, who] : ordered_by_)
    if (concerns(other)) expelled_.insert(who.begin(), who.end());
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

}  // namespace ishaken::parties
