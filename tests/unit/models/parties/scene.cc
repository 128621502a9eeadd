#include "tests/unit/models/parties/scene.h"

#include <charconv>
#include <stdexcept>

#include "models/pki/jws_object.h"
#include "models/pki/pem.h"
#include "models/trust/pa_signature.h"
#include "models/trust/signed_claims.h"

namespace ishaken::parties::testing {
namespace {

const CountryCode DE("DE"), FR("FR");
constexpr auto days = [](int count) { return std::chrono::hours(24 * count); };

Bytes serial(std::uint8_t last) {
  Bytes out(16, 0x5a);
  out.back() = last;
  return out;
}

// "STIR ;cause=437 ;text=..."
int cause_of(const std::string& reason) {
  const std::size_t place = reason.find("cause=");
  int cause = 0;
  if (place != std::string::npos)
    std::from_chars(reason.data() + place + 6, reason.data() + reason.size(), cause);
  return cause;
}

}  // namespace

std::unique_ptr<pki::Crypto> make(Crypto crypto) {
  return crypto == Crypto::openssl ? pki::openssl_crypto() : pki::modelled_crypto();
}

std::function<void(std::string&)> swap(std::string from, std::string to) {
  return [from = std::move(from), to = std::move(to)](std::string& text) {
    const std::size_t place = text.find(from);
    if (place == std::string::npos || text.find(from, place + 1) != std::string::npos)
      throw std::logic_error("not exactly once: " + from + " in " + text);
    text.replace(place, from.size(), to);
  };
}

Scene::Scene(const pki::Crypto& with) : crypto(with) {
  const pki::CertificatePtr pa = pa_root();
  const pki::CertificateRules rules{"2.999.49", {"https://pa.de.example/download/v1/crl", pa->subject}};
  root = pki::root_template(pki::root_name("DE", "Example CA"), root_key.public_key(), serial(1),
                            {begin - days(2000), begin + days(4000)});
  const pki::CertificatePtr made_root = made(root, root_key);
  intermediate = pki::intermediate_template(*made_root, pki::intermediate_name("DE", "Example CA"),
                                            intermediate_key.public_key(), serial(2),
                                            {begin - days(1000), begin + days(3000)}, rules);
  leaf = pki::leaf_template(*made(intermediate, root_key), pki::provider_name("DE", "Provider", "123A"),
                            leaf_key.public_key(), "123A", serial(3), {begin - days(10), begin + days(90)},
                            rules);
  crl.issuer = pa->subject;
  crl.aki = pa->ski;
  crl.url = rules.crl.url;
  crl.this_update = begin - days(1);
  crl.next_update = begin + days(20);

  trust::TrustedAnchor anchor;
  anchor.certificate = made_root;
  anchor.country = anchor.via = DE;
  anchor.mechanism = trust::Mechanism::registry;
  anchor.prefixes = {"49"};
  anchor.policies = {"2.999.49"};
  list.sequence = 5;
  list.exp = numeric_date(begin + days(7));
  list.anchors = {anchor};
  list.authorities = {{pa, rules.crl.url}};

  policy.list_poll = std::chrono::minutes(1);
  claims.attestation = passport::Attestation::A;
  claims.x5u = url;
  claims.orig = calling;
  claims.dest.numbers = {called};
  claims.origid = "123e4567-e89b-42d3-a456-426655440000";
}

pki::CertificatePtr Scene::made(const pki::CertificateTemplate& wanted, const pki::PrivateKey& key) const {
  return pki::decode_certificate(pki::issue_certificate(wanted, key, crypto)).value();
}

// One root for both STI-PAs spares a second set of keys.
pki::CertificatePtr Scene::pa_root() const {
  return made(pki::pa_root_template({.country = "DE", .organization = "STI-PA", .common_name = "STI-PA Root"},
                                    pa_key.public_key(), serial(9), {begin - days(100), begin + days(4000)}),
              pa_key);
}

std::string Scene::signed_list() const {
  const pki::CertificatePtr root_certificate = pa_root();
  const auto wanted = pki::pa_signer_template(
      *root_certificate, {.country = "DE", .organization = "STI-PA", .common_name = "STI-PA Signer"},
      list_by.public_key(), serial(8), {begin - days(10), begin + days(1000)});
  return pki::sign_jws(
      trust::signed_header("trusted-list", "https://pa.fr.example/cert", *made(wanted, pa_key)),
      to_claims(list), signer_key, crypto);
}

Bytes Scene::signed_crl() const { return pki::issue_crl(crl, crl_by, crypto); }

messages::CertificateReply Scene::served() const {
  std::vector<pki::CertificatePtr> all{made(leaf, leaf_by), made(intermediate, intermediate_by)};
  if (chain) chain(all);
  messages::CertificateReply out;
  out.chain = pki::to_pem(all);
  if (reply) reply(out);
  return out;
}

messages::Invite Scene::invite(Instant now) const {
  messages::Invite out;
  out.calling = calling;
  out.called = called;
  out.date = std::chrono::floor<std::chrono::seconds>(now + date_shift);
  out.identity = other_identities;
  if (!with_identity) return out;
  passport::Passport signed_claims = claims;
  signed_claims.iat = numeric_date(now) + iat_shift;
  std::string header_json, payload_json;
  passport::append_header_json(header_json, signed_claims);
  passport::append_payload_json(payload_json, signed_claims);
  if (header) header(header_json);
  if (payload) payload(payload_json);
  std::string text = passport::jws_signing_input(header_json, payload_json);
  if (signature) {
    text += "." + signature(text);
  } else {
    const pki::Signature tag = crypto.sign(token_by, as_bytes(text));
    if (signed_input) signed_input(text);
    passport::append_signature(text, tag);
  }
  text += ";info=<" + claims.x5u + ">;alg=ES256;ppt=shaken";
  if (identity) identity(text);
  out.identity.push_back(std::move(text));
  return out;
}

ProviderBench::ProviderBench(Scene& scene)
    : scene_(scene),
      reader_(scene.crypto, certificates_),
      shared_{scene.crypto, directory, certificates_, reader_, 1} {
  directory.add({"outside", Role::outside_world, {}, "", 1});
  directory.add({"FR/ga", Role::governance_authority, FR, "ga.fr.example", 2});
  administrator = directory.add({"FR/pa", Role::policy_administrator, FR, "pa.fr.example", 3});
  verifier = directory.add({"FR/provider/1", Role::service_provider, FR, "provider1.fr.example", 4});
  de_administrator = directory.add({"DE/pa", Role::policy_administrator, DE, "pa.de.example", 5});
  caller = directory.add({"DE/provider/1", Role::service_provider, DE, "provider1.de.example", 6});
  repository = directory.add({"DE/cr", Role::certificate_repository, DE, "cr.de.example", 7});
  (void)directory.numbers.add("33", FR);
  (void)directory.numbers.add("49", DE);
  ServiceProvider::Config config;
  config.self = verifier;
  config.shaken = scene.shaken;
  config.enrolment.path = "FR/provider/1";
  config.enrolment.country = FR;
  config.relying = {FR, scene.policy, scene.pinned, scene.profile};
  party_ = std::make_unique<ServiceProvider>(config, shared_);
  bench_ = std::make_unique<Bench>(*party_, verifier, directory, scene.begin);
  bench_->answer = [this](const Sent& sent) { return answer(sent); };
  bench_->direct(messages::Start{});
  // Until it has read the list, or tried to.
  while (scene.shaken && bench_->act.all<messages::TrustedListRequest>().empty())
    pass(std::chrono::minutes(1));
  pass(std::chrono::minutes(1));
  pass(scene.wait);
}

Reaction ProviderBench::answer(const Sent& sent) {
  if (std::holds_alternative<messages::TrustedListRequest>(sent.message)) {
    EXPECT_EQ(sent.to, administrator);
    if (!scene_.list_served) return lost;
    return messages::TrustedListReply{200, messages::share(scene_.signed_list())};
  }
  if (std::holds_alternative<messages::CrlRequest>(sent.message)) {
    if (sent.to != de_administrator) return std::nullopt;  // nobody there knows of CRLs
    if (!scene_.crl_served) return lost;
    return messages::CrlReply{200, std::make_shared<const Bytes>(scene_.signed_crl())};
  }
  if (const auto* request = std::get_if<messages::CertificateRequest>(&sent.message)) {
    EXPECT_EQ(sent.to, repository) << request->url;
    if (scene_.repository == Network::lost) return testing::lost;
    if (scene_.repository == Network::answers) return scene_.served();
  }
  return std::nullopt;
}

CallId ProviderBench::place(PartyId from) {
  messages::Invite invite = scene_.invite(bench_->act.clock);
  invite.call = CallId{1'000'000'000 + ++calls_};
  invite.origin = caller;
  bench_->tell(from, invite);
  return invite.call;
}

std::optional<Seen> ProviderBench::seen(CallId call) const {
  std::vector<Seen> all;
  for (const CallVerified& each : bench_->act.records<CallVerified>())
    if (each.call == call) all.push_back({each.outcome, each.verstat, 0, 0, each});
  int answers = 0;
  for (const Sent& each : bench_->act.sent)
    if (const auto* response = std::get_if<messages::FinalResponse>(&each.message);
        response != nullptr && response->call == call && each.to == caller && !all.empty()) {
      ++answers;
      all.front().cause = cause_of(response->reason);
      all.front().code = response->code;
    }
  if (all.size() != 1 || answers != 1) return std::nullopt;
  return all.front();
}

std::optional<Seen> ProviderBench::call() {
  if (scene_.came_before) place(caller);
  const CallId call = place(caller);
  pass(scene_.policy.fetch_timeout + std::chrono::seconds(1));
  return seen(call);
}

}  // namespace ishaken::parties::testing
