#include "sim/world/probes.h"

#include <algorithm>

#include "models/passport/x5u.h"

namespace ishaken::sim {
namespace {

// Longer than the offset of any clock.
constexpr Duration clock_margin = std::chrono::hours(48);

}  // namespace

Probes::Probes(std::vector<Verifier> verifiers, const parties::Directory& directory,
               pki::CertificateCache& certificates, Engine& engine, Tell tell)
    : directory_(directory), certificates_(certificates), engine_(engine), tell_(std::move(tell)) {
  for (const Verifier& verifier : verifiers) {
    places_.emplace(verifier.id, asked_.size());
    asked_.push_back({verifier, {}, {}});
  }
}

void Probes::look(PartyId who, const parties::Observation& observation) {
  if (const auto* ready = std::get_if<parties::ForgeryReady>(&observation)) return begin(*ready);
  const auto* crl = std::get_if<parties::CrlInstalled>(&observation);
  if (crl == nullptr && !std::holds_alternative<parties::ListInstalled>(observation)) return;
  const auto place = places_.find(who);
  if (place == places_.end()) return;
  for (std::size_t i = 0; i < forgeries_.size(); ++i)
    if (crl == nullptr || forgeries_[i].crls.contains(crl->issuer)) ask(asked_[place->second], i);
}

void Probes::begin(const parties::ForgeryReady& ready) {
  const bool known = std::ranges::any_of(forgeries_, [&](const Forgery& each) {
    return each.attack == ready.attack && each.x5u == ready.x5u && each.text == ready.chain &&
           each.calling == ready.calling;
  });
  if (known) return;
  auto chain = certificates_.chain_from_pem(ready.chain);
  if (!chain || chain->empty()) return;  // no provider accepts a chain that cannot be read
  retire_expired();
  Forgery forgery{ready.attack, ready.x5u, ready.chain, std::move(*chain), ready.calling, {}, false};
  for (const pki::CertificatePtr& certificate : forgery.chain)
    for (const pki::CrlDistribution& at : certificate->crl_distributions)
      if (const PartyId where = directory_.host(passport::host_of(at.url)); where != no_party)
        forgery.crls.insert(directory_.at(where).country);
  forgeries_.push_back(std::move(forgery));
  for (Asked& asked : asked_) {
    asked.opinions.emplace_back();
    ask(asked, forgeries_.size() - 1);
  }
}

void Probes::retire_expired() {
  for (std::size_t i = 0; i < forgeries_.size(); ++i) {
    Forgery& forgery = forgeries_[i];
    if (forgery.over || forgery.chain.front()->not_after > engine_.now() - clock_margin) continue;
    forgery.over =
        std::ranges::none_of(asked_, [&](const Asked& asked) { return asked.opinions[i].accepts; });
  }
}

void Probes::ask(Asked& asked, std::size_t number) {
  const Forgery& forgery = forgeries_[number];
  if (forgery.over) return;
  const Verifier& verifier = asked.verifier;
  const Duration skew = verifier.skew == nullptr ? Duration{0} : *verifier.skew;
  const auto answer =
      verifier.would_accept(forgery.x5u, forgery.chain, forgery.calling, engine_.now() + skew);
  Opinion& opinion = asked.opinions[number];
  const Instant until = answer.until == Instant::max() ? answer.until : answer.until - skew;
  if (until != opinion.until && until > engine_.now() && until < Instant::max())
    engine_.at(until, [this, &asked, number] { answer_ran_out(asked, number); });
  opinion.until = until;
  if (answer.accepts == opinion.accepts) return;
  opinion.accepts = answer.accepts;
  unsigned& accepted = asked.accepted[forgery.attack];
  const bool was_exposed = accepted > 0;
  accepted += answer.accepts ? 1 : -1u;
  if (was_exposed != (accepted > 0)) tell_(verifier.id, forgery.attack, !was_exposed);
}

void Probes::ask_all() {
  for (Asked& asked : asked_)
    for (std::size_t i = 0; i < forgeries_.size(); ++i) ask(asked, i);
}

void Probes::change_at(Instant when) {
  if (when <= engine_.now() && forgeries_.empty()) return;
  // Asks after all events already scheduled for that moment.
  engine_.at(when, [this] { engine_.at(engine_.now(), [this] { ask_all(); }); });
}

void Probes::answer_ran_out(Asked& asked, std::size_t forgery) {
  if (asked.opinions[forgery].until == engine_.now()) ask(asked, forgery);
}

}  // namespace ishaken::sim
