// The International SHAKEN registry: whoever proves possession of the STI-PA root that its entry names is
// registered ("very little vetting", ATIS-1000091 clause 4.3). Trust is decided by those who read it. What
// the report leaves to those who run it is configuration: how many operators must agree to a change, how long
// news is held back, how long people take to settle a dispute. Guarantees:
//  1. An entry or withdrawal that is played again changes nothing.
//  2. What operators order by hand can be undone: the last entry that the STI-PA itself registered is kept.
//  3. Before `settled_at` nothing waits: it was settled long ago.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/parties/party.h"
#include "models/parties/rooted_keys.h"
#include "models/parties/shared.h"
#include "models/trust/newest_signer.h"
#include "models/trust/registry_entry.h"
#include "models/trust/registry_log.h"

namespace ishaken::parties {

class InternationalRegistry final : public Party {
 public:
  struct Config {
    std::string host;
    Instant born{};
    Instant settled_at{};
    Duration publication_delay{0};
    bool log = false;
    Duration hold{0};  // before an STI-PA root or STI-CA that is new in an entry is shown
    unsigned operators = 1;
    unsigned approvals = 1;      // of how many of them a change needs
    Duration approval_time{0};   // each operator's, median; lognormal
    Duration decision_delay{0};  // to settle a dispute, median; lognormal
  };
  InternationalRegistry(Config config, const Shared& shared);

  void receive(const messages::Envelope& envelope, Act& act) override;
  void direct(const messages::Directive& directive, Act& act) override;
  void wake(Tag tag, Act& act) override;
  std::shared_ptr<const messages::Loot> steal(const Theft& theft) const override;

  const pki::PublicKey& root() const { return keys_.root()->public_key; }
  const RootedKeys& keys() const { return keys_; }
  // The keys by which its operators order changes.
  const std::vector<pki::PrivateKey>& operators() const { return operators_; }

 private:
  struct Held {
    std::shared_ptr<const trust::RegistryEntry> entry;
    std::string text;
  };
  // Of one entry, or away with it. `ordered` where operators ask for it, and not the STI-PA.
  struct Change {
    CountryCode country;
    std::optional<Held> entry;
    bool ordered = false;
    Instant due{};  // when it takes effect
  };
  messages::RegistryResult admit(const messages::RegistryRegister& request, Act& act);
  messages::RegistryResult withdraw(const messages::RegistryWithdraw& request, Act& act);
  messages::RegistryResult order(const messages::RegistryOrder& request, Act& act);
  messages::RegistryResult dispute(const messages::RegistryDispute& request, Act& act);
  // What an STI-PA asks for beside registration: of that kind, about that country, signed under that root by
  // a key that was not replaced, and new. 200 where it is.
  messages::RegistryResult check(const std::string& request, std::string_view typ, CountryCode country,
                                 const pki::Certificate& root);
  // Whether this root never signed a sequence as high; it then has.
  bool is_news(CountryCode country, const pki::Certificate& root, std::int64_t sequence);
  // The STI-PA root and STI-CAs that an entry names.
  std::set<Sha256> named_in(const Held& held) const;
  bool names(const Held& held, const std::string& culprit) const;
  // Whether an entry brings a root or an STI-CA that the country's entry does not have, or had before
  // operators changed it.
  bool brings_news(const Change& change) const;
  void propose(Change change, Act& act);
  void forget_pending(CountryCode country, bool ordered);
  void apply(Change change, Act& act);
  // People look at it, and in a while `restore` what the STI-PA registered.
  void suspect(CountryCode country, std::string how, Act& act);
  void restore(CountryCode country, Act& act);
  void put_back(CountryCode country, const std::optional<Held>& held);
  void publish(Act& act);
  // The time until the last of those who must approve has done so.
  Duration time_to_approve(const Change& change, Act& act) const;

  Config config_;
  const Shared& shared_;
  RootedKeys keys_;
  std::vector<pki::PrivateKey> operators_;
  std::set<std::size_t> expelled_;  // operators whose orders count no more
  std::map<CountryCode, Held> entries_;
  // The newest sequence that each STI-PA root has signed for a country, withdrawals included.
  std::map<std::pair<CountryCode, Sha256>, std::int64_t> newest_;
  std::map<Sha256, trust::NewestSigner> signers_;  // by STI-PA root
  std::map<std::uint64_t, Change> pending_;
  // Where operators changed an entry: what stood there before, and who ordered it.
  std::map<CountryCode, std::optional<Held>> genuine_;
  std::map<CountryCode, std::set<std::size_t>> ordered_by_;
  // Where an STI-PA itself brought news: what stood there before.
  std::map<CountryCode, std::optional<Held>> before_news_;
  std::map<CountryCode, std::string> suspected_;  // with the culprit, where one was named
  std::map<CountryCode, unsigned> disputes_;      // so far
  trust::RegistryLog log_;
  std::uint64_t count_ = 0;
  std::int64_t sequence_ = 0;
  messages::SharedText contents_;
};

}  // namespace ishaken::parties
