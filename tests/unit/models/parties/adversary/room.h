// Mallory, whose calls enter the network through the United States; Germany, from which it steals; and the
// registry, as a test shows it.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/parties/adversary/adversary.h"
#include "models/parties/adversary/forgery.h"
#include "models/parties/theft.h"
#include "models/passport/identity.h"
#include "models/pki/path_validation.h"
#include "models/pki/pem.h"
#include "models/trust/signed_claims.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {

struct AdversaryRoom : ::testing::Test {
  Countries world;
  PartyId mallory =
      world.directory.add({"adversary/mallory", Role::adversary, US, "mallory.adversary.example", 90});
  RootedKeys de = world.keys(DE), us = world.keys(US);
  const pki::CertificateRules rules = world.authority(DE).rules;
  CertificationAuthority ca{world.authority(DE), world.shared};
  Adversary party{config(), world.shared};
  Bench bench{party, mallory, world.directory, world.start};
  std::int64_t snapshots = 0;

  Adversary::Config config() const {
    Adversary::Config out;
    out.self = mallory;
    out.path = "adversary/mallory";
    out.through = US;
    out.host = "mallory.adversary.example";
    out.born = world.born;
    out.registry_root = world.registry_keys.root()->public_key;
    out.first_call = 5000;
    out.origid_seed = 9;
    return out;
  }

  // --- what there is to steal ---
  Issuer issuer() const { return {ca_key(false).key, {ca.keys().intermediate(), ca.keys().root()}, rules}; }
  Credentials provider(const std::string& name = "DE/provider/1") const {
    return forge_leaf(issuer(), "DE01", DE, name, "p1.DE.example", world.start, world.shared);
  }
  messages::StolenProviderKey provider_key(const std::string& name = "DE/provider/1") const {
    const Credentials from = provider(name);
    return {from.key, from.chain, from.x5u};
  }
  messages::StolenCaKey ca_key(bool root) const {
    const Theft theft{root ? Theft::What::root_key : Theft::What::signing_key};
    return std::get<messages::StolenCaKey>(*ca.steal(theft));
  }
  messages::StolenPaKey pa_key(const RootedKeys& keys) const {
    return {keys.signer(), keys.root(), keys.crl_url()};
  }
  static messages::RegistryAccounts accounts() {
    return {{pki::PrivateKey::derive(4, "operator 1"), pki::PrivateKey::derive(4, "operator 2")}};
  }
  void take(messages::Loot loot, unsigned attack = 1) {
    bench.direct(messages::HandOver{attack, std::make_shared<const messages::Loot>(std::move(loot))});
  }

  // --- the registry ---
  trust::TrustedList list(const RootedKeys& by) const {
    trust::TrustedList out;
    out.sequence = 7;
    out.exp = numeric_date(world.start + 30 * day);
    out.authorities.push_back({by.root(), by.crl_url()});
    trust::TrustedAnchor anchor;
    anchor.certificate = ca.keys().root();
    anchor.country = anchor.via = DE;
    anchor.prefixes = {"49"};
    anchor.policies = {rules.policy};
    out.anchors.push_back(anchor);
    return out;
  }
  std::string german_entry() const {
    trust::RegistryEntry out;
    out.attributes = {DE, Region::europe, true};
    out.prefixes = {"49"};
    out.pa_root = de.root();
    out.list = de.sign("trusted-list", to_claims(list(de)));
    out.crl_url = de.crl_url();
    out.policies = {rules.policy};
    out.sequence = 3;
    out.exp = numeric_date(world.start + 30 * day);
    return de.sign("registration", to_claims(out));
  }
  messages::RegistryContents contents(const std::vector<std::string>& entries) {
    const trust::RegistrySnapshot snapshot{++snapshots, numeric_date(world.start), entries};
    return {200, messages::share(world.registry_keys.sign("registry", to_claims(snapshot)))};
  }
  // The registry answers the adversary's reads with this.
  void registry_shows(const std::vector<std::string>& entries) {
    bench.answer = [reply = contents(entries)](const Sent& sent) -> std::optional<messages::Message> {
      if (std::holds_alternative<messages::RegistryRead>(sent.message)) return reply;
      return std::nullopt;
    };
  }
  std::shared_ptr<const trust::RegistryEntry> read_entry(const std::string& text) const {
    return world.shared.reader.entry(text);
  }

  // --- what came of it ---
  std::vector<ForgeryReady> armed() const { return bench.act.records<ForgeryReady>(); }
  // Whether a verifier who lists these would believe the chain, without CRLs.
  bool believed(const std::string& chain, const std::vector<pki::Anchor>& anchors) const {
    const auto certificates = pki::chain_from_pem(chain);
    if (!certificates) return false;
    pki::PathOptions options;
    options.require_crl = false;
    const std::vector<pki::CrlSource> none;
    const auto result =
        pki::validate_path(*certificates, anchors, none, bench.act.clock, options, *world.crypto);
    for (const auto& finding : result.findings)
      problems += std::string(name_of(finding.fault)) + " " + finding.detail + "; ";
    return result.valid;
  }
  mutable std::string problems;
};

}  // namespace ishaken::parties::testing
