// An STI-PA's checks of the registry's transparency log (RFC 6962): the log must prove each entry, must only
// grow, and must be the same log that other STI-PAs were shown. Plain decisions; the STI-PA sends the
// requests for proofs and passes the proofs on.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "models/messages/alarm.h"
#include "models/pki/crypto.h"
#include "models/trust/registry_entry.h"
#include "models/trust/transparency_log.h"

namespace ishaken::parties {

class LogWatch {
 public:
  explicit LogWatch(pki::PublicKey registry_root) : registry_root_(std::move(registry_root)) {}

  enum class Answer { use, ask, refuse };
  struct Judgement {
    Answer answer = Answer::refuse;
    messages::LogProofRequest request;  // for Answer::ask
  };
  // Judges contents of the registry: use them, ask for a proof and wait, or refuse them.
  Judgement judge(std::shared_ptr<const trust::RegistrySnapshot> snapshot, const pki::Crypto& crypto);
  // Judges a head that another STI-PA was shown. `use` means that it may be of the same log.
  Judgement compare(PartyId peer, const std::string& head, const pki::Crypto& crypto);

  struct Proven {
    bool holds = false;
    std::string peer_head{};  // the head that the proof was for; empty if it was for contents
    // The contents that may be used now; null if the proof was for a head.
    std::shared_ptr<const trust::RegistrySnapshot> contents{};
  };
  // Checks a proof; returns nothing if no such proof is awaited.
  std::optional<Proven> proven(const messages::LogProof& proof);

  // Returns the signed head of the log in use, for other STI-PAs; empty before there is one.
  const std::string& head() const { return head_text_; }
  // Returns whether more than half of the STI-PAs that sent heads last sent the one in use. A smaller share
  // would not do, because those that are deceived together agree with one another.
  bool confirmed() const;

 private:
  std::optional<trust::TreeHead> open(const std::string& head, const pki::Crypto& crypto) const;
  // An awaited proof that one head is the beginning of the other.
  struct Awaited {
    trust::TreeHead older, newer;
    std::shared_ptr<const trust::RegistrySnapshot> contents{};  // null if it is for the head of a peer
    std::string peer_head{};
  };
  void take(const trust::RegistrySnapshot& snapshot, const trust::TreeHead& head);
  Judgement await(Awaited wanted);

  pki::PublicKey registry_root_;
  trust::LogView view_;
  std::string head_text_;
  std::map<PartyId, trust::TreeHead> heard_;                            // the last head of each other STI-PA
  std::map<std::pair<std::uint64_t, std::uint64_t>, Awaited> awaited_;  // by the sizes
};

}  // namespace ishaken::parties
