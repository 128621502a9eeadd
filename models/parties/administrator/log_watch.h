// How an STI-PA holds the registry to its transparency log (RFC 6962): an entry counts only where the log
// proves it, the log may only grow, and what it told other STI-PAs must be the same log. Plain decisions; the
// STI-PA sends what is asked for, and says what came back.
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
    messages::LogProofRequest request;  // to ask
  };
  // Contents of the registry: use them, ask for a proof and wait, or refuse them.
  Judgement judge(std::shared_ptr<const trust::RegistrySnapshot> snapshot, const pki::Crypto& crypto);
  // A head that another STI-PA was shown. `use`: it may be of the same log.
  Judgement compare(PartyId peer, const std::string& head, const pki::Crypto& crypto);

  struct Proven {
    bool holds = false;
    std::string peer_head{};  // that it was about; empty where it was about contents
    std::shared_ptr<const trust::RegistrySnapshot>
        contents{};  // that may now be used, where the proof was for them
  };
  // The proof that was asked for; nothing where none such was.
  std::optional<Proven> proven(const messages::LogProof& proof);

  // The signed head of what is in use, to tell others; empty before there is one.
  const std::string& head() const { return head_text_; }
  // Whether more than half of the STI-PAs that were heard of were last shown the very head that is in use.
  // Fewer would not do: those who are deceived together agree with one another.
  bool confirmed() const;

 private:
  std::optional<trust::TreeHead> open(const std::string& head, const pki::Crypto& crypto) const;
  // A proof that is awaited: that one head is the beginning of the other.
  struct Awaited {
    trust::TreeHead older, newer;
    std::shared_ptr<const trust::RegistrySnapshot> contents{};  // null: it is about another's head
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
