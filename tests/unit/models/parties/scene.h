// One call at its verification, with everything that it rests upon: all of it good unless a test changes it.
// Germany's STI-CA and STI-PA, a provider "123A" under them that calls, and a French provider that verifies.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/parties/outcome.h"
#include "models/parties/service_provider/service_provider.h"
#include "models/pki/crl.h"
#include "models/pki/issuing.h"
#include "tests/unit/models/parties/fake_act.h"

namespace ishaken::parties::testing {

inline Instant at(std::string_view text) { return parse_instant(text).value(); }
inline TelephoneNumber tn(std::string_view text) { return TelephoneNumber::canonical(text).value(); }

enum class Crypto { openssl, modelled };
std::unique_ptr<pki::Crypto> make(Crypto crypto);

enum class Network { answers, silent, lost };

struct Scene {
  explicit Scene(const pki::Crypto& crypto);

  const pki::Crypto& crypto;
  const Instant begin = at("2026-06-01");
  const std::string url = "https://cr.de.example/123A/1.pem";
  pki::PrivateKey pa_key = pki::PrivateKey::derive(7, "pa"),
                  signer_key = pki::PrivateKey::derive(7, "signer"),
                  root_key = pki::PrivateKey::derive(7, "root"),
                  intermediate_key = pki::PrivateKey::derive(7, "intermediate"),
                  leaf_key = pki::PrivateKey::derive(7, "leaf"),
                  stranger = pki::PrivateKey::derive(7, "stranger");

  const pki::PublicKey pinned = pa_key.public_key();  // by the verifier

  // Who signs what.
  pki::PrivateKey intermediate_by = root_key, leaf_by = intermediate_key, crl_by = pa_key,
                  list_by = signer_key, token_by = leaf_key;

  pki::CertificateTemplate root, intermediate, leaf;
  // What the STI-CR serves, and how.
  std::function<void(std::vector<pki::CertificatePtr>&)> chain;
  std::function<void(messages::CertificateReply&)> reply;
  Network repository = Network::answers;

  // The list that the verifier's STI-PA publishes, signed there, and Germany's CRL.
  trust::TrustedList list;
  bool list_served = true, crl_served = true;
  pki::CrlTemplate crl;

  // The verifier.
  trust::Policy policy;
  trust::Profile profile;
  bool shaken = true;
  Duration wait{0};  // between what it learnt and the call

  // The call. Times are relative to when the INVITE arrives.
  TelephoneNumber calling = tn("4930123456"), called = tn("33140000001");
  passport::Passport claims;
  std::int64_t iat_shift = 0;
  Duration date_shift{0};
  bool with_identity = true;
  std::vector<std::string> other_identities;  // values of Identity headers in front of the call's own
  bool came_before = false;                   // the same INVITE, just now
  std::function<void(std::string&)> header, payload, signed_input, identity;
  std::function<std::string(const std::string& signing_input)> signature;  // instead of ES256

  pki::CertificatePtr made(const pki::CertificateTemplate& wanted, const pki::PrivateKey& key) const;
  pki::CertificatePtr pa_root() const;
  std::string signed_list() const;
  Bytes signed_crl() const;
  messages::CertificateReply served() const;
  messages::Invite invite(Instant now) const;
};

struct Seen {
  Outcome outcome{};
  Verstat verstat{};
  int cause = 0;  // of the Reason header; 0 where there is none
  int code = 0;
  CallVerified verified;
};

// The verifier at work: it learns the list and the CRL, then calls arrive.
class ProviderBench {
 public:
  explicit ProviderBench(Scene& scene);
  ProviderBench(const ProviderBench&) = delete;
  ProviderBench& operator=(const ProviderBench&) = delete;

  // Places the call now and returns the one answer to it. Empty where there is none, or more than one.
  std::optional<Seen> call();
  // Only sends the INVITE.
  CallId place(PartyId from);
  std::optional<Seen> seen(CallId call) const;
  void pass(Duration time) { bench_->pass(time); }
  FakeAct& act() { return bench_->act; }
  Bench& bench() { return *bench_; }
  const ServiceProvider& party() const { return *party_; }

  Directory directory;
  PartyId verifier, caller, repository, administrator, de_administrator;

 private:
  Reaction answer(const Sent& sent);

  Scene& scene_;
  pki::CertificateCache certificates_;
  trust::Reader reader_;
  Shared shared_;
  std::unique_ptr<ServiceProvider> party_;
  std::unique_ptr<Bench> bench_;
  std::uint64_t calls_ = 0;
};

// A change to a good call, and what must come of it.
struct Case {
  const char* name;
  Outcome outcome;
  int cause;
  Verstat verstat;
  std::function<void(Scene&)> change;
};

std::vector<Case> identity_cases();
std::vector<Case> repository_cases();
std::vector<Case> certificate_cases();
std::vector<Case> trust_cases();

// Replaces the only occurrence of a text.
std::function<void(std::string&)> swap(std::string from, std::string to);

}  // namespace ishaken::parties::testing
