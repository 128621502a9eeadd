// An STI-PA and the registry's transparency log: what the log does not prove is not used, and STI-PAs compare
// what each of them was shown.
#include <utility>

#include "models/parties/policy_administrator.h"

namespace ishaken::parties {

void PolicyAdministrator::check_log(const std::shared_ptr<const trust::RegistrySnapshot>& snapshot,
                                    Act& act) {
  // After it was found false, a new signing key is a new beginning: its operators have cleaned up.
  if (distrusted_ && snapshot->signer->not_before > registry_signer_since_) {
    distrusted_ = false;
    log_ = LogWatch(config_.registry_root);
  }
  if (distrusted_) return;
  registry_signer_since_ = snapshot->signer->not_before;
  judged(log_.judge(snapshot, shared_.crypto), snapshot, act);
}

void PolicyAdministrator::judged(const LogWatch::Judgement& judgement,
                                 const std::shared_ptr<const trust::RegistrySnapshot>& snapshot, Act& act) {
  switch (judgement.answer) {
    case LogWatch::Answer::use:
      take(*snapshot);
      confirm_registry();
      registry_changed(act);
      return tell_peers({log_.head(), false}, act);
    case LogWatch::Answer::ask:
      act.send(shared_.directory.registry(), judgement.request);
      return;
    case LogWatch::Answer::refuse:
      return log_is_false("transparency log", act);
  }
}

void PolicyAdministrator::on(const messages::LogProof& proof, Act& act) {
  const auto proven = log_.proven(proof);
  if (!proven || distrusted_) return;
  if (!proven->holds) {
    if (proven->peer_head.empty()) return log_is_false("transparency log", act);
    tell_peers({proven->peer_head, true}, act);
    return log_is_false("gossip", act);
  }
  if (proven->contents != nullptr) judged({LogWatch::Answer::use, {}}, proven->contents, act);
}

void PolicyAdministrator::on(const messages::TreeHeadGossip& gossip, PartyId peer, Act& act) {
  if (!own_policy().check_log || !own_policy().gossip || distrusted_) return;
  if (gossip.refuted) {
    if (gossip.head == log_.head()) log_is_false("gossip", act);
    return;
  }
  const LogWatch::Judgement judgement = log_.compare(peer, gossip.head, shared_.crypto);
  if (judgement.answer == LogWatch::Answer::ask) {
    act.send(shared_.directory.registry(), judgement.request);
  } else if (judgement.answer == LogWatch::Answer::refuse) {
    log_is_false("gossip", act);
  } else {
    confirm_registry();
  }
}

// What most others saw, too, can be gone back to.
void PolicyAdministrator::confirm_registry() {
  if (log_.confirmed()) confirmed_registry_ = registry_;
}

void PolicyAdministrator::tell_peers(const messages::TreeHeadGossip& gossip, Act& act) {
  if (!own_policy().gossip || gossip.head.empty()) return;
  std::set<PartyId> peers;
  for (const auto& [country, domain] : domains_)
    for (const trust::TrustedCountry& each : domain.instruction.trusted)
      if (const PartyId peer = shared_.directory.administrator(each.country); peer != no_party)
        peers.insert(peer);
  for (const PartyId peer : peers) act.send(peer, gossip);
}

// The registry showed another log than before, or than it showed to others. Its contents are used no more
// than others confirmed them, until its key is another; and its operators are told.
void PolicyAdministrator::log_is_false(std::string how, Act& act) {
  if (std::exchange(distrusted_, true)) return;
  tell_peers({log_.head(), false}, act);  // whoever was shown the other log then knows it, too
  act.record(AttackAnswered{AttackAnswered::Stage::detected, {}, "registry", std::move(how)});
  act.record(TrustDecision{"distrust-registry", config_.home, "registry", "its log is not one log"});
  if (own_policy().gossip) registry_ = confirmed_registry_;
  for (auto& [country, domain] : domains_)
    if (domain.registered) dispute(domain, act);
  registry_changed(act);
}

}  // namespace ishaken::parties
