#include "models/parties/adversary/rogue_entries.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "models/parties/adversary/reading.h"
#include "models/pki/jws_object.h"

namespace ishaken::parties {

void RogueEntries::insert(const messages::InsertRogueCa& order, Act& act) {
  forge(order.attack, order.country, act,
        [this, country = order.country](const std::string& entry, bool by_stolen_key, Act& later) {
          if (!by_stolen_key && !keys_.operators().empty())
            return this->order(country, {{"country", country.text()}, {"entry", entry}}, later);
          later.send(shared_.directory.registry(),
                     messages::RegistryRegister{country, messages::share(entry)});
        });
}

void RogueEntries::remove(const messages::RemoveEntry& order, Act& act) {
  this->order(order.country, {{"country", order.country.text()}, {"number", order.attack}}, act);
}

void RogueEntries::order(CountryCode country, const pki::Json& claims, Act& act) {
  messages::RegistryOrder order{country, {}};
  for (const pki::PrivateKey& key : keys_.operators())
    order.orders.push_back(pki::sign_jws({{"typ", "order"}}, claims, key, shared_.crypto));
  act.send(shared_.directory.registry(), std::move(order));
}

std::shared_ptr<const trust::RegistrySnapshot> RogueEntries::newest() const {
  return contents_ ? shared_.reader.snapshot(*contents_, config_.registry_root) : nullptr;
}

void RogueEntries::forge(unsigned attack, CountryCode country, Act& act, Use use) {
  read(shared_.directory.registry(), messages::RegistryRead{0}, act,
       [this, attack, country, use = std::move(use)](const messages::Message& answer, Act& later) {
         const auto* contents = std::get_if<messages::RegistryContents>(&answer);
         if (contents == nullptr || !contents->contents) return;
         saw(contents->contents);
         if (const auto registry = newest()) forge_in(*registry, attack, country, later, use);
       });
}

std::shared_ptr<const trust::RegistryEntry> RogueEntries::genuine(
    CountryCode country, const trust::RegistrySnapshot& registry) const {
  std::shared_ptr<const trust::RegistryEntry> out;
  for (const std::string& text : registry.entries)
    if (auto entry = shared_.reader.entry(text); entry && entry->attributes.country == country)
      out = std::move(entry);
  return out;
}

void RogueEntries::forge_in(const trust::RegistrySnapshot& registry, unsigned attack, CountryCode country,
                            Act& act, const Use& use) {
  const auto entry = genuine(country, registry);
  const auto& stolen = keys_.pa_key();
  const bool by_stolen_key = stolen && entry && stolen->root->fingerprint == entry->pa_root->fingerprint;
  const EntryAuthority by =
      by_stolen_key ? EntryAuthority{stolen->root, stolen->signer, stolen->crl_url} : pa_.authority();
  const std::string path = fmt::format("{}/attack/{}", config_.path, attack);
  pki::CertificateRules rules;
  rules.policy = entry && !entry->policies.empty() ? entry->policies.front() : "2.999.1000091";
  rules.crl = {by.crl_url, by.root->subject};
  const Issuer issuer = rogue_ca(country, path, rules, act.now(), shared_);
  trust::Candidate attributes;
  attributes.country = country;
  attributes.mandate = true;  // satisfies policies that ask for it
  use(forge_entry(entry.get(), attributes, shared_.directory.numbers.prefixes_of(country),
                  issuer.chain.back(), by, act.now(), shared_),
      by_stolen_key, act);
  const std::string spc = shared_.directory.first_spc(country);
  keys_.add({attack, country, forge_leaf(issuer, spc, country, path, config_.host, act.now(), shared_)}, act);
}

}  // namespace ishaken::parties
