// France's STI-PA with a watchdog, in the hands of a test.
#pragma once

#include <gtest/gtest.h>

#include "models/parties/policy_administrator.h"
#include "models/pki/pem.h"
#include "models/trust/signed_claims.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {

using Names = std::vector<std::string>;

struct AdministratorRoom : ::testing::Test {
  Countries world;
  trust::Policy policy;
  std::unique_ptr<PolicyAdministrator> party;
  std::unique_ptr<Bench> bench;
  std::int64_t snapshots = 0;
  RootedKeys de = world.keys(DE), us = world.keys(US);

  AdministratorRoom() { policy.watchdog = true; }
  void begin() {
    party = std::make_unique<PolicyAdministrator>(world.administrator(FR, policy), world.shared);
    bench = std::make_unique<Bench>(*party, world.party("FR/pa"), world.directory, world.start);
    direct(messages::Start{});
  }
  void direct(const messages::Directive& directive) {
    bench->direct(directive);
    bench->pass(2 * second);
  }
  void tell(std::string_view from, messages::Message message) {
    bench->tell(world.party(from), std::move(message));
    bench->pass(2 * second);
  }
  std::string root(const std::string& name) const {
    const auto key = pki::PrivateKey::derive(3, name);
    const auto wanted = pki::root_template(pki::root_name("FR", name), key.public_key(), Bytes(16, 0x31),
                                           {world.born, world.start + 5000 * day});
    return pki::to_pem(**pki::decode_certificate(pki::issue_certificate(wanted, key, *world.crypto)));
  }
  void approve(const std::string& name, bool approved = true) {
    tell("FR/ga", messages::ApproveCa{FR, name, root(name), "", approved});
  }
  void register_it(bool registered = true) { tell("FR/ga", messages::InstructRegistration{FR, registered}); }
  std::string registration() const { return *bench->act.all<messages::RegistryRegister>().back().entry; }
  // An entry by somebody, with one STI-CA of that name in its list.
  std::string entry(const RootedKeys& by, CountryCode country, const std::string& ca,
                    std::int64_t sequence = 1) const {
    trust::TrustedList list;
    list.sequence = sequence;
    list.exp = numeric_date(world.start + 300 * day);
    list.authorities.push_back({by.root(), by.crl_url()});
    trust::TrustedAnchor anchor;
    anchor.certificate = *pki::certificate_from_pem(root(ca));
    anchor.country = anchor.via = country;
    list.anchors.push_back(anchor);
    trust::RegistryEntry out;
    out.attributes = {country, Region::europe, true};
    out.pa_root = by.root();
    out.list = by.sign("trusted-list", to_claims(list));
    out.crl_url = by.crl_url();
    out.sequence = sequence;
    out.exp = numeric_date(world.start + 300 * day);
    return by.sign("registration", to_claims(out));
  }
  void shows(const std::vector<std::string>& entries) {
    const trust::RegistrySnapshot snapshot{++snapshots, numeric_date(world.start), entries};
    bench->answer_next<messages::RegistryRead>(messages::RegistryContents{
        200, messages::share(world.registry_keys.sign("registry", to_claims(snapshot)))});
    bench->pass(2 * second);
  }
  void trusting(CountryCode country) {
    trust::Instruction instruction;
    instruction.trusted = {{country, trust::Mechanism::registry, {}}};
    instruction.use_registry = true;
    tell("FR/ga", messages::InstructTrust{FR, instruction, {}});
  }
  Names anchors() {
    tell("FR/provider/1", messages::TrustedListRequest{FR});
    const auto text = bench->act.all<messages::TrustedListReply>().back().list;
    Names out;
    for (const auto& each : world.reader.list(*text, party->keys().root()->public_key)->anchors)
      out.push_back(each.certificate->subject.organization);
    return out;
  }
  std::size_t disputes() const { return bench->act.all<messages::RegistryDispute>().size(); }
  std::size_t alarms() const { return bench->act.all<messages::KeyAlarm>().size(); }
  // Under its own root, by whoever has its signing key.
  RootedKeys own() const { return world.keys(FR); }
};

}  // namespace ishaken::parties::testing
