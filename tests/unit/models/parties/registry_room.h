// The International SHAKEN registry with three operators, two of whom must agree, in the hands of a test.
#pragma once

#include <gtest/gtest.h>

#include "models/pki/jws_object.h"
#include "models/trust/signed_claims.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {

using Roots = std::vector<pki::CertificatePtr>;

struct RegistryRoom : ::testing::Test {
  Countries world;
  InternationalRegistry::Config config;
  std::unique_ptr<InternationalRegistry> party;
  std::unique_ptr<Bench> bench;
  RootedKeys de = world.keys(DE), us = world.keys(US);
  const pki::CertificatePtr ca1 = root("One"), ca2 = root("Two");
  static constexpr Duration settled = hour;  // after the beginning

  RegistryRoom() {
    config.host = "registry.example";
    config.born = world.born;
    config.settled_at = world.start + settled;
    config.operators.count = 3;
    config.operators.approvals = 2;
  }
  void begin() {
    party = std::make_unique<InternationalRegistry>(config, world.shared);
    bench = std::make_unique<Bench>(*party, world.registry, world.directory, world.start);
    bench->direct(messages::Start{});
  }
  pki::CertificatePtr root(const std::string& name) const {
    const auto key = pki::PrivateKey::derive(3, name);
    const auto wanted = pki::root_template(pki::root_name("DE", name), key.public_key(), Bytes(16, 0x31),
                                           {world.born, world.start + 5000 * day});
    return *pki::decode_certificate(pki::issue_certificate(wanted, key, *world.crypto));
  }
  // An entry whose list holds these STI-CAs.
  std::string entry(const RootedKeys& by, std::int64_t sequence, const Roots& roots,
                    CountryCode country = DE) const {
    trust::TrustedList list;
    list.sequence = sequence;
    list.exp = numeric_date(world.start + 300 * day);
    list.authorities.push_back({by.root(), by.crl_url()});
    for (const auto& each : roots) {
      trust::TrustedAnchor anchor;
      anchor.certificate = each;
      anchor.country = anchor.via = country;
      list.anchors.push_back(anchor);
    }
    trust::RegistryEntry out;
    out.attributes = {country, Region::europe, true};
    out.prefixes = {"49"};
    out.pa_root = by.root();
    out.list = by.sign("trusted-list", to_claims(list));
    out.crl_url = by.crl_url();
    out.sequence = sequence;
    out.exp = numeric_date(world.start + 300 * day);
    return by.sign("registration", to_claims(out));
  }
  int result() const { return bench->act.all<messages::RegistryResult>().back().status; }
  int put(const std::string& text, CountryCode country = DE) {
    bench->tell(world.party("DE/pa"), messages::RegistryRegister{country, messages::share(text)});
    return result();
  }
  int withdraw(const std::string& text) {
    bench->tell(world.party("DE/pa"), messages::RegistryWithdraw{DE, text});
    return result();
  }
  // By these operators, each of them once for each time that it is named.
  int order(const std::vector<unsigned>& operators, const pki::Json& claims, CountryCode country = DE) {
    messages::RegistryOrder order{country, {}};
    for (const unsigned each : operators) order.orders.push_back(signed_by(each, claims));
    return order_with(std::move(order));
  }
  int order_with(messages::RegistryOrder order) {
    bench->tell(world.party("FR/provider/1"), std::move(order));  // whoever hands it in
    return result();
  }
  std::string signed_by(unsigned each, const pki::Json& claims) const {
    return pki::sign_jws({{"typ", "order"}}, claims, party->operators().at(each), *world.crypto);
  }
  static pki::Json removal(std::string_view country = "DE") { return {{"country", country}}; }
  static pki::Json insertion(const std::string& text) { return {{"country", "DE"}, {"entry", text}}; }
  int dispute(const std::string& text, CountryCode country = DE) {
    bench->tell(world.party("DE/pa"), messages::RegistryDispute{country, text});
    return result();
  }
  static std::string dispute_by(const RootedKeys& keys, int sequence = 900, std::string_view country = "DE") {
    return keys.sign("dispute", {{"country", country}, {"sequence", sequence}});
  }
  void found(CountryCode country, std::string culprit = {}) {
    bench->direct(messages::AttackFound{messages::AttackFound::Remedy::restore_registry, country, "registry",
                                        std::move(culprit)});
    bench->pass(second);
  }
  // What it shows, and the signer.
  std::shared_ptr<const trust::RegistrySnapshot> shown() {
    bench->pass(second);
    bench->tell(world.party("FR/pa"), messages::RegistryRead{0});
    return world.reader.snapshot(*bench->act.all<messages::RegistryContents>().back().contents,
                                 party->root());
  }
  std::vector<std::string> entries() { return shown()->entries; }
  std::size_t told(AttackAnswered::Milestone milestone) const {
    std::size_t count = 0;
    for (const AttackAnswered& each : bench->act.records<AttackAnswered>())
      count += each.milestone == milestone;
    return count;
  }
  void settle() { bench->pass(settled); }
};
using Texts = std::vector<std::string>;

}  // namespace ishaken::parties::testing
