// The STI-CR, which serves certificate chains at the x5u of PASSporTs.
#pragma once

#include "models/parties/handlers.h"
#include "models/parties/party.h"
#include "models/parties/published_chains.h"
#include "models/parties/shared.h"

namespace ishaken::parties {

class CertificateRepository final : public Party {
 public:
  explicit CertificateRepository(const Shared& shared) : shared_(shared) {}

  static const Handlers<CertificateRepository>& handlers();
  void receive(const messages::Envelope& envelope, Act& act) override;
  void direct(const messages::Directive&, Act&) override {}

  const PublishedChains& chains() const { return chains_; }

 private:
  messages::PublishResult publish(const messages::PublishCertificate& request);

  const Shared& shared_;
  PublishedChains chains_;
};

}  // namespace ishaken::parties
