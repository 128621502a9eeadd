#include "models/parties/adversary/forging_keys.h"

#include <fmt/format.h>

#include "models/base/overloaded.h"
#include "models/pki/pem.h"

namespace ishaken::parties {

CountryCode country_of(const pki::Certificate& certificate) {
  return CountryCode::parse(certificate.subject.country).value_or(CountryCode());
}

void ForgingKeys::take(unsigned attack, const messages::Loot& stolen, Act& act) {
  std::visit(Overloaded{
                 [&](const messages::StolenProviderKey& m) {
                   const auto chain = shared_.certificates.chain_from_pem(m.chain);
                   if (!chain) return;
                   const pki::CertificatePtr& leaf = chain->front();
                   add({attack, country_of(*leaf), Credentials{m.key, leaf, m.chain, m.x5u}}, act);
                 },
                 [&](const messages::StolenCaKey& m) {
                   auto chain = shared_.certificates.chain_from_pem(m.chain);
                   if (!chain) return;
                   const CountryCode country = country_of(*chain->front());
                   Issuer issuer{m.key, std::move(*chain), m.rules};
                   const std::string path = fmt::format("{}/attack/{}", path_, attack);
                   add({attack, country, forge_leaf(issuer, m.spc, country, path, host_, act.now(), shared_)},
                       act);
                 },
                 [&](const messages::StolenPaKey& m) { pa_key_ = m; },
                 [&](const messages::StolenRegistryKey& m) { registry_key_ = m; },
                 [&](const messages::RegistryAccounts& m) { operators_ = m.operators; },
                 [](const messages::MistakenApproval&) {},  // the adversary must enrol first
             },
             stolen);
}

void ForgingKeys::add(ForgingKey key, Act& act) {
  const std::string& x5u = key.credentials.x5u;
  if (const std::size_t host = x5u.find(host_); host != std::string::npos)
    chains_.publish(x5u.substr(host + host_.size()), key.credentials.chain);
  act.record(ForgeryReady{key.attack, x5u, key.credentials.chain,
                          shared_.directory.numbers.number_of(key.country, 0, 0)});
  keys_.push_back(std::move(key));
  current_ = keys_.size() - 1;
}

bool ForgingKeys::move_on() {
  if (keys_.size() < 2) return false;
  keys_.erase(keys_.begin() + static_cast<std::ptrdiff_t>(current_));
  current_ = keys_.size() - 1;
  return true;
}

}  // namespace ishaken::parties
