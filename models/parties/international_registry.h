// The International SHAKEN registry: whoever proves possession of the STI-PA root that its entry names is
// registered
// ("very little vetting", ATIS-1000091 clause 4.3). Trust is decided by those who read it.
#pragma once

#include <map>
#include <string>

#include "models/parties/party.h"
#include "models/parties/rooted_keys.h"
#include "models/parties/shared.h"
#include "models/trust/registry_entry.h"

namespace ishaken::parties {

class InternationalRegistry final : public Party {
 public:
  InternationalRegistry(Duration publication_delay, std::string host, Instant born, const Shared& shared);

  void receive(const messages::Envelope& envelope, Act& act) override;
  void wake(Tag tag, Act& act) override;

  const pki::PublicKey& root() const { return keys_.root()->public_key; }

 private:
  struct Held {
    std::shared_ptr<const trust::RegistryEntry> entry;
    std::string text;
  };
  messages::RegistryResult admit(const messages::RegistryRegister& request, Act& act);
  messages::RegistryResult withdraw(const messages::RegistryWithdraw& request, Act& act);
  // Whether this root never signed a sequence as high; it then has.
  bool is_news(CountryCode country, const pki::Certificate& root, std::int64_t sequence);
  void publish(Act& act);

  Duration publication_delay_;
  const Shared& shared_;
  RootedKeys keys_;
  std::map<CountryCode, Held> entries_;
  // The newest sequence that each STI-PA root has signed for a country, withdrawals included: an old entry or
  // withdrawal that is played again changes nothing.
  std::map<std::pair<CountryCode, Sha256>, std::int64_t> newest_;
  std::int64_t sequence_ = 0;
  messages::SharedText contents_;
};

}  // namespace ishaken::parties
