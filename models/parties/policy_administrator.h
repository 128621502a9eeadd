// The STI-PA: SPC tokens, the Trusted STI-CA list and the CRL of one or several countries; it registers with
// and reads the International SHAKEN registry, exchanges lists with partner STI-PAs (ATIS-1000087
// clause 4.3.1), merges what its STI-GAs decided upon, and publishes the result to its providers. It decides
// nothing about other countries itself.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "models/parties/courier.h"
#include "models/parties/log_watch.h"
#include "models/parties/pa_revocations.h"
#include "models/parties/party.h"
#include "models/parties/rooted_keys.h"
#include "models/parties/shared.h"
#include "models/trust/newest_signer.h"
#include "models/trust/registry_entry.h"

namespace ishaken::parties {

class PolicyAdministrator final : public Party {
 public:
  struct National {
    trust::Candidate attributes;  // country, region, mandate
    std::vector<std::string> prefixes;
    std::string certificate_policy;  // object identifier
    trust::Policy policy;
  };
  struct Config {
    std::string path;
    CountryCode home;
    std::string host;
    std::vector<National> countries;  // home first
    pki::PublicKey registry_root;     // pinned out of band
    Duration registry_validity{0};    // of its entries
    Duration token_validity = std::chrono::hours(1);
    Instant born{};
  };
  PolicyAdministrator(Config config, const Shared& shared);

  void receive(const messages::Envelope& envelope, Act& act) override;
  void direct(const messages::Directive& directive, Act& act) override;
  void wake(Tag tag, Act& act) override;

  const RootedKeys& keys() const { return keys_; }

 private:
  struct ApprovedCa {
    pki::CertificatePtr root;
  };
  // A partner: the root of its STI-PA, and the number of the polling that reads its list. Wakes of another
  // number belong to an agreement that ended.
  struct Pin {
    pki::CertificatePtr root;
    std::uint32_t poll = 0;
  };
  // What the STI-PA keeps for each country that it serves.
  struct Domain {
    National national;
    PartyId governance = no_party;
    std::map<std::string, ApprovedCa> cas;         // by party path
    std::map<std::string, std::string> providers;  // SPC -> party path
    trust::Instruction instruction;
    std::map<CountryCode, Pin> pins;
    std::map<CountryCode, trust::TrustedListPtr> partner_lists;
    std::map<CountryCode, trust::NewestSigner> partner_signers;
    std::map<CountryCode, Sha256> confirmed;  // STI-PA roots that its STI-GA vouches for (pin_pa_roots)
    std::vector<Sha256> registered_texts;     // entries that it sent to the registry, the newest last
    bool stood_in_registry = false;
    Instant counted_ahead{};  // when it last had to count on from where somebody else had come to
    std::vector<trust::Candidate> reported;  // what its STI-GA was told of the registry
    bool was_reported = false;
    trust::TrustedList national_list, merged_list;
    messages::SharedText national_text, merged_text;
    bool registered = false;
    std::uint32_t registrations = 0;  // wakes of earlier ones mean nothing
    bool publishing = false;          // soon
    std::int64_t entry_sequence = 0;
  };

  // Whether the sender is the one who has that to say.
  bool may_say(const messages::Envelope& envelope) const;
  void start(Act& act);
  void on(const messages::ApproveCa& instruction, Act& act);
  void on(const messages::ApproveProvider& instruction);
  void on(const messages::InstructTrust& instruction, Act& act);
  void on(const messages::InstructRevocation& instruction, Act& act);
  void on(const messages::InstructRegistration& instruction, Act& act);
  void on(const messages::SpcTokenRequest& request, const messages::Envelope& envelope, Act& act);
  void on(const messages::PartnerListReply& reply, const messages::Envelope& envelope, Act& act);
  void on(const messages::RegistryContents& reply, Act& act);

  void registration_answered(CountryCode country, const messages::RegistryResult& result, Act& act);

  // What it does against attacks.
  void watch(Domain& domain, Act& act);
  void dispute(Domain& domain, Act& act);
  void replace_key(Act& act);
  void correct_books(const std::string& holder);
  void give_notice(const messages::InstructRevocation& instruction,
                   const std::vector<pki::CertificatePtr>& revoked, Act& act);
  void push(const Domain& domain, Act& act);

  // The registry's transparency log.
  void take(const trust::RegistrySnapshot& snapshot);
  void registry_changed(Act& act);
  void check_log(const std::shared_ptr<const trust::RegistrySnapshot>& snapshot, Act& act);
  void judged(const LogWatch::Judgement& judgement,
              const std::shared_ptr<const trust::RegistrySnapshot>& snapshot, Act& act);
  void on(const messages::LogProof& proof, Act& act);
  void on(const messages::TreeHeadGossip& gossip, PartyId peer, Act& act);
  void confirm_registry();
  void tell_peers(const messages::TreeHeadGossip& gossip, Act& act);
  void log_is_false(std::string how, Act& act);

  void read_registry(Act& act);
  void read_partner(const Domain& domain, const std::pair<const CountryCode, Pin>& pin, Act& act);
  // Tells the STI-GA who stands in the registry, where that has changed.
  void report_registry(Domain& domain, Act& act);
  // Rebuilds and signs the national and the merged list, if anything in them changed or `renew` asks for it.
  void publish(Domain& domain, bool renew, Act& act);
  // The same, together with what else changes within a second.
  void publish_soon(Domain& domain, Act& act);
  static void remember_registration(Domain& domain, const std::string& text);
  // Whether the root of an entry is the one that the other country's STI-GA vouched for, where that is asked.
  static bool confirmed(const Domain& domain, const trust::RegistryEntry& entry);
  trust::TrustedList build_national(const Domain& domain) const;
  trust::TrustedList build_merged(const Domain& domain, Instant now) const;
  void sign(trust::TrustedList& list, messages::SharedText& text, const Domain& domain, Instant now);
  void register_entry(Domain& domain, Act& act);
  void publish_crl(Act& act);
  Domain* domain_of(CountryCode country);
  // Of the country that it belongs to: what it does once for all of them, it does by this one.
  const trust::Policy& own_policy() const { return domains_.at(config_.home).national.policy; }

  Config config_;
  const Shared& shared_;
  RootedKeys keys_;
  PaRevocations revocations_;
  Courier courier_;
  std::map<CountryCode, Domain> domains_;
  using Registry = std::map<CountryCode, std::shared_ptr<const trust::RegistryEntry>>;
  Registry registry_;
  Registry confirmed_registry_;  // as it was when most others last saw the same log
  LogWatch log_;
  bool distrusted_ = false;  // the log was found false
  Instant registry_signer_since_ = Instant::min();
  std::int64_t registry_sequence_ = 0;
  trust::NewestSigner registry_signer_;
  std::map<std::string, std::string> mistaken_;  // SPC -> who gets tokens for it beside its holder
  std::uint64_t tokens_ = 0;
  std::uint32_t polls_ = 0;
};

}  // namespace ishaken::parties
