// STI-PAs of several countries at work, in the hands of a test.
#pragma once

#include <gtest/gtest.h>

#include "models/parties/policy_administrator.h"
#include "models/pki/pem.h"
#include "models/trust/signed_claims.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {

using Names = std::vector<std::string>;

// One STI-PA at work.
struct Office {
  Office(const Countries& countries, PolicyAdministrator::Config config)
      : world(countries),
        code(config.home),
        party(config, countries.shared),
        bench(party, countries.party(code.text() + "/pa"), countries.directory, countries.start) {
    direct(messages::Start{});
  }
  void direct(const messages::Directive& directive) {
    bench.direct(directive);
    bench.pass(2 * second);
  }
  void tell(std::string_view from, messages::Message message) {
    bench.tell(world.party(from), std::move(message));
    bench.pass(2 * second);
  }
  // What the registry answers when it is read the next time.
  void shown(messages::RegistryContents contents) {
    bench.answer_next<messages::RegistryRead>(std::move(contents));
    bench.pass(2 * second);
  }
  std::string ga() const { return code.text() + "/ga"; }
  std::string root_of(const std::string& name) const {
    const auto key = pki::PrivateKey::derive(3, name);
    const auto wanted = pki::root_template(pki::root_name(code.text(), name), key.public_key(),
                                           Bytes(16, 0x31), {world.born, world.start + 5000 * day});
    return pki::to_pem(**pki::decode_certificate(pki::issue_certificate(wanted, key, *world.crypto)));
  }
  void approve(const std::string& name, bool approved = true) {
    tell(ga(), messages::ApproveCa{code, name, root_of(name), root_of(name + " intermediate"), approved});
  }
  void instruct(const trust::Instruction& instruction, const std::vector<messages::PartnerPin>& pins = {}) {
    tell(ga(), messages::InstructTrust{code, instruction, pins});
  }
  messages::SharedText ask(messages::Message request, std::string_view from) {
    tell(from, std::move(request));
    const messages::Message& reply = bench.act.sent.back().message;
    if (const auto* own = std::get_if<messages::TrustedListReply>(&reply)) return own->list;
    if (const auto* partner = std::get_if<messages::PartnerListReply>(&reply)) return partner->list;
    return nullptr;
  }
  messages::SharedText published() {
    return ask(messages::TrustedListRequest{code}, code.text() + "/provider/1");
  }
  messages::SharedText handed_to(CountryCode partner) {
    return ask(messages::PartnerListRequest{partner, code}, partner.text() + "/pa");
  }
  trust::TrustedList read(const messages::SharedText& text) const {
    return *world.shared.reader.list(*text, party.keys().root()->public_key);
  }
  // "FR Example" for a national anchor, "DE Other via US" where a partner re-exports it.
  Names anchors() {
    Names out;
    for (const trust::TrustedAnchor& each : read(published()).anchors)
      out.push_back(each.country.text() + " " + each.certificate->subject.organization +
                    (each.via == each.country ? "" : " via " + each.via.text()));
    return out;
  }
  std::int64_t sequence() { return read(published()).sequence; }
  std::string registration() const { return *bench.act.all<messages::RegistryRegister>().back().entry; }

  const Countries& world;
  CountryCode code;
  PolicyAdministrator party;
  Bench bench;
};

struct AdministratorTest : ::testing::Test {
  Countries world;
  trust::Policy policy;
  std::int64_t snapshots = 0;

  Office office(CountryCode code) { return Office(world, world.administrator(code, policy)); }
  messages::RegistryContents contents(const std::vector<std::string>& entries, std::int64_t sequence = 0) {
    const trust::RegistrySnapshot snapshot{sequence != 0 ? sequence : ++snapshots, numeric_date(world.start),
                                           entries};
    return {200, messages::share(world.registry_keys.sign("registry", to_claims(snapshot)))};
  }
  static trust::Instruction trusting(const std::vector<trust::TrustedCountry>& countries) {
    trust::Instruction out;
    out.trusted = countries;
    out.use_registry = true;
    return out;
  }
  static trust::TrustedCountry from_registry(CountryCode code) {
    return {code, trust::Mechanism::registry, {}};
  }
  static trust::TrustedCountry partner(CountryCode code) { return {code, trust::Mechanism::bilateral, {}}; }
  static messages::PartnerPin pin(const Office& of) {
    return {of.code, pki::to_pem(*of.party.keys().root())};
  }
  // The partner's answer to the last question.
  static void answer(Office& reader, CountryCode partner, const messages::SharedText& list) {
    reader.bench.answer_to(*reader.bench.act.last<messages::PartnerListRequest>(),
                           messages::PartnerListReply{200, partner, list});
    reader.bench.pass(2 * second);
  }
};

}  // namespace ishaken::parties::testing
