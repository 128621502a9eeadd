// What an adversary does with messages that pass where it stands.
#include "models/base/overloaded.h"

#include <nlohmann/json.hpp>

#include "models/parties/adversary/adversary.h"
#include "models/parties/adversary/wakes.h"

namespace ishaken::parties {
namespace {

bool is_good(int status) { return status == 200 || status == 304; }

}  // namespace

void Adversary::intercept(const messages::Intercepted& caught, Act& act) {
  const auto position = positions_.find(caught.attack);
  messages::Envelope envelope = *caught.envelope;
  if (position != positions_.end()) {
    const messages::StandOnLink& order = position->second;
    switch (order.what) {
      case messages::Interference::replay_list:
        play_old(order, envelope);
        break;
      case messages::Interference::equivocate:
        equivocate(order, envelope);
        break;
      case messages::Interference::poison:
        poison(order, envelope);
        break;
      case messages::Interference::replay_calls:
        catch_call(order, envelope, act);
        break;
    }
  }
  act.pass(std::move(envelope));
}

// The same to every reader, whatever the party would have said.
void Adversary::play_old(const messages::StandOnLink& order, messages::Envelope& envelope) const {
  const auto found = shown_.find(order.attack);
  if (found == shown_.end()) return;
  const Captured& old = found->second;
  std::visit(Overloaded{
                 [&](messages::RegistryContents& m) {
                   if (is_good(m.status) && old.contents) m = {200, old.contents};
                 },
                 [&](messages::TrustedListReply& m) {
                   if (is_good(m.status) && old.list) m = {200, old.list};
                 },
                 [&](messages::PartnerListReply& m) {
                   if (is_good(m.status) && old.partner_list) m.list = old.partner_list;
                 },
                 [&](messages::TrustedListPush& m) {
                   if (old.list) m.list = old.list;
                 },
                 [](auto&) {},
             },
             envelope.message);
}

// The registry's contents with the forged entry in the genuine one's place, signed with the registry's stolen
// key.
void Adversary::equivocate(const messages::StandOnLink& order, messages::Envelope& envelope) {
  // Until it has a branch of its own the registry's word is as good.
  if (auto* proof = std::get_if<messages::LogProof>(&envelope.message); proof && !fork_.leaves().empty())
    *proof = messages::log_proof({proof->from, proof->to}, fork_.consistency(proof->from, proof->to));
  auto* reply = std::get_if<messages::RegistryContents>(&envelope.message);
  const auto forged = forged_entries_.find(order.attack);
  if (reply == nullptr || !is_good(reply->status) || forged == forged_entries_.end() ||
      !arsenal_.registry_key())
    return;
  if (reply->contents) registry_contents_ = reply->contents;
  const auto genuine = shared_.reader.snapshot(*registry_contents_, config_.registry_root);
  if (genuine == nullptr) return;
  trust::RegistrySnapshot shown = *genuine;
  std::erase_if(shown.entries, [&](const std::string& text) {
    const auto entry = shared_.reader.entry(text);
    return entry && entry->attributes.country == order.country;
  });
  shown.entries.push_back(forged->second);
  const trust::Signer& signer = arsenal_.registry_key()->signer;
  if (!genuine->head.empty()) {
    // Its own branch of the log: all that was in it when the key was stolen, then what these readers are
    // shown.
    if (fork_.leaves().empty()) fork_ = trust::RegistryLog(arsenal_.registry_key()->leaves);
    fork_.cover(shown);
    shown.head = trust::sign_text(signer, "tree-head", to_claims(fork_.head()), shared_.crypto);
  }
  *reply = {200, messages::share(trust::sign_text(signer, "registry", to_claims(shown), shared_.crypto))};
}

void Adversary::poison(const messages::StandOnLink& order, messages::Envelope& envelope) const {
  const auto text = [&](const std::string& sample) { return poisoned(order.poison, sample); };
  const auto shared = [&](messages::SharedText& document) {
    if (document) document = messages::share(text(*document));
  };
  std::visit(Overloaded{
                 [&](messages::TrustedListReply& m) { shared(m.list); },
                 [&](messages::TrustedListPush& m) { shared(m.list); },
                 [&](messages::PartnerListReply& m) { shared(m.list); },
                 [&](messages::RegistryContents& m) { shared(m.contents); },
                 [&](messages::CertificateReply& m) { m.chain = text(m.chain); },
                 [&](messages::CrlReply& m) {
                   if (!m.crl) return;
                   const std::string bad = text(std::string(as_text(*m.crl)));
                   m.crl = std::make_shared<const Bytes>(bad.begin(), bad.end());
                 },
                 [](auto&) {},
             },
             envelope.message);
}

void Adversary::catch_call(const messages::StandOnLink& order, const messages::Envelope& envelope, Act& act) {
  const auto* invite = std::get_if<messages::Invite>(&envelope.message);
  // Its own calls may come by here, too, on the way through a gateway.
  if (invite == nullptr || invite->identity.empty() || invite->origin == config_.self) return;
  for (unsigned copy = 1; copy <= order.copies; ++copy) {
    replays_.emplace(++wakes_, *invite);
    act.wake_after(order.after * copy, {play_again, wakes_});
  }
}

}  // namespace ishaken::parties
