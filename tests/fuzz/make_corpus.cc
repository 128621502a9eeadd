// Writes the seeds: one good object for each fuzzer, made as the parties make them.
//
//   build/asan/tests/fuzz/make_corpus tests/fuzz/corpus
#include <filesystem>
#include <fstream>
#include <iostream>

#include "models/messages/wire.h"
#include "models/passport/identity.h"
#include "models/pki/crl.h"
#include "models/pki/csr.h"
#include "models/pki/pem.h"
#include "models/pki/spc_token.h"
#include "models/trust/transparency_log.h"
#include "tests/fuzz/signers.h"
#include "tests/property/messages/random_message.h"

using namespace ishaken;

namespace {

namespace fs = std::filesystem;

fs::path folder;

void write(std::string_view fuzzer, std::string_view name, std::string_view text) {
  fs::create_directories(folder / fuzzer);
  std::ofstream(folder / fuzzer / name, std::ios::binary) << text;
}

passport::Passport call() {
  passport::Passport out;
  out.attestation = passport::Attestation::A;
  out.x5u = "https://cr.example/1.pem";
  out.orig = *TelephoneNumber::canonical("33123456789");
  out.dest.numbers = {*TelephoneNumber::canonical("12155550121")};
  out.iat = 1767225600;
  out.origid = "123e4567-e89b-12d3-a456-426655440000";
  return out;
}

std::string identity() {
  const std::string input = signing_input(call());
  return passport::identity_header(input,
                                   fuzz::signers().crypto->sign(fuzz::Signers::key("sp"), as_bytes(input)),
                                   "https://cr.example/1.pem", "shaken");
}

void write_calls() {
  write("identity", "shaken", identity());
  passport::Passport diverted = call();
  diverted.ppt = passport::Ppt::div;
  diverted.div = *TelephoneNumber::canonical("12155550122");
  diverted.dest.uris = {"sip:alice@example.com"};
  std::string both;
  append_header_json(both, diverted);
  both += '\n';
  append_payload_json(both, diverted);
  write("passport", "div", both);
  const std::string whole = identity();
  write("passport", "jws", whole.substr(0, whole.find(';')));

  messages::Invite invite;
  invite.call = CallId{1000000001};
  invite.origin = PartyId{7};
  invite.calling = *TelephoneNumber::canonical("33123456789");
  invite.called = *TelephoneNumber::canonical("12155550121");
  invite.date = parse_instant("2026-01-01").value();
  invite.identity = {identity()};
  const messages::WireContext context{
      .from = PartyId{3}, .to = PartyId{4}, .request = {}, .answers = nullptr};
  write("sip", "invite", encode(invite, context));
  write("sip", "response",
        encode(messages::FinalResponse{invite.call, 438, "STIR;cause=436;text=\"no\""}, context));
}

// The first octet is the question that a response answers, by its place in the variant.
void write_control_plane() {
  for (const std::string_view name :
       {"SpcTokenRequest", "AcmeFinalize", "AcmeOrder", "CertificateReply", "TrustedListReply",
        "RegistryRegister", "RegistryNews", "InstructTrust", "AgreementProposal"}) {
    for (std::size_t i = 0; i < std::variant_size_v<messages::AnyMessage>; ++i) {
      messages::RandomMessages random(1);
      const auto message = random.of(i);
      if (!message || messages::name_of_message(*message) != name) continue;
      const auto question = random.question_of(*message);
      messages::WireContext context{
          .from = PartyId{3}, .to = PartyId{4}, .request = RequestId{5}, .answers = nullptr};
      if (question) context.answers = &*question;
      const char first = static_cast<char>(question ? question->index() : 0);
      write("wire", name, first + encode(*message, context));
    }
  }
}

void write_certificates() {
  const fuzz::Signers& s = fuzz::signers();
  const pki::CertificatePtr leaf = s.leaf();
  write("certificate", "leaf", as_text(leaf->der));
  write("certificate", "signer", as_text(s.lists.signer(trust::testing::FR)->der));
  const std::vector<pki::CertificatePtr> chain{leaf, s.lists.ca("Example")};
  write("chain", "two", to_pem(chain));
  write("crl", "indirect", as_text(s.crl()->der));
  write("tn_auth_list", "spc", as_text(leaf->tn_auth_list->to_der()));
  const pki::TnAuthList several{{pki::ServiceProviderCode{"123A"}, pki::NumberRange{"33123456789", 100},
                                 pki::SingleNumber{"12155550121"}}};
  write("tn_auth_list", "several", as_text(several.to_der()));
  write("csr", "provider",
        as_text(make_csr(leaf->subject, pki::TnAuthList::of("123A"), fuzz::Signers::key("sp"), *s.crypto)));
}

void write_signed() {
  const fuzz::Signers& s = fuzz::signers();
  const auto& [FR, DE] = std::pair{trust::testing::FR, trust::testing::DE};
  const auto list =
      to_claims(s.lists.list(FR, {s.lists.anchor("Example", FR), s.lists.anchor("Beispiel", DE)}));
  write("trusted_list", "claims", pki::to_text(list));
  write("trusted_list", "jws",
        s.lists.sign(FR, to_claims(s.lists.list(FR, {s.lists.anchor("Example", FR)}))));
  const auto entry = to_claims(s.lists.entry(FR));
  write("registry_entry", "claims", pki::to_text(entry));
  const trust::RegistrySnapshot snapshot{3, 1767225600, {"e30.e30.AA", s.lists.sign(FR, {{"a", 1}})}};
  write("registry_snapshot", "claims", pki::to_text(to_claims(snapshot)));
  write("registry_snapshot", "jws", s.lists.sign(FR, to_claims(snapshot)));
  write("spc_token", "claims", pki::to_text(to_claims(s.token())));
  write("spc_token", "jws", issue_spc_token(s.token(), fuzz::Signers::key("FR/signer"), *s.crypto));
}

void write_log() {
  trust::MerkleTree tree;
  for (std::uint8_t leaf = 0; leaf < 7; ++leaf) tree.append(Bytes{leaf});
  const auto claims = [](const trust::TreeHead& head, const trust::MerkleProof& proof) {
    return pki::to_text(pki::Json{{"head", trust::to_claims(head)}, {"proof", trust::to_claims(proof)}});
  };
  write("transparency_log", "consistency", claims({3, *tree.root(3)}, *tree.consistency_proof(3, 7)));
  write("transparency_log", "inclusion",
        claims({7, trust::leaf_hash(Bytes{5})}, *tree.inclusion_proof(5, 7)));
}

void write_scenarios() {
  write("scenario", "small", R"(schema: 1
name: two
title: Two countries
start: 2026-01-01
duration: 2 d
templates: {medium: {providers: 2, cas: 1, policy: careful}}
countries:
  FR: {like: medium}
  XA: {like: medium, prefixes: ["999"]}
policies: {careful: {registry: allow-list, allow: [FR], merge: scoped, list_poll: 6 h}}
traffic:
  - {kind: legitimate, from: any, to: any, rate: 4 per min}
  - {kind: spoofed, by: XA, to: FR, calling: numbers-of(FR), rate: 1 per min, from_day: 1}
timeline:
  - {at: 1 d, exclude: XA, by: [FR]}
  - {at: 30 h, outage: registry, for: 12 h}
expect:
  - verified_share[from=XA, to=FR, after=1 d] == 0
  - exposure_window_s[event=exclude, stat=max] <= 25 h
)");
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: make_corpus FOLDER\n";
    return 2;
  }
  folder = arguments[1];
  write_calls();
  write_control_plane();
  write_certificates();
  write_signed();
  write_log();
  write_scenarios();
}
