#include "models/parties/adversary/arsenal.h"

#include <fmt/format.h>

#include "models/base/overloaded.h"
#include "models/pki/pem.h"

namespace ishaken::parties {

CountryCode country_of(const pki::Certificate& certificate) {
  return CountryCode::is_valid(certificate.subject.country) ? CountryCode(certificate.subject.country)
                                                            : CountryCode();
}

void Arsenal::take(unsigned attack, const messages::Loot& loot, Instant now) {
  std::visit(Overloaded{
                 [&](const messages::StolenProviderKey& m) {
                   const auto chain = shared_.certificates.chain_from_pem(m.chain);
                   if (!chain) return;
                   const pki::CertificatePtr& leaf = chain->front();
                   add({attack, country_of(*leaf), Credentials{m.key, leaf, m.chain, m.x5u}});
                 },
                 [&](const messages::StolenCaKey& m) {
                   auto chain = shared_.certificates.chain_from_pem(m.chain);
                   if (!chain) return;
                   const CountryCode country = country_of(*chain->front());
                   Issuer issuer{m.key, std::move(*chain), m.rules};
                   const std::string path = fmt::format("{}/attack/{}", path_, attack);
                   add({attack, country, forge_leaf(issuer, m.spc, country, path, host_, now, shared_)});
                 },
                 [&](const messages::StolenPaKey& m) { pa_key_ = m; },
                 [&](const messages::StolenRegistryKey& m) { registry_key_ = m; },
                 [&](const messages::RegistryAccounts& m) { operators_ = m.operators; },
                 [](const messages::MistakenApproval&) {},  // it must first enrol
             },
             loot);
}

void Arsenal::add(Weapon weapon) {
  weapons_.push_back(std::move(weapon));
  current_ = weapons_.size() - 1;
}

bool Arsenal::move_on() {
  if (weapons_.size() < 2) return false;
  weapons_.erase(weapons_.begin() + static_cast<std::ptrdiff_t>(current_));
  current_ = weapons_.size() - 1;
  return true;
}

}  // namespace ishaken::parties
