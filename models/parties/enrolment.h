// A provider's enrolment: approval by the STI-GA, SPC token from the STI-PA, ACME order, challenge and CSR at
// an STI-CA (ATIS-1000080 clause 6.3), and again before the certificate expires. There is one step at a time.
// If a step fails or is never answered, the whole enrolment starts again after a while.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "models/parties/party.h"
#include "models/parties/question.h"
#include "models/parties/shared.h"
#include "models/parties/timer.h"
#include "models/pki/keys.h"

namespace ishaken::parties {

// The key and certificate that a provider signs with.
struct Credentials {
  pki::PrivateKey key;
  pki::CertificatePtr leaf;
  std::string chain;  // PEM
  std::string x5u;
};

class Enrolment {
 public:
  struct Config {
    std::string path;
    CountryCode country;
    std::string organization;
    std::string spc;
    unsigned preferred_ca = 0;        // index into the country's STI-CAs
    Duration renewal{0};              // time before expiry at which it asks for a new certificate
    std::string own_repository_host;  // of the provider's own STI-CR; empty: it uses the STI-CA's
  };
  using OnNewCredentials = std::function<void(const Credentials& fresh, Act& act)>;

  Enrolment(Config config, const Shared& shared, OnNewCredentials on_new_credentials = {})
      : config_(std::move(config)), shared_(shared), on_new_credentials_(std::move(on_new_credentials)) {}

  void start(Act& act);
  // Begins as an approved provider, without asking the STI-GA.
  void begin_approved(Act& act);
  // Asks for a new certificate for a new key.
  void renew(Act& act);
  // Does the same at the next STI-CA of the country, since the current one is no longer trusted there.
  void change_authority(Act& act);

  const std::optional<Credentials>& credentials() const { return credentials_; }

 private:
  // Sends a request. If it is granted, `next` follows; if not, the enrolment starts again later.
  template <class Reply>
  void ask(PartyId whom, messages::Message request, void (Enrolment::*next)(const Reply&, Act&), Act& act);

  // The steps, in their order.
  void approved(const messages::ApprovalResult& approval, Act& act);
  void begin(Act& act);
  void token_came(const messages::SpcTokenReply& reply, Act& act);
  void account_came(const messages::AcmeAccount& account, Act& act);
  void order(Act& act);
  void ordered(const messages::AcmeOrder& order, Act& act);
  void challenge_passed(const messages::AcmeChallengeResult& result, Act& act);
  void issued(const messages::AcmeCertificate& certificate, Act& act);

  void try_again_later(Act& act);
  PartyId authority() const;
  pki::TnAuthList number_authority() const;

  Config config_;
  const Shared& shared_;
  OnNewCredentials on_new_credentials_;
  Question question_;  // of the current step
  Timer again_;        // for a renewal, or for a new attempt
  bool approved_ = false;
  unsigned authority_shift_ = 0;
  unsigned generation_ = 0;
  std::optional<pki::PrivateKey> account_key_, new_key_;
  std::string account_, order_, token_;
  std::optional<Credentials> credentials_;
};

}  // namespace ishaken::parties
