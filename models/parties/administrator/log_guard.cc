#include "models/parties/administrator/log_guard.h"

#include <set>
#include <utility>

namespace ishaken::parties {

void LogGuard::check(const Contents& contents, Act& act) {
  // Trusts the registry again after a false log once it has a new signing key, which shows that its operators
  // have recovered.
  if (distrusted_ && contents->signer->not_before > signer_since_) {
    distrusted_ = false;
    log_ = LogWatch(root_);
  }
  if (distrusted_) return;
  signer_since_ = contents->signer->not_before;
  const LogWatch::Judgement judgement = log_.judge(contents, office_.shared.crypto);
  switch (judgement.answer) {
    case LogWatch::Answer::use:
      return use(contents, act);
    case LogWatch::Answer::ask:
      return ask(judgement.request, act);
    case LogWatch::Answer::refuse:
      return found_false("transparency log", act);
  }
}

void LogGuard::use(const Contents& contents, Act& act) {
  registry_.use(*contents, log_.confirmed(), act);
  tell_peers({log_.head(), false}, act);
}

void LogGuard::ask(const messages::LogProofRequest& request, Act& act) {
  act.ask(office_.shared.directory.registry(), request, [this](const messages::Message* answer, Act& later) {
    if (const auto* proof = answer_as<messages::LogProof>(answer)) proven(*proof, later);
  });
}

void LogGuard::proven(const messages::LogProof& proof, Act& act) {
  const auto proven = log_.proven(proof);
  if (!proven || distrusted_) return;
  if (!proven->holds) {
    if (proven->peer_head.empty()) return found_false("transparency log", act);
    tell_peers({proven->peer_head, true}, act);
    return found_false("gossip", act);
  }
  if (proven->contents != nullptr) use(proven->contents, act);
}

void LogGuard::heard(const messages::TreeHeadGossip& gossip, PartyId peer, Act& act) {
  if (!office_.policy().check_log || !office_.policy().gossip || distrusted_) return;
  if (gossip.refuted) {
    if (gossip.head == log_.head()) found_false("gossip", act);
    return;
  }
  const LogWatch::Judgement judgement = log_.compare(peer, gossip.head, office_.shared.crypto);
  if (judgement.answer == LogWatch::Answer::ask) return ask(judgement.request, act);
  if (judgement.answer == LogWatch::Answer::refuse) return found_false("gossip", act);
  if (log_.confirmed()) registry_.confirm();
}

void LogGuard::tell_peers(const messages::TreeHeadGossip& gossip, Act& act) {
  if (!office_.policy().gossip || gossip.head.empty()) return;
  std::set<PartyId> peers;
  for (const auto& [code, country] : office_.countries)
    for (const trust::TrustedCountry& each : country.instruction.trusted)
      if (const PartyId peer = office_.shared.directory.administrator(each.country); peer != no_party)
        peers.insert(peer);
  for (const PartyId peer : peers) act.send(peer, gossip);
}

// Records that the registry showed a log that contradicts an earlier one, or one that it showed to others.
// Its contents are then used only as far as others confirmed them, until it has a new key. Its operators get
// a dispute.
void LogGuard::found_false(std::string how, Act& act) {
  if (std::exchange(distrusted_, true)) return;
  tell_peers({log_.head(), false}, act);  // so that those who were shown the other log know it, too
  act.record(AttackAnswered{AttackAnswered::Milestone::detected, {}, "registry", std::move(how)});
  act.record(TrustDecision{"distrust-registry", office_.home, "registry", "its log is not one log"});
  registry_.found_false(office_.policy().gossip, act);
}

}  // namespace ishaken::parties
