// How a provider comes by its certificate, and keeps it: approval by the STI-GA, SPC token from the STI-PA,
// ACME order, challenge and CSR at an STI-CA (ATIS-1000080 clause 6.3), and again before it expires. One step
// at a time; a step that fails or is never answered starts the whole anew after a while.
#pragma once

#include <optional>
#include <string>

#include "models/parties/party.h"
#include "models/parties/shared.h"
#include "models/pki/keys.h"

namespace ishaken::parties {

// What a provider signs with.
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
    unsigned preferred_ca = 0;        // into the country's STI-CAs
    Duration renewal{0};              // time left at which a new certificate is asked for
    std::string own_repository_host;  // where the provider hosts its own STI-CR; empty: the STI-CA's
  };
  enum class News { none, new_credentials };

  // Wakes of this tag belong to the enrolment: hand them to `wake`.
  Enrolment(Config config, const Shared& shared, std::uint32_t tag)
      : config_(std::move(config)), shared_(shared), tag_(tag) {}

  void start(Act& act);
  // As one who is approved already, rightly or not.
  void begin_approved(Act& act);
  // A new certificate for a new key.
  void renew(Act& act);
  // The same from the next STI-CA of the country: the present one is no longer trusted at home.
  void change_authority(Act& act);
  News receive(const messages::Envelope& envelope, Act& act);
  void wake(Tag tag, Act& act);

  const std::optional<Credentials>& credentials() const { return credentials_; }

 private:
  enum class Step : std::uint8_t { idle, approval, token, account, order, challenge, certificate };

  void ask(Step step, PartyId whom, messages::Message message, Act& act);
  void begin(Act& act);
  void try_again_later(Act& act);
  PartyId authority() const;
  News install(const messages::AcmeCertificate& reply, Act& act);

  Config config_;
  const Shared& shared_;
  std::uint32_t tag_;
  Step step_ = Step::idle;
  RequestId waiting_for_{};
  bool approved_ = false;
  unsigned authority_shift_ = 0;
  unsigned generation_ = 0;
  std::uint64_t attempt_ = 0;  // wakes of earlier attempts mean nothing
  std::optional<pki::PrivateKey> account_key_, new_key_;
  std::string account_, order_, challenge_, token_;
  std::optional<Credentials> credentials_;
};

}  // namespace ishaken::parties
