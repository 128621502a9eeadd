#include "sim/world/thief.h"

#include <algorithm>

#include "models/parties/certification_authority.h"
#include "models/parties/international_registry.h"
#include "models/parties/policy_administrator.h"
#include "models/parties/service_provider.h"
#include "models/pki/pem.h"

namespace ishaken::sim {
namespace {

using messages::Loot;
using parties::Role;

std::shared_ptr<const Loot> share(Loot loot) { return std::make_shared<const Loot>(std::move(loot)); }

std::shared_ptr<const Loot> of(const parties::CertificationAuthority& ca, CountryCode country, bool root) {
  const std::string chain =
      root ? pki::to_pem(*ca.root()) : pki::to_pem(*ca.intermediate()) + pki::to_pem(*ca.root());
  return share(messages::StolenCaKey{root ? ca.root_key() : ca.intermediate_key(), chain, root, ca.rules(),
                                     country.text() + "01"});
}

std::shared_ptr<const Loot> of(const parties::InternationalRegistry& registry) {
  return share(messages::StolenRegistryKey{registry.keys().signer(), registry.log().leaves()});
}

}  // namespace

std::shared_ptr<const Loot> steal_key(const parties::Party& from, const parties::Directory::Place& place,
                                      bool root) {
  switch (place.role) {
    case Role::service_provider: {
      const auto& credentials = static_cast<const parties::ServiceProvider&>(from).credentials();
      if (!credentials) return nullptr;
      return share(messages::StolenProviderKey{credentials->key, credentials->chain, credentials->x5u});
    }
    case Role::certification_authority:
      return of(static_cast<const parties::CertificationAuthority&>(from), place.country, root);
    case Role::policy_administrator: {
      const parties::RootedKeys& keys = static_cast<const parties::PolicyAdministrator&>(from).keys();
      return share(messages::StolenPaKey{keys.signer(), keys.root(), keys.crl_url()});
    }
    case Role::international_registry:
      return of(static_cast<const parties::InternationalRegistry&>(from));
    default:
      return nullptr;
  }
}

std::shared_ptr<const Loot> steal_accounts(const parties::Party& registry, unsigned count) {
  const auto& all = static_cast<const parties::InternationalRegistry&>(registry).operators();
  const std::size_t taken = std::min<std::size_t>(count, all.size());
  return share(messages::RegistryAccounts{{all.begin(), all.begin() + static_cast<std::ptrdiff_t>(taken)}});
}

}  // namespace ishaken::sim
